import type { Tree } from "../syntax/tree.ts";
import { isAlternative } from "./conventionsBase.ts";
import type { Loader } from "./loader.ts";
import type { Layer, Stack } from "./plan.ts";
import { languageOf, modeOf, roleOf, templateOf } from "./planNames.ts";

/**
 * The family of `.env` files in the loader's order, once without a mode and once for each mode that a file names. Where
 * the loader may read the file of a mode instead of `.env`, what it sets decides. Files such as `docker.env` belong to
 * some program or other, and are layers only where `strata.toml` says so.
 */
export function envStacks(files: ReadonlyMap<string, Tree>, loader: Loader): Stack[] {
  const names = [...files.keys()].filter((name) => languageOf(name) === "env");
  const modes = [...new Set(names.flatMap((name) => modeOf(name) ?? []))];
  const always = loader.envFamily(undefined);
  const named = modes.map((mode) => ({ name: nameOf(mode), layers: modeLayers(mode, files, loader) }));
  const present = presentAmong(always, files);
  const isToBeMade = names.some((name) => roleOf(name) === "template" && templateOf(name) === ".env");
  if (present.length === 0 && !isToBeMade) return named;
  const absent: Layer[] =
    files.has(".env") || !isToBeMade ? [] : [{ file: ".env", isOptional: true, isPresent: false }];
  return [{ name: "default", layers: [...absent, ...present] }, ...named];
}

/** `.env.default.local` must not take the name of the stack without a mode. */
function nameOf(mode: string): string {
  return mode === "default" ? ".env.default" : mode;
}

function modeLayers(mode: string, files: ReadonlyMap<string, Tree>, loader: Loader): Layer[] {
  const family = loader.envFamily(mode);
  const base = files.get(".env");
  const own = files.get(`.env.${mode}`);
  const mayReplace = loader.modeFile === "on-top-or-instead" && base !== undefined && own !== undefined;
  if (!mayReplace || !isAlternative(base, own)) return presentAmong(family, files);
  const replaced = new Set(loader.envFamily(undefined));
  return presentAmong(
    family.filter((file) => !replaced.has(file)),
    files,
  );
}

function presentAmong(family: readonly string[], files: ReadonlyMap<string, Tree>): Layer[] {
  return family.filter((file) => files.has(file)).map((file) => ({ file, isOptional: false, isPresent: true }));
}
