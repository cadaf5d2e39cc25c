import { manifestName, type Project } from "../project/project.ts";
import type { ProjectFile } from "../project/projectFile.ts";
import type { SchemaNode } from "../schema/schemaNode.ts";
import type { Path } from "../syntax/node.ts";
import type { Span } from "../text/span.ts";
import { type KeyName, keyNamesIn, namesIn, sameNames } from "./keyNames.ts";
import { applicationPath, governing, nodeAtOffset } from "./nodeAtOffset.ts";

/** A place in a file that names a setting. */
export interface NamingPlace extends Span {
  readonly file: string;
  readonly role: KeyName["role"];
}

/** Every place in all layers and templates that names the setting under the cursor, and every `${NAME}`. */
export function referencesTo(project: Project, fileName: string, offset: number): readonly NamingPlace[] {
  const path = namedAt(project, fileName, offset);
  return path === undefined ? [] : placesNaming(project, path);
}

/** The setting that the cursor is on: by its key, by a reference to it, or by its value. */
export function namedAt(project: Project, fileName: string, offset: number): Path | undefined {
  if (fileName === manifestName) return undefined;
  const found = nodeAtOffset(project, fileName, offset);
  return (
    found?.reference?.path ??
    (found?.part === "value" && found.path !== undefined ? withoutItems(found.path) : found?.path)
  );
}

function withoutItems(path: Path): Path {
  const last = path.findLastIndex((step) => typeof step === "string");
  return path.slice(0, last + 1);
}

/** The places that name a setting, in all files or in some. */
export function placesNaming(
  project: Project,
  path: Path,
  files: Iterable<ProjectFile> = project.files.values(),
): readonly NamingPlace[] {
  return placesThat(project, files, path, (named) => sameNames(named, path));
}

/**
 * The same together with settings of other tables that the schema describes by the very same property: a new name in the
 * schema is a new name for all of them.
 */
export function placesOfProperty(project: Project, path: Path): readonly NamingPlace[] {
  const nodes = governing(project.rootNodes, path);
  const last = path.at(-1);
  const isAlike = (named: Path) => named.at(-1) === last && sharesNode(project, named, nodes);
  return placesThat(project, project.files.values(), path, (named) => sameNames(named, path) || isAlike(named));
}

function placesThat(
  project: Project,
  files: Iterable<ProjectFile>,
  wanted: Path,
  isWanted: (path: Path) => boolean,
): readonly NamingPlace[] {
  const places: NamingPlace[] = [];
  const name = namesIn(wanted).at(-1) ?? "";
  for (const file of files) {
    if (file.name === manifestName) continue;
    const isEnv = file.tree.language.name === "env";
    for (const { path, span, role } of keyNamesIn(project, file, name)) {
      if (isWanted(isEnv ? path : applicationPath(project, file, path)))
        places.push({ file: file.name, ...span, role });
    }
  }
  return places;
}

function sharesNode(project: Project, path: Path, nodes: readonly SchemaNode[]): boolean {
  return nodes.length > 0 && governing(project.rootNodes, path).some((node) => nodes.includes(node));
}

/** The places in the same file alone. */
export function highlightsAt(project: Project, fileName: string, offset: number): readonly NamingPlace[] {
  const file = project.files.get(fileName);
  const path = namedAt(project, fileName, offset);
  return path === undefined || file === undefined ? [] : placesNaming(project, path, [file]);
}
