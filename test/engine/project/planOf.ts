import { readTree, type Tree, tomlLanguage } from "../../../server/src/engine/engine.ts";
import type { LoaderName } from "../../../server/src/engine/project/loader.ts";
import { readManifest } from "../../../server/src/engine/project/manifest.ts";
import { isConfigFile, languageOf, type Plan, planProject } from "../../../server/src/engine/project/plan.ts";
import { envDialects } from "../../../server/src/engine/syntax/env/envDialects.ts";
import { envReader } from "../../../server/src/engine/syntax/env/envReader.ts";
import { buildEnvStructure } from "../../../server/src/engine/syntax/env/envStructure.ts";

export type Files = Readonly<Record<string, string>>;

const toml = tomlLanguage({ version: "1.1" });
const env = { name: "env", read: envReader(envDialects.node), build: buildEnvStructure } as const;

/** A folder with these files; those that are no configuration count by their names. */
export function planOf(files: Files, defaults: { schema?: string; loader?: LoaderName } = {}): Plan {
  const names = Object.keys(files);
  const trees = new Map<string, Tree>();
  for (const name of names.filter(isConfigFile)) {
    trees.set(name, readTree(files[name] ?? "", languageOf(name) === "toml" ? toml : env));
  }
  const otherNames = names.filter((name) => !isConfigFile(name));
  const manifest = trees.get("strata.toml");
  return planProject({ files: trees, manifest: manifest && readManifest(manifest), otherNames, defaults });
}
