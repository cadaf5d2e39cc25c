import { isIgnored, type ProjectDefaults, readGitignore } from "../engine/engine.ts";
import type { Settings } from "./settings.ts";
import { keyOf, pathIn, uriIn } from "./uris.ts";

/** What the settings of the editor say about the project in a folder, whose configuration files have these names. */
export function projectDefaults(
  settings: Settings,
  place: { readonly workspaceFolder: string | undefined; readonly folder: string },
  names: Iterable<string>,
): ProjectDefaults {
  const schema = schemaFor(settings, place, [...names]);
  return {
    ...(schema === undefined ? {} : { schema }),
    ...(settings.loader === "auto" ? {} : { loader: settings.loader }),
  };
}

interface Place {
  readonly workspaceFolder: string | undefined;
  readonly folder: string;
}

function schemaFor(
  settings: Settings,
  { workspaceFolder, folder }: Place,
  names: readonly string[],
): string | undefined {
  const start = workspaceFolder ?? folder;
  const inside = pathIn(keyOf(start), keyOf(folder));
  const paths = names.map((name) => (inside === undefined ? name : `${inside}/${name}`));
  for (const [pattern, reference] of Object.entries(settings.schemas)) {
    const files = [{ folder: "", rules: readGitignore(pattern) }];
    if (paths.some((path) => isIgnored(files, path))) return fromFolder(reference, start, folder);
  }
  return undefined;
}

/** The settings count from the workspace folder, a project from its own; what lies outside of that is known by its URI. */
function fromFolder(reference: string, start: string, folder: string): string {
  if (reference.startsWith("strata:")) return reference;
  const uri = uriIn(start, reference.replace(/^\.\//, ""));
  return pathIn(keyOf(folder), keyOf(uri)) ?? uri;
}
