import type { SyntaxFault } from "../../problems/fault.ts";
import type { Cursor, StatementReader } from "../cursor.ts";
import type { CommentLine, Garbage, Header, KeyPart, Statement } from "../statement.ts";
import { readAssignment } from "./readAssignment.ts";
import { endAt, endOfBrokenStatement, endOfContinuation } from "./recover.ts";
import {
  controlIn,
  failAt,
  isLineEnd,
  lineContentEnd,
  nextLine,
  type Scan,
  scanOf,
  skipBlanks,
  trimmedEnd,
  unit,
} from "./scan.ts";
import { scanKey } from "./scanKey.ts";

export interface TomlOptions {
  /** Python's `tomllib` reads 1.0; what only 1.1 allows is then a fault, and keeps its value. */
  readonly version: "1.0" | "1.1";
}

export function tomlReader(options: TomlOptions): StatementReader {
  return (cursor) => {
    const scan = scanOf(cursor.text, cursor.offset);
    const isMarked = cursor.atFileStart && cursor.offset === 0 && cursor.text.charCodeAt(0) === unit.byteOrderMark;
    if (isMarked) scan.offset++;
    return finish(cursor, scan, readStatement(scan, options));
  };
}

function readStatement(scan: Scan, options: TomlOptions): Statement {
  skipBlanks(scan);
  const { text, offset, start } = scan;
  const first = text.charCodeAt(offset);
  if (first === unit.hash) return readComment(scan, options);
  if (isLineEnd(text, offset))
    return { kind: "blank", length: endAt(scan, nextLine(text, offset)) - start, faults: none };
  if (first === unit.openBracket) return readHeader(scan);
  return readAssignment(scan, options) ?? readGarbage(scan);
}

function finish(cursor: Cursor, scan: Scan, statement: Statement): Statement {
  const end = scan.start + statement.length;
  cursor.offset = end;
  if (scan.reach > end) cursor.reach = Math.max(cursor.reach, scan.reach);
  if (scan.starved) cursor.starved = true;
  return statement;
}

const none: readonly SyntaxFault[] = [];

function readComment(scan: Scan, options: TomlOptions): CommentLine {
  const { text, start, offset } = scan;
  const end = lineContentEnd(text, offset);
  const length = endAt(scan, nextLine(text, offset)) - start;
  const control = controlIn(text, offset, end);
  const faults = control < 0 ? none : [invalidCharacter(text, control, start)];
  const comment = { kind: "comment", length, faults, start: offset - start, end: end - start } as const;
  const commentedOut = commentedOutAssignment(text.slice(start, end), offset - start, options);
  return commentedOut === undefined ? comment : { ...comment, commentedOut };
}

/** A comment such as `# port = 80` holds an assignment; prose with a `=` in it does not parse as one. */
function commentedOutAssignment(line: string, hash: number, options: TomlOptions) {
  if (line.length > longestCommentedOut || !/^#+[ \t]*[A-Za-z0-9_."'-]+[ \t]*=/.test(line.slice(hash)))
    return undefined;
  const scan = scanOf(line, 0);
  scan.offset = hash;
  while (line.charCodeAt(scan.offset) === unit.hash) scan.offset++;
  const assignment = readAssignment(scan, options);
  return assignment?.value === undefined ? undefined : assignment;
}

const longestCommentedOut = 2000;

function invalidCharacter(text: string, offset: number, start: number): SyntaxFault {
  const detail = text.charCodeAt(offset).toString(16).padStart(4, "0").toUpperCase();
  return { kind: "invalid-character", start: offset - start, end: offset + 1 - start, detail };
}

/** A header that does not parse still counts as one if its key can be read, so that what follows keeps its table. */
function readHeader(scan: Scan): Header | Garbage {
  const { text, start } = scan;
  const opening = scan.offset;
  scan.offset++;
  const isArray = text.charCodeAt(scan.offset) === unit.openBracket;
  if (isArray) scan.offset++;
  const behindBrackets = scan.offset;
  const keys: KeyPart[] = [];
  const isWhole = scanKey(scan, keys) !== undefined;
  if (keys.length === 0) return readNameless(scan, isArray, behindBrackets);
  if (isWhole) closeHeader(scan, opening, isArray);
  const isHalfTyped = scan.fault !== undefined;
  const comment = isHalfTyped ? -1 : readLineRest(scan);
  const length = endAt(scan, nextLine(text, start)) - start;
  const faults = scan.fault === undefined ? none : [scan.fault];
  const header = { kind: "header", length, faults, isArray, keys, comment } as const;
  return isHalfTyped ? { ...header, isHalfTyped } : header;
}

/** Brackets with no name yet are a header that is being typed, unless they hold the rest of some broken list. */
function readNameless(scan: Scan, isArray: boolean, behindBrackets: number): Header | Garbage {
  const { text, start } = scan;
  const garbage = readGarbage(scan);
  const isOneLine = start + garbage.length === nextLine(text, start);
  const isEmpty = /^[ \t]*\]{0,2}[ \t]*(?:#.*)?$/.test(
    text.slice(behindBrackets, lineContentEnd(text, behindBrackets)),
  );
  if (!isOneLine || !isEmpty) return garbage;
  const { length, faults } = garbage;
  return { kind: "header", length, faults, isArray, keys: [], comment: -1, isHalfTyped: true };
}

function closeHeader(scan: Scan, opening: number, isArray: boolean): void {
  const { text, offset } = scan;
  const wanted = isArray ? 2 : 1;
  let found = 0;
  while (found < wanted && text.charCodeAt(offset + found) === unit.closeBracket) found++;
  scan.offset += found;
  if (found < wanted)
    failAt(scan, "unclosed-header", opening, trimmedEnd(text, opening, scan.offset), isArray ? "]]" : "]");
}

/** Reads what may follow a header: blanks and a comment. Answers where the comment starts, or -1. */
function readLineRest(scan: Scan): number {
  skipBlanks(scan);
  const { text, offset, start } = scan;
  const end = lineContentEnd(text, offset);
  if (text.charCodeAt(offset) === unit.hash) {
    const control = controlIn(text, offset, end);
    if (control >= 0) scan.fault = invalidCharacter(text, control, start);
    return offset - start;
  }
  if (!isLineEnd(text, offset)) failAt(scan, "expected-line-end", offset, trimmedEnd(text, offset, end));
  return -1;
}

/** Several lines that are no statements are one piece of garbage, and so one problem. */
function readGarbage(scan: Scan): Garbage {
  const { text, start } = scan;
  const firstLineEnd = nextLine(text, start);
  const end = scan.depth > 0 ? endOfBrokenStatement(scan) : endOfContinuation(scan, firstLineEnd);
  const contentEnd = lineContentEnd(text, start);
  const first = firstVisible(text, start);
  const fault = scan.fault ?? { kind: "expected-key", start: first - start, end: contentEnd - start };
  return { kind: "garbage", length: end - start, faults: [fault], start: first - start, end: contentEnd - start };
}

function firstVisible(text: string, start: number): number {
  let offset = start;
  while (text.charCodeAt(offset) === unit.space || text.charCodeAt(offset) === unit.tab) offset++;
  return offset;
}
