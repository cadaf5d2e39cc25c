import type { SyntaxFaultKind } from "../../problems/fault.ts";
import {
  behindLineBreak,
  carriageReturn,
  colon,
  endOfLine,
  equalsSign,
  hash,
  isBlank,
  isKeyCharacter,
  isLineBreak,
  lineFeed,
  skipBlanks,
  skipBlanksAndLines,
  space,
  trimmedEnd,
} from "./characters.ts";
import { withLineFeeds } from "./decodeValue.ts";
import { type EnvScan, lookedAt, setFault } from "./envScan.ts";

/** What a line turned out to be once its key was read. */
export type KeyOutcome = "assignment" | "bare-key" | "no-statement";

/**
 * Reads `export`, the key and what separates it from the value. For an assignment `valueStart` is then the offset
 * behind the separator.
 */
export function scanKey(scan: EnvScan, from: number): KeyOutcome {
  const exportEnd = endOfExport(scan, from);
  scan.exported = exportEnd > from;
  scan.keyStart = exportEnd;
  scan.keyEnd = endOfKey(scan, exportEnd);
  if (scan.keyEnd === exportEnd) return withoutKey(scan, from);
  scan.name = nameOf(scan);
  if (isIgnored(scan, from)) return withoutStatement(scan, from);
  const behind = behindSeparator(scan);
  if (behind < 0) return scanBareKey(scan, from);
  scan.valueStart = behind;
  if (isExportInName(scan)) renameWithExport(scan, from);
  return "assignment";
}

/** A key that is indented where that is forbidden, or that is a comment behind `export`. */
function isIgnored(scan: EnvScan, from: number): boolean {
  const isIndented = from > scan.cursor.offset && scan.dialect.key.indentation === "line-ignored";
  return isIndented || scan.text.charCodeAt(scan.keyStart) === hash;
}

const exportWord = "export";

/** The offset behind `export` and the white space after it; `from` where `export` does not stand or is the key itself. */
function endOfExport(scan: EnvScan, from: number): number {
  const { text, dialect } = scan;
  const { exportPrefix } = dialect.key;
  const behind = from + exportWord.length;
  if (exportPrefix === "part-of-key" || !text.startsWith(exportWord, from)) return from;
  const first = text.charCodeAt(behind);
  if (exportPrefix === "one-space") return first === space ? behind + 1 : from;
  if (exportPrefix === "space" && first !== space) return from;
  const crossesLines = exportPrefix === "blanks-or-lines";
  const end = crossesLines ? skipBlanksAndLines(text, behind, dialect) : skipBlanks(text, behind, dialect);
  if (crossesLines) lookedAt(scan.cursor, end);
  if (end === behind) return from;
  const isBeforeKey = end < text.length && isKeyCharacter(text.charCodeAt(end), dialect);
  return isBeforeKey || exportPrefix === "blanks" ? end : from;
}

function endOfKey(scan: EnvScan, from: number): number {
  const { text, dialect } = scan;
  if (isQuotedKey(scan, from)) {
    const close = text.indexOf("'", from + 1);
    if (close < 0) lookedAt(scan.cursor, text.length);
    return close > from + 1 ? close + 1 : from;
  }
  let end = from;
  while (end < text.length && isKeyCharacter(text.charCodeAt(end), dialect)) end++;
  return trimmedEnd(text, from, end, dialect);
}

function isQuotedKey(scan: EnvScan, start: number): boolean {
  return scan.dialect.key.quotedKeys === "allowed" && scan.text[start] === "'";
}

function nameOf(scan: EnvScan): string {
  const { text, dialect, keyStart, keyEnd } = scan;
  const name = isQuotedKey(scan, keyStart) ? text.slice(keyStart + 1, keyEnd - 1) : text.slice(keyStart, keyEnd);
  return withLineFeeds(name, dialect);
}

