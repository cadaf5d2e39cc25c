import type { SyntaxFault } from "../problems/fault.ts";
import type { Block } from "./block.ts";
import type { Node } from "./node.ts";

/**
 * A statement is the smallest piece of text that is read on its own: one assignment (which may span lines), one table
 * header, one comment line, one blank line, or one line (or more) that is none of these. Statements follow each other
 * without a gap and each includes its line break. All offsets in a statement count from its own start, so it can be
 * shared by every version of a file in which its text is the same.
 */
export type Statement = Assignment | Header | CommentLine | BlankLine | Garbage;

interface StatementBase {
  /** How many code units the statement takes, its line break included. */
  readonly length: number;
  readonly faults: readonly SyntaxFault[];
  /** How far behind its end the reading looked to be sure of its answer, if it did; set once, by who had it read. */
  lookahead?: number;
  /** The block that held the statement when last looked up: a hint that saves a search, checked before use. */
  home?: Block;
}

/** One part of a key: `server` and `"my port"` in `server."my port"`. The span includes quotes. */
export interface KeyPart {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface Assignment extends StatementBase {
  readonly kind: "assignment";
  /** At least one; one exactly in `.env`. */
  readonly keys: readonly KeyPart[];
  /** Undefined where the value is missing or does not parse: the key is there all the same. */
  readonly value: Node | undefined;
  /** What stands to the right of `=`, parsed or not, without white space around it; empty where nothing stands. */
  readonly valueStart: number;
  readonly valueEnd: number;
  /** Offset of `=` (or `:` in `.env`); -1 where it is missing. */
  readonly equals: number;
  /** Start of the `#` comment behind the value; -1 without one. It runs to the end of the line. */
  readonly comment: number;
  /** In `.env`: an `export` stands before the key. */
  readonly exported?: boolean;
  /** In `.env`: how the value is quoted, which decides about escapes and expansion. */
  readonly quote?: Quote;
}

export type Quote = "none" | "single" | "double" | "backtick";

export interface Header extends StatementBase {
  readonly kind: "header";
  /** `[[name]]`, an array of tables. */
  readonly isArray: boolean;
  /** None where nothing of the name can be read yet. */
  readonly keys: readonly KeyPart[];
  readonly comment: number;
  /** The name is not whole or not closed, so which table is meant is a guess. */
  readonly isHalfTyped?: true;
}

export interface CommentLine extends StatementBase {
  readonly kind: "comment";
  /** Where the `#` stands. */
  readonly start: number;
  /** The end of the comment's text, before the line break. */
  readonly end: number;
  /** The assignment that a commented-out line (`# KEY = value`) holds; its offsets too count from the statement's start. */
  readonly commentedOut?: Assignment;
}

export interface BlankLine extends StatementBase {
  readonly kind: "blank";
}

/** Text that is no statement at all. */
export interface Garbage extends StatementBase {
  readonly kind: "garbage";
  readonly start: number;
  readonly end: number;
}
