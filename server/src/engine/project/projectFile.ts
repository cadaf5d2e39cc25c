import type { Entries, Entry, Node, Path, Table } from "../syntax/node.ts";
import type { Statement } from "../syntax/statement.ts";
import type { Tree } from "../syntax/tree.ts";
import { stepDown } from "../syntax/updateStructure.ts";

/** A file of a project, read; `settings` is what it contributes, under the names that the application knows. */
export interface ProjectFile {
  /** The path from the project's folder, with `/`. */
  readonly name: string;
  readonly tree: Tree;
  readonly settings: Table;
}

/** Where a setting stands in a file. Without absolute offsets, so that it stays right when text before it changes. */
export interface SettingPlace {
  readonly file: string;
  readonly entry: Entry;
}

/** The entry at a path of a file's settings. Items of lists have no entry of their own: it is the one of their list. */
export function entryAt(table: Table, path: Path): Entry | undefined {
  let node: Node | undefined = table;
  let entry: Entry | undefined;
  for (const step of path) {
    if (node?.kind === "table" && typeof step === "string") entry = node.entries.get(step) ?? undefined;
    node = stepDown(node, step);
    if (node === undefined) return undefined;
  }
  return entry;
}

export function nodeAt(node: Node | undefined, path: Path): Node | undefined {
  let found = node;
  for (const step of path) found = stepDown(found, step);
  return found;
}

/** The statement around a path: that of the innermost entry that has one. */
export function statementAtPath(table: Table, path: Path): Statement | undefined {
  let node: Node | undefined = table;
  let statement: Statement | undefined;
  for (const step of path) {
    if (node?.kind === "table" && typeof step === "string") statement = node.entries.get(step)?.statement ?? statement;
    node = stepDown(node, step);
    if (node?.kind === "table" && node.header !== undefined) statement = node.header;
    if (node === undefined) break;
  }
  return statement;
}

export const noEntries: Entries = new Map<string, Entry>();
export const emptyTable: Table = { kind: "table", start: 0, end: 0, entries: noEntries };
