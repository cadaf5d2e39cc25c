import type { SyntaxFault } from "../../problems/fault.ts";
import type { Cursor, StatementReader } from "../cursor.ts";
import type { Statement } from "../statement.ts";
import {
  behindLineBreak,
  byteOrderMark,
  carriageReturn,
  endOfLine,
  hash,
  isLineBreak,
  skipBlanks,
} from "./characters.ts";
import { commentedOut } from "./commentedOut.ts";
import type { EnvDialect } from "./envDialect.ts";
import { lookedAt } from "./envScan.ts";
import { readAssignment } from "./readAssignment.ts";

/** Reads the statements of a `.env` file as the library does that the dialect describes. */
export function envReader(dialect: EnvDialect): StatementReader {
  return (cursor) => readStatement(cursor, dialect);
}

const noFaults: readonly SyntaxFault[] = [];

function readStatement(cursor: Cursor, dialect: EnvDialect): Statement {
  const { text, offset: start } = cursor;
  const at = skipBlanks(text, behindByteOrderMark(cursor, dialect), dialect);
  if (at >= text.length || isLineBreak(text.charCodeAt(at), dialect.lineBreaks)) {
    return { kind: "blank", length: advance(cursor, at), faults: noFaults };
  }
  if (text.charCodeAt(at) !== hash) return readAssignment(cursor, at, dialect, advance);
  const end = endOfLine(text, at, dialect.lineBreaks);
  const shown = text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end;
  const length = advance(cursor, end);
  const assignment = commentedOut(text.slice(start, shown), at - start, length, dialect);
  const comment = { kind: "comment", length, start: at - start, end: shown - start, faults: noFaults } as const;
  return assignment === undefined ? comment : { ...comment, commentedOut: assignment };
}

function behindByteOrderMark({ text, offset, atFileStart }: Cursor, dialect: EnvDialect): number {
  const isThere = offset === 0 && atFileStart && text.charCodeAt(0) === byteOrderMark;
  return isThere && dialect.byteOrderMark === "skipped" ? 1 : offset;
}

/** Moves the cursor behind the line that ends at `end` and answers with the length of the statement. */
function advance(cursor: Cursor, end: number): number {
  const { text, offset: start } = cursor;
  const behind = behindLineBreak(text, end);
  // A line without a line break may go on, and a lone carriage return may become half of a pair.
  const isOpen = end >= text.length || (behind >= text.length && text.charCodeAt(end) === carriageReturn);
  if (isOpen) lookedAt(cursor, text.length);
  cursor.offset = behind;
  return behind - start;
}
