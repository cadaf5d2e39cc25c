import type { Statement } from "./statement.ts";

/**
 * What a value of a TOML, `.env`, JSON or merged configuration is. Scalars carry JavaScript values; `start` and `end`
 * count from the start of the statement that holds the node (from the start of the text in JSON), so that a node
 * never changes when text before it does. A node without a place of its own (a merged one, a default) has 0 and 0.
 */
export type Node = Scalar | List | Table | UnreadNode;

export type Scalar = StringNode | IntegerNode | FloatNode | BooleanNode | DateNode | NullNode;

interface Placed {
  readonly start: number;
  readonly end: number;
}

export interface StringNode extends Placed {
  readonly kind: "string";
  readonly value: string;
}

/** A whole number as written in the file; a `bigint` where 53 bits do not hold it. `1.0` is a float. */
export interface IntegerNode extends Placed {
  readonly kind: "integer";
  readonly value: number | bigint;
}

export interface FloatNode extends Placed {
  readonly kind: "float";
  readonly value: number;
}

export interface BooleanNode extends Placed {
  readonly kind: "boolean";
  readonly value: boolean;
}

/** A TOML date or time; `value` is its text in ISO form with a `T` between date and time. */
export interface DateNode extends Placed {
  readonly kind: "offset-date-time" | "local-date-time" | "local-date" | "local-time";
  readonly value: string;
}

/** JSON's `null`; and in `.env` a bare `KEY`, which python-dotenv reads as None. TOML has none. */
export interface NullNode extends Placed {
  readonly kind: "null";
  readonly value: null;
}

/** A value that is there but missing or half typed: nothing is known of it, so nothing is said of it. */
export interface UnreadNode extends Placed {
  readonly kind: "unread";
}

export interface List extends Placed {
  readonly kind: "array";
  readonly items: readonly Node[];
}

export interface Table extends Placed {
  readonly kind: "table";
  readonly entries: Entries;
  /** The header that opened the table, for tables that have one. */
  readonly header?: Statement;
}

/** One member of a table. The key's span counts from the start of `statement`, as the value's does. */
export interface Entry extends Placed {
  readonly name: string;
  readonly value: Node;
  /** The statement that wrote the entry: an assignment, or the header of a table; absent in JSON and in merged tables. */
  readonly statement?: Statement;
}

/** The members of a table by name; a `Map` is one, and so is the tree's own map that shares unchanged parts. */
export interface Entries {
  readonly size: number;
  get(name: string): Entry | undefined;
  has(name: string): boolean;
  keys(): Iterable<string>;
  values(): Iterable<Entry>;
}

/** The way to a node from the root: names of table members and indexes of array items. */
export type Path = readonly (string | number)[];

export function isTable(node: Node | undefined): node is Table {
  return node?.kind === "table";
}
