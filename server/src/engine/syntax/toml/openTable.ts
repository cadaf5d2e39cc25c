import type { Entry, Table } from "../node.ts";
import { SharedMap } from "../sharedMap.ts";
import type { Header, KeyPart, Statement } from "../statement.ts";
import { entryFor } from "../structure.ts";

export type Definition =
  /** Opened by a header of its own. */
  | "header"
  /** Opened on the way to a header's table: a header may still come. */
  | "implied"
  /** Opened on the way to an array of tables. */
  | "implied-by-array"
  | "dotted";

/** A table while its statements are gathered. */
export class OpenTable {
  definition: Definition;
  header: Header | undefined;
  /** All names; the value of one that stands for open tables is put in when they close. */
  readonly entries = new Map<string, Entry>();
  readonly tables: Map<string, OpenTable | OpenTable[]> = new Map();

  constructor(definition: Definition, header?: Header) {
    this.definition = definition;
    this.header = header;
  }

  open(key: KeyPart, statement: Statement, content: OpenTable | OpenTable[]): void {
    this.entries.set(key.name, entryFor(key, undefined, statement));
    this.tables.set(key.name, content);
  }

  /** The finished table. Those in it are closed first. */
  close(): Table {
    const order: OpenTable[] = [this];
    for (const table of order) {
      for (const content of table.tables.values()) {
        if (content instanceof OpenTable) order.push(content);
        else for (const item of content) order.push(item);
      }
    }
    const closed = new Map<OpenTable, Table>();
    for (const table of order.reverse()) closed.set(table, closeOne(table, closed));
    return closed.get(this) ?? emptyTable;
  }
}

const emptyTable: Table = { kind: "table", start: 0, end: 0, entries: new Map() };

function closeOne(table: OpenTable, closed: ReadonlyMap<OpenTable, Table>): Table {
  for (const [name, content] of table.tables) {
    const entry = table.entries.get(name);
    if (entry === undefined) continue;
    const { start, end } = entry;
    const value: Entry["value"] | undefined = Array.isArray(content)
      ? { kind: "array", start, end, items: content.map((item) => closed.get(item) ?? emptyTable) }
      : closed.get(content);
    if (value !== undefined) table.entries.set(name, { ...entry, value });
  }
  const { header } = table;
  const last = header?.keys[header.keys.length - 1];
  const place = { start: last?.start ?? 0, end: last?.end ?? 0 };
  const entries = SharedMap.of(table.entries);
  return header === undefined ? { kind: "table", ...place, entries } : { kind: "table", ...place, entries, header };
}
