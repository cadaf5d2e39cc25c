import { isIgnored, type ProjectDefaults, readGitignore } from "../engine/engine.ts";
import type { Settings } from "./settings.ts";
import { folderOf, keyOf, pathIn, uriIn } from "./uris.ts";

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
  const uri = uriFrom(start, reference);
  return pathIn(keyOf(folder), keyOf(uri)) ?? uri;
}

/** The way may lead up and into another workspace folder; whether the file may be read is decided where it is read. */
function uriFrom(start: string, path: string): string {
  let folder = start;
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "" || name === ".") continue;
    if (name !== "..") names.push(name);
    else if (names.pop() === undefined) folder = folderOf(folder) ?? folder;
  }
  return uriIn(folder, names.join("/"));
}
