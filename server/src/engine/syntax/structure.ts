import type { Block } from "./block.ts";
import type { Entry, Table } from "./node.ts";
import type { KeyPart, Statement } from "./statement.ts";

/** What all statements of a file together mean: the table they build, and which of them contradict each other. */
export interface Structure {
  readonly root: Table;
  /** For each block the table that its assignments belong to. */
  readonly sections: readonly Section[];
  readonly clashes: readonly Clash[];
  /** Names that several statements write without a clash, because some of them have no value. */
  readonly repeated: ReadonlySet<string>;
  /** The names below half-typed headers, whose table is a guess; undefined where there is no such header. */
  readonly guessed?: readonly string[];
}

/** A header and the assignments below it, up to the next header. */
export interface Section {
  /** The way from the root to the table; undefined where a clash keeps the table out of the tree. */
  readonly path: readonly (string | number)[] | undefined;
}

/** A statement that defines again what another one defined before. */
export interface Clash {
  readonly kind: "duplicate-key" | "duplicate-table" | "not-a-table";
  /** The statement that the application refuses, or the one that loses where the last one wins. */
  readonly statement: Statement;
  readonly key: KeyPart;
  /** The statement that the name belongs to. */
  readonly other: Statement;
}

/** A half-typed header with the settings below it, and the tables that these may belong to. */
export interface HalfTypedSection {
  /** What the header would open; undefined where its name is not whole, or where no table can be opened under it. */
  readonly named: Section["path"];
  /** The section in which the header is typed. */
  readonly above: Section["path"];
  /** The first part of the key of each setting below the header, and of those that `above` has no value for as yet. */
  readonly names: readonly string[];
  readonly freeAbove: readonly string[];
}

/** Decides to which table the settings below a half-typed header belong, if that can be told. */
export type SectionPlacer = (section: HalfTypedSection) => "named" | "above" | "nowhere";

/** How a language makes one table from many statements. */
export type StructureBuilder = (blocks: readonly Block[], place?: SectionPlacer) => Structure;

/** The entry an assignment or a header makes; the value of one that does not parse is there but unread. */
export function entryFor(key: KeyPart, value: Entry["value"] | undefined, statement: Statement): Entry {
  const { name, start, end } = key;
  return { name, start, end, statement, value: value ?? unreadAt(statement, end) };
}

function unreadAt(statement: Statement, keyEnd: number): Entry["value"] {
  if (statement.kind !== "assignment") return { kind: "unread", start: keyEnd, end: keyEnd };
  return { kind: "unread", start: statement.valueStart, end: statement.valueEnd };
}
