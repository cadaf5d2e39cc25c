import type { Tree } from "../syntax/tree.ts";
import { isAlternative } from "./conventionsBase.ts";
import type { Layer, Stack } from "./plan.ts";
import { languageOf, roleOf, templateOf, variantOf } from "./planNames.ts";

/**
 * `config.toml` under `secrets.toml`, and one stack for each `config.<name>.toml`: on top of both, or instead of the base
 * where it sets most of what the base sets.
 */
export function tomlStacks(files: ReadonlyMap<string, Tree>): Stack[] {
  const names = [...files.keys()].filter((name) => languageOf(name) === "toml");
  const layers = names.filter((name) => roleOf(name) === "layer");
  const targets = new Set(names.flatMap((name) => templateOf(name) ?? []));
  const isKnown = (name: string) => files.has(name) || targets.has(name);
  if (layers.length === 0 && targets.size === 0) return [];
  const family = ["config", "settings"].find((prefix) => [...layers, ...targets].some((name) => isIn(name, prefix)));
  const base = `${family ?? "config"}.toml`;
  const secrets = isKnown(".secrets.toml") && !isKnown("secrets.toml") ? ".secrets.toml" : "secrets.toml";
  const common = { files, base, secrets };
  const variants = variantsAmong(layers, family ?? "config");
  const named = [...variants].map(([name, variant]) => ({ name, layers: variantLayers(variant, common) }));
  if (named.length > 0 && !isKnown(base)) return named;
  const own = isKnown(base) ? [layerOf(base, files, "required")] : [];
  return [{ name: "default", layers: [...own, layerOf(secrets, files, "optional")] }, ...named];
}

/** The files of one name: `config.test.toml` and `secrets.test.toml` make one stack. */
interface Variant {
  readonly config: string | undefined;
  readonly secrets: string | undefined;
}

interface Common {
  readonly files: ReadonlyMap<string, Tree>;
  readonly base: string;
  readonly secrets: string;
}

function variantsAmong(layers: readonly string[], family: string): ReadonlyMap<string, Variant> {
  const variants = new Map<string, Variant>();
  for (const file of layers) {
    const name = variantOf(file, family);
    if (name === undefined || name === "") continue;
    // A second spelling of a name, and a file that is called `default`, keep their whole name.
    const isFree = name !== "default" && !variants.has(name);
    variants.set(isFree ? name : file.slice(0, -".toml".length), { config: file, secrets: undefined });
  }
  for (const file of layers) {
    const name = variantOf(file, "secrets") || variantOf(file, ".secrets");
    if (name) variants.set(name, { config: variants.get(name)?.config, secrets: file });
  }
  return variants;
}

function variantLayers({ config, secrets: own }: Variant, { files, base, secrets }: Common): Layer[] {
  const baseTree = files.get(base);
  const tree = config === undefined ? undefined : files.get(config);
  const isOverlay = baseTree !== undefined && (tree === undefined || !isAlternative(baseTree, tree));
  const first = isOverlay ? base : config;
  const order = [first, secrets, isOverlay ? config : undefined, own].filter((file) => file !== undefined);
  return order.map((file) => layerOf(file, files, file === secrets ? "optional" : "required"));
}

/** What is not there cannot be required: the template of a base stands for a file that is still to be made. */
function layerOf(file: string, files: ReadonlyMap<string, Tree>, need: "required" | "optional"): Layer {
  const isPresent = files.has(file);
  return { file, isOptional: need === "optional" || !isPresent, isPresent };
}

function isIn(name: string, family: string): boolean {
  return variantOf(name, family) !== undefined;
}
