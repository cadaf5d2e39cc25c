import { manifestName, type Project } from "../../project/project.ts";
import { nodeAt, type ProjectFile } from "../../project/projectFile.ts";
import { keyText } from "../../project/settingPath.ts";
import { itemNodes } from "../../schema/children.ts";
import { OBJECT_TYPE } from "../../schema/jsonType.ts";
import type { SchemaNode } from "../../schema/schemaNode.ts";
import type { Path } from "../../syntax/node.ts";
import { stacksSeenFrom } from "../hover.ts";
import { settingsRoot } from "../nodeAtOffset.ts";
import { candidatesIn, companionsOf } from "./candidates.ts";
import { type Completion, sortText } from "./completionItem.ts";
import type { HeaderPlace } from "./completionPlace.ts";

const DEEPEST = 4;
const MOST_HEADERS = 200;

/** The headers of tables that the file has not opened yet, and those of lists of tables, which may be opened again. */
export function headerCompletions(project: Project, place: HeaderPlace): readonly Completion[] {
  const tables = [...tablesInSchema(project, place.file), ...tablesElsewhere(project, place.file)];
  const seen = new Set<string>();
  const items: Completion[] = [];
  for (const { path, isArray } of tables) {
    const text = isArray ? `[[${keyText(path)}]]` : `[${keyText(path)}]`;
    if (seen.has(text) || (place.isArray && !isArray) || (!isArray && isOpened(place, path))) continue;
    seen.add(text);
    items.push({
      label: text,
      kind: "table",
      edit: { ...place.range, text },
      filterText: text,
      sortText: sortText(isArray ? 2 : 1, items.length),
      path,
    });
  }
  return items;
}

/** The schemas of the tables in a list of tables; none where the list is of something else. */
export function arrayTableOf(nodes: readonly SchemaNode[]): readonly SchemaNode[] {
  return itemNodes(nodes, 0).filter((node) => node.acceptedTypes === OBJECT_TYPE);
}

interface KnownTable {
  readonly path: Path;
  readonly isArray: boolean;
}

function tablesInSchema(project: Project, file: ProjectFile): readonly KnownTable[] {
  const tables: KnownTable[] = [];
  const open: Path[] = [[]];
  for (let path = open.shift(); path !== undefined && tables.length < MOST_HEADERS; path = open.shift()) {
    for (const { path: inner, isTable, nodes, belongsIn } of candidatesIn(project, file, path)) {
      if (belongsIn !== undefined) continue;
      if (isTable) tables.push({ path: inner, isArray: false });
      else if (arrayTableOf(nodes).length > 0) tables.push({ path: inner, isArray: true });
      if (isTable && inner.length < DEEPEST) open.push(inner);
    }
  }
  const stacks = file.name === manifestName ? stackNames(project) : [];
  return [
    ...stacks.map((name) => ({ path: ["stacks", name], isArray: false })),
    ...tables.filter(({ path }) => !isStackList(file, path)),
  ];
}

/** The table of all stacks says nothing by itself. */
function isStackList(file: ProjectFile, path: Path): boolean {
  return file.name === manifestName && path.length === 1 && path[0] === "stacks";
}

function stackNames(project: Project): readonly string[] {
  return [...new Set(["default", ...project.plan.stacks.map((stack) => stack.name)])];
}

/** The tables of the files that make one configuration with this one. */
function tablesElsewhere(project: Project, file: ProjectFile): readonly KnownTable[] {
  const tables: KnownTable[] = [];
  for (const other of companionsOf(project, file, stacksSeenFrom(project, file.name))) {
    if (other.tree.language.name !== "toml") continue;
    for (const { path } of other.tree.structure.sections) {
      if (path === undefined || path.length === 0 || tables.length >= MOST_HEADERS) continue;
      const last = path[path.length - 1];
      const names = typeof last === "number" ? path.slice(0, -1) : path;
      if (names.every((step) => typeof step === "string"))
        tables.push({ path: names, isArray: typeof last === "number" });
    }
  }
  return tables;
}

/** A table is open already if a header, a value or dotted keys made it; one on the way to another table is not. */
function isOpened({ file, statement }: HeaderPlace, path: Path): boolean {
  const node = nodeAt(settingsRoot(file), path);
  if (node === undefined) return false;
  if (node.kind !== "table") return true;
  if (node.header !== undefined) return node.header !== statement;
  return [...node.entries.values()].some((entry) => entry.statement?.kind === "assignment");
}
