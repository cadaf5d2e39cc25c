import type { Entry, Node, Path, Table } from "./node.ts";
import { SharedMap } from "./sharedMap.ts";
import type { Assignment, Statement } from "./statement.ts";
import { entryFor, type Section, type Structure } from "./structure.ts";

/** What an edit did to the statements of a file. */
export interface StatementChange {
  readonly removed: readonly Statement[];
  readonly inserted: readonly Statement[];
  /** The section that holds them, if they do not themselves change where sections begin and end. */
  readonly section: Section | undefined;
}

/**
 * The table after an edit that cannot change what other statements mean: it touches no header, no dotted key other than
 * in its value, and no name that another statement has too. Undefined for any other edit, after which the structure is
 * built again from all statements (which are not read again).
 */
export function updateRoot(structure: Structure, change: StatementChange): Table | undefined {
  const path = change.section?.path;
  // Every name counts when it is guessed which table a half-typed header opens.
  if (structure.guessed !== undefined) return undefined;
  if (path === undefined || touchesHeader(change) || touchesClash(structure, change)) return undefined;
  const table = tableAt(structure.root, path);
  if (table === undefined) return undefined;
  const entries = changedEntries(table, change);
  if (entries === undefined || [...entries.keys()].some((name) => structure.repeated.has(name))) return undefined;
  return entries.size === 0
    ? structure.root
    : withTable(structure.root, path, { ...table, entries: changed(table, entries) });
}

function touchesHeader(change: StatementChange): boolean {
  return change.removed.some(isHeader) || change.inserted.some(isHeader);
}

function isHeader(statement: Statement): boolean {
  return statement.kind === "header";
}

function touchesClash(structure: Structure, change: StatementChange): boolean {
  return structure.clashes.some(
    (clash) => change.removed.includes(clash.statement) || change.removed.includes(clash.other),
  );
}

/** What changes in the table by name; undefined where a name is, was or becomes more than one statement's. */
function changedEntries(table: Table, change: StatementChange): Map<string, Entry | undefined> | undefined {
  const entries = new Map<string, Entry | undefined>();
  for (const statement of change.removed) {
    if (statement.kind !== "assignment") continue;
    const [key, ...rest] = statement.keys;
    if (key === undefined || rest.length > 0 || entries.has(key.name)) return undefined;
    if (table.entries.get(key.name)?.statement !== statement) return undefined;
    entries.set(key.name, undefined);
  }
  for (const statement of change.inserted) {
    if (statement.kind !== "assignment") continue;
    const [key, ...rest] = statement.keys;
    if (key === undefined || rest.length > 0) return undefined;
    const isFree = entries.has(key.name) ? entries.get(key.name) === undefined : !table.entries.has(key.name);
    if (!isFree) return undefined;
    entries.set(key.name, entryOf(statement, key));
  }
  return entries;
}

function entryOf(statement: Assignment, key: Assignment["keys"][number]): Entry {
  return entryFor(key, statement.value, statement);
}

function changed(table: Table, changes: ReadonlyMap<string, Entry | undefined>): Table["entries"] {
  const { entries } = table;
  return entries instanceof SharedMap ? entries.with(changes) : SharedMap.of(new Map<string, Entry>()).with(changes);
}

/** The table at a path, through tables and arrays of tables. */
export function tableAt(root: Table, path: Path): Table | undefined {
  let node: Node | undefined = root;
  for (const step of path) node = stepDown(node, step);
  return node?.kind === "table" ? node : undefined;
}

/** The member of a table or the item of an array. */
export function stepDown(node: Node | undefined, step: string | number): Node | undefined {
  if (node?.kind === "table" && typeof step === "string") return node.entries.get(step)?.value;
  if (node?.kind === "array" && typeof step === "number") return node.items[step];
  return undefined;
}

/** The tree with another table at a path; all that does not lie on the way is shared. */
function withTable(node: Node, path: Path, table: Table): Table {
  const replaced = replaceAt(node, path, 0, table);
  return replaced.kind === "table" ? replaced : table;
}

function replaceAt(node: Node, path: Path, depth: number, table: Table): Node {
  const step = path[depth];
  if (step === undefined) return table;
  if (node.kind === "array" && typeof step === "number") {
    const item = node.items[step];
    return item === undefined
      ? node
      : { ...node, items: node.items.with(step, replaceAt(item, path, depth + 1, table)) };
  }
  if (node.kind !== "table" || typeof step !== "string") return node;
  const entry = node.entries.get(step);
  if (entry === undefined) return node;
  const value = replaceAt(entry.value, path, depth + 1, table);
  return { ...node, entries: changed(node, new Map([[step, { ...entry, value }]])) };
}