/** Finds `=` or `:` and answers with the offset behind it, or with -1 where neither stands. */
function behindSeparator(scan: EnvScan): number {
  const { text, dialect, keyEnd } = scan;
  const { beforeEquals } = dialect.key;
  let at = keyEnd;
  if (beforeEquals === "blanks") at = skipBlanks(text, at, dialect);
  if (beforeEquals === "blanks-or-lines") at = skipBlanksAndLines(text, at, dialect);
  // Behind an `export` in a line of its own, all this lies behind the statement that it may turn out to be.
  lookedAt(scan.cursor, at + 1);
  const code = text.charCodeAt(at);
  const isColon = code === colon && dialect.key.colon !== "never";
  if (code !== equalsSign && !isColon) return -1;
  scan.equals = at;
  if (!isColon || dialect.key.colon === "always") return at + 1;
  const next = text.charCodeAt(at + 1);
  const isSpace = isBlank(next, dialect) || isLineBreak(next, dialect.lineBreaks);
  if (at === keyEnd && isSpace) return behindLineBreak(text, at + 1);
  scan.equals = -1;
  return -1;
}

/** `util.parseEnv` looks for an empty value before it looks for `export`, which then stays part of the name. */
function isExportInName(scan: EnvScan): boolean {
  if (!scan.exported || scan.dialect.key.exportPrefix !== "space") return false;
  const { text, valueStart } = scan;
  let at = valueStart;
  while (text.charCodeAt(at) === carriageReturn) at++;
  if (text.charCodeAt(at) === lineFeed) return true;
  // White space at the end of the file is cut before anything is read.
  const isLast = skipBlanksAndLines(text, at, scan.dialect) >= text.length;
  if (isLast) lookedAt(scan.cursor, text.length);
  return isLast;
}

function renameWithExport(scan: EnvScan, from: number): void {
  scan.exported = false;
  scan.keyStart = from;
  scan.name = nameOf(scan);
}

function scanBareKey(scan: EnvScan, from: number): KeyOutcome {
  const { text, dialect, keyStart, keyEnd } = scan;
  const behind = skipBlanks(text, keyEnd, dialect);
  const isComment = text.charCodeAt(behind) === hash;
  const isLast = behind >= text.length || isLineBreak(text.charCodeAt(behind), dialect.lineBreaks);
  const isWholeLine = isLast || isComment;
  const isOnLaterLine = endOfLine(text, from, dialect.lineBreaks) < keyStart;
  if (!isWholeLine || isOnLaterLine || hasBlank(scan)) return withoutStatement(scan, from);
  if (scan.name === exportWord && dialect.key.bareKey === "ignored") return withoutKey(scan, from);
  scan.end = endOfLine(text, keyEnd, dialect.lineBreaks);
  scan.comment = isComment ? behind : -1;
  scan.valueStart = keyEnd;
  scan.valueEnd = keyEnd;
  if (dialect.key.bareKey === "null") scan.value = null;
  if (dialect.key.bareKey === "ignored") setFault(scan, "env-ignored-line", keyStart, keyEnd);
  return "bare-key";
}

/** Words without `=` are prose, not a key, unless they are quoted. */
function hasBlank(scan: EnvScan): boolean {
  const { name, dialect, keyStart } = scan;
  if (isQuotedKey(scan, keyStart)) return false;
  for (let at = 0; at < name.length; at++) if (isBlank(name.charCodeAt(at), dialect)) return true;
  return false;
}

function withoutKey(scan: EnvScan, from: number): KeyOutcome {
  const { text, dialect } = scan;
  const at = skipBlanks(text, scan.keyStart, dialect);
  const isMissing = text.charCodeAt(at) === equalsSign || text.startsWith(exportWord, from);
  if (!isMissing) return withoutStatement(scan, from);
  return noStatement(scan, from, "env-no-key");
}

function withoutStatement(scan: EnvScan, from: number): KeyOutcome {
  return noStatement(scan, from, "env-ignored-line");
}

/** A key in quotes may have taken the reading to a later line, which is then lost with it. */
function noStatement(scan: EnvScan, from: number, kind: SyntaxFaultKind): KeyOutcome {
  const { text, dialect, keyStart, keyEnd } = scan;
  const last = isQuotedKey(scan, keyStart) ? keyEnd : from;
  scan.end = endOfLine(text, last, dialect.lineBreaks);
  setFault(scan, kind, from, trimmedEnd(text, from, scan.end, dialect));
  return "no-statement";
}
