import type { Block } from "../block.ts";
import type { Assignment, Header, KeyPart, Statement } from "../statement.ts";
import { type Clash, entryFor, type Section, type SectionPlacer, type Structure } from "../structure.ts";
import { namesBelow, placeByText, placeHalfTyped } from "./halfTypedHeader.ts";
import { type Definition, OpenTable } from "./openTable.ts";

/**
 * TOML's rules on what may be defined where, as smol-toml applies them: a header opens a table once, a dotted key opens
 * tables that no header may open again, `[[name]]` adds to an array that only headers build. The first definition wins.
 */
export function buildTomlStructure(blocks: readonly Block[], place: SectionPlacer = placeByText): Structure {
  const root = new OpenTable("header");
  const clashes: Clash[] = [];
  const sections: Section[] = [];
  let guessed: string[] | undefined;
  let opened: OpenedSection = { table: root, path: [] };
  let section: Section = { path: [] };
  for (const [index, block] of blocks.entries()) {
    for (const statement of block.statements) {
      if (statement.kind === "assignment") define(opened.table, statement, clashes);
      if (statement.kind !== "header") continue;
      if (statement.isHalfTyped) {
        const names = namesBelow(blocks, index);
        opened = openHalfTyped(root, statement, opened, placeHalfTyped(root, statement, opened, names, place));
        guessed ??= [];
        for (const name of names) guessed.push(name);
      } else {
        opened = openSection(root, statement, clashes);
      }
      section = { path: opened.path };
    }
    sections.push(section);
  }
  const structure = { root: root.close(), sections, clashes, repeated: none };
  return guessed === undefined ? structure : { ...structure, guessed };
}

const none: ReadonlySet<string> = new Set();

interface OpenedSection {
  readonly table: OpenTable | undefined;
  readonly path: readonly (string | number)[] | undefined;
}

const detached: OpenedSection = { table: undefined, path: undefined };

/** A header that is only a guess contradicts nothing. */
function openHalfTyped(
  root: OpenTable,
  header: Header,
  above: OpenedSection,
  placed: ReturnType<SectionPlacer>,
): OpenedSection {
  if (placed === "named") return openSection(root, header, []);
  return placed === "above" ? above : detached;
}

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
