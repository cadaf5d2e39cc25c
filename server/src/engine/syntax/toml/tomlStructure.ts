import type { Block } from "../block.ts";
import type { Entry, Table } from "../node.ts";
import { SharedMap } from "../sharedMap.ts";
import type { Assignment, Header, KeyPart, Statement } from "../statement.ts";
import { type Clash, entryFor, type Section, type Structure } from "../structure.ts";

/**
 * TOML's rules on what may be defined where, as smol-toml applies them: a header opens a table once, a dotted key opens
 * tables that no header may open again, `[[name]]` adds to an array that only headers build. The first definition wins.
 */
export function buildTomlStructure(blocks: readonly Block[]): Structure {
  const root = new OpenTable("header");
  const clashes: Clash[] = [];
  const sections: Section[] = [];
  let section: Section = { path: [] };
  let target: OpenTable | undefined = root;
  for (const block of blocks) {
    for (const statement of block.statements) {
      if (statement.kind === "header") {
        const opened: OpenedSection = openSection(root, statement, clashes);
        section = { path: opened.path };
        target = opened.table;
      } else if (statement.kind === "assignment") {
        define(target, statement, clashes);
      }
    }
    sections.push(section);
  }
  return { root: root.close(), sections, clashes, repeated: none };
}

const none: ReadonlySet<string> = new Set();

type Definition =
  /** Opened by a header of its own. */
  | "header"
  /** Opened on the way to a header's table: a header may still come. */
  | "implied"
  /** Opened on the way to an array of tables. */
  | "implied-by-array"
  | "dotted";

/** A table while its statements are gathered. */
class OpenTable {
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

  /** The finished table. Tables lie as deep as keys have parts, which nothing bounds: so this is done without recursion. */
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

interface OpenedSection {
  readonly table: OpenTable | undefined;
  readonly path: readonly (string | number)[] | undefined;
}

const detached: OpenedSection = { table: undefined, path: undefined };

function openSection(root: OpenTable, header: Header, clashes: Clash[]): OpenedSection {
  const path: (string | number)[] = [];
  let table: OpenTable = root;
  for (const key of header.keys.slice(0, -1)) {
    const next = stepInto(table, key, header, path, header.isArray ? "implied-by-array" : "implied");
    if (next === undefined) return clash(clashes, "not-a-table", header, key, table);
    table = next;
  }
  const last = header.keys[header.keys.length - 1];
  if (last === undefined) return detached;
  path.push(last.name);
  return header.isArray ? openItem(table, header, last, path, clashes) : openTable(table, header, last, path, clashes);
}

function clash(
  clashes: Clash[],
  kind: Clash["kind"],
  statement: Statement,
  key: KeyPart,
  table: OpenTable,
): OpenedSection {
  const other = table.entries.get(key.name)?.statement;
  if (other !== undefined) clashes.push({ kind, statement, key, other });
  return detached;
}

/** The table that a name on the way to another table stands for, opened if need be; the last one of an array. */
function stepInto(
  table: OpenTable,
  key: KeyPart,
  statement: Statement,
  path: (string | number)[],
  definition: Definition,
): OpenTable | undefined {
  path.push(key.name);
  const content = table.tables.get(key.name);
  if (content instanceof OpenTable) return content;
  if (content !== undefined) {
    path.push(content.length - 1);
    return content[content.length - 1];
  }
  if (table.entries.has(key.name)) return undefined;
  const opened = new OpenTable(definition);
  table.open(key, statement, opened);
  return opened;
}

function openTable(
  table: OpenTable,
  header: Header,
  key: KeyPart,
  path: (string | number)[],
  clashes: Clash[],
): OpenedSection {
  const present = table.tables.get(key.name);
  if (present === undefined && !table.entries.has(key.name)) {
    const opened = new OpenTable("header", header);
    table.open(key, header, opened);
    return { table: opened, path };
  }
  if (!(present instanceof OpenTable)) return clash(clashes, "not-a-table", header, key, table);
  if (present.definition === "implied" || present.definition === "implied-by-array") {
    present.definition = "header";
    present.header = header;
    table.open(key, header, present);
    return { table: present, path };
  }
  clash(clashes, "duplicate-table", header, key, table);
  return { table: present, path };
}

function openItem(
  table: OpenTable,
  header: Header,
  key: KeyPart,
  path: (string | number)[],
  clashes: Clash[],
): OpenedSection {
  const present = table.tables.get(key.name);
  const item = new OpenTable("header", header);
  if (present === undefined && !table.entries.has(key.name)) {
    table.open(key, header, [item]);
    return { table: item, path: [...path, 0] };
  }
  if (!Array.isArray(present)) return clash(clashes, "duplicate-table", header, key, table);
  present.push(item);
  return { table: item, path: [...path, present.length - 1] };
}

function define(section: OpenTable | undefined, assignment: Assignment, clashes: Clash[]): void {
  if (section === undefined) return;
  const { keys } = assignment;
  const last = keys[keys.length - 1];
  const table = keys.length === 1 ? section : dottedTable(section, assignment, clashes);
  if (table === undefined || last === undefined) return;
  if (table.entries.has(last.name)) clash(clashes, "duplicate-key", assignment, last, table);
  else table.entries.set(last.name, entryFor(last, assignment.value, assignment));
}

function dottedTable(section: OpenTable, assignment: Assignment, clashes: Clash[]): OpenTable | undefined {
  let table = section;
  for (const key of assignment.keys.slice(0, -1)) {
    const present = table.tables.get(key.name);
    const isClosed = Array.isArray(present) || (present !== undefined && isHeaders(present));
    const next = isClosed ? undefined : stepInto(table, key, assignment, [], "dotted");
    if (next === undefined) {
      clash(clashes, "not-a-table", assignment, key, table);
      return undefined;
    }
    table = next;
  }
  return table;
}

/** A table that headers opened is closed to dotted keys. */
function isHeaders(table: OpenTable): boolean {
  return table.definition === "header" || table.definition === "implied";
}
