import type { ProjectFile } from "../../project/projectFile.ts";
import type { Path } from "../../syntax/node.ts";
import type { Assignment, Statement } from "../../syntax/statement.ts";
import type { Span } from "../../text/span.ts";

/** Where in a line the cursor stands, and what accepting a completion there would replace. */
export type CompletionPlace = KeyPlace | HeaderPlace | ValuePlace | ReferencePlace | CommentPlace;

interface PlaceBase {
  readonly file: ProjectFile;
  /** The statement around the cursor: what it sets itself does not count as set already. */
  readonly statement: Statement | undefined;
  /** What is replaced; the cursor lies in it, and so does all that was typed of the word. */
  readonly range: Span;
  /** The text from the start of the range to the cursor. */
  readonly typed: string;
}

export interface KeyPlace extends PlaceBase {
  readonly kind: "key";
  /** The table that the key is one of. */
  readonly table: Path;
  /** The quote that was typed before the key. */
  readonly quote: Quotes;
  /** What stands behind the key already. */
  readonly follows: "nothing" | "separator" | "another-part" | "a-value";
  readonly holder: "line" | "dotted-line" | "inline-table";
  /** Whether a header may stand in place of the key without taking lines away from another table. */
  readonly mayBeHeader: boolean;
  /** The keys that an inline table has around the cursor, which the tree does not know while it is half typed. */
  readonly taken: readonly string[];
}

export interface HeaderPlace extends PlaceBase {
  readonly kind: "header";
  readonly isArray: boolean;
}

export interface ValuePlace extends PlaceBase {
  readonly kind: "value";
  readonly path: Path;
  readonly quote: Quotes;
  /** A blank to put before the value, where it would otherwise touch the equals sign. */
  readonly before: "" | " ";
}

/** Behind a `$` in a value of `.env`. */
export interface ReferencePlace extends PlaceBase {
  readonly kind: "reference";
  /** The setting that refers, and its name. */
  readonly assignment: Assignment;
  readonly name: string;
  readonly form: "braces" | "plain";
}

/** Anywhere behind a `#`. */
export interface CommentPlace extends PlaceBase {
  readonly kind: "comment";
  /** Whether the comment has a line of its own. */
  readonly isLine: boolean;
}

export type Quotes = "" | '"' | "'" | "`";

/** The line around an offset, without its line break. */
export interface CursorLine {
  readonly text: string;
  readonly start: number;
  readonly column: number;
}

export function lineAt({ tree }: ProjectFile, offset: number): CursorLine {
  const { line, column } = tree.positionAt(offset);
  const start = tree.offsetAt({ line, column: 0 });
  const end = tree.offsetAt({ line, column: Number.MAX_SAFE_INTEGER });
  return { text: tree.slice(start, end), start, column };
}
