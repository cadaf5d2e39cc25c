import { manifestName, type Project } from "../project/project.ts";
import { nodeAt } from "../project/projectFile.ts";
import { keyText } from "../project/settingPath.ts";
import { knownNames } from "../schema/children.ts";
import type { Path } from "../syntax/node.ts";
import type { Edit, Span } from "../text/span.ts";
import { type FileChanges, noChanges } from "./edits.ts";
import { governing } from "./nodeAtOffset.ts";
import { type NamingPlace, namedAt, placesOfProperty } from "./references.ts";
import { type SchemaPlace, schemaPlacesOf } from "./schemaPlaces.ts";
import { tomlKey } from "./tomlValue.ts";

/** What is to be renamed, or a sentence that says why it cannot be. */
export type Renaming = { readonly span: Span; readonly name: string; readonly path: Path } | Refusal;

export interface Refusal {
  readonly refusal: string;
}

export function renamingAt(project: Project, fileName: string, offset: number): Renaming {
  if (fileName === manifestName)
    return { refusal: "The names in strata.toml are given by Strata and cannot be changed." };
  const path = namedAt(project, fileName, offset);
  const name = path?.at(-1);
  if (path === undefined || typeof name !== "string") return { refusal: "Put the cursor on the name of a setting." };
  const place = placesOfProperty(project, path).find((found) => {
    return found.file === fileName && offset >= found.start && offset <= found.end;
  });
  if (place === undefined) return { refusal: "Put the cursor on the name of a setting." };
  const foreign = schemaPlacesOf(project, path).find(({ document }) => !isOwnSchema(project, document));
  if (foreign !== undefined) return { refusal: `${keyText(path)} is named by a schema outside of this project.` };
  const written = project.files.get(fileName)?.tree.slice(place.start, place.end) ?? name;
  const isQuoted = /^["']/.test(written);
  return { span: { start: place.start, end: place.end }, name: isQuoted ? name : written, path };
}

/** The changes that give a setting another name in all layers, templates, references and the schema at once. */
export function renameAt(project: Project, fileName: string, offset: number, newName: string): FileChanges | Refusal {
  const renaming = renamingAt(project, fileName, offset);
  if ("refusal" in renaming) return renaming;
  const { path } = renaming;
  const places = placesOfProperty(project, path);
  const refusal = refusalOf(project, path, newName, places);
  if (refusal !== undefined) return { refusal };
  const edits = new Map<string, Edit[]>();
  const add = (file: string, edit: Edit) => edits.set(file, [...(edits.get(file) ?? []), edit]);
  for (const place of places) add(place.file, fileEdit(project, place, path, newName));
  for (const place of schemaPlacesOf(project, path)) add(place.document, schemaEdit(place, newName));
  for (const own of edits.values()) own.sort((one, other) => one.start - other.start);
  return { ...noChanges, edits };
}

function isOwnSchema({ plan }: Project, document: string): boolean {
  return document === plan.schema && !document.startsWith("strata:");
}

function refusalOf(project: Project, path: Path, newName: string, places: readonly NamingPlace[]): string | undefined {
  if (newName === "" || newName.trim() !== newName) return "A name must not be empty or have white space around it.";
  if (/[\u0000-\u001f\u007f]/.test(newName)) return "A name must not have control characters.";
  const env = places.find(({ file }) => project.files.get(file)?.tree.language.name === "env");
  if (env !== undefined && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(newName)) {
    return `${env.file} sets it too, and there a name has only letters, digits and _.`;
  }
  const { nestedDelimiter = "" } = project.plan.loader;
  if (env !== undefined && nestedDelimiter !== "" && newName.includes(nestedDelimiter)) {
    return `In ${env.file} ${nestedDelimiter} stands between a table and its keys.`;
  }
  return newName === path.at(-1) ? undefined : collision(project, [...path.slice(0, -1), newName]);
}

function collision(project: Project, path: Path): string | undefined {
  const siblings = governing(project.rootNodes, path.slice(0, -1));
  const isKnown = knownNames(siblings).some(({ name }) => name === path.at(-1));
  if (isKnown) return `The schema has a setting ${keyText(path)} already.`;
  const file = [...project.files.values()].find(({ settings, name }) => {
    return name !== manifestName && nodeAt(settings, path) !== undefined;
  });
  return file === undefined ? undefined : `${file.name} has a setting ${keyText(path)} already.`;
}

function fileEdit(project: Project, place: NamingPlace, path: Path, newName: string): Edit {
  const { start, end, file } = place;
  const tree = project.files.get(file)?.tree;
  if (tree?.language.name === "toml") return { start, end, text: tomlKey(newName) };
  const written = tree?.slice(start, end) ?? "";
  return { start, end, text: inCaseOf(written, String(path.at(-1)), newName) };
}

/** Where the loader does not look at case, a name in capitals stays in capitals. */
function inCaseOf(written: string, name: string, newName: string): string {
  if (written === name) return newName;
  if (written === name.toUpperCase()) return newName.toUpperCase();
  return written === name.toLowerCase() ? newName.toLowerCase() : newName;
}

function schemaEdit({ start, end }: SchemaPlace, newName: string): Edit {
  return { start, end, text: JSON.stringify(newName) };
}
