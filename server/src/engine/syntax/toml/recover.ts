import { isLineEnd, nextLine, type Scan, scanOf, skipBlanks, unit } from "./scan.ts";
import { scanKey } from "./scanKey.ts";

/** Whether a new statement starts in the line: where the reading goes on behind a statement that does not parse. */
export function looksLikeStatement(text: string, line: number): boolean {
  return equalsOf(text, line) >= 0 || isHeaderLine(text, line);
}

/** Where the `=` of an assignment that starts in the line stands; -1 if none starts there. */
export function equalsOf(text: string, line: number): number {
  const scan = scanOf(text, line);
  return scanKey(scan) !== undefined && text.charCodeAt(scan.offset) === unit.equals ? scan.offset : -1;
}

function isHeaderLine(text: string, line: number): boolean {
  const scan = scanOf(text, line);
  skipBlanks(scan);
  const opening = scan.offset;
  while (text.charCodeAt(scan.offset) === unit.openBracket && scan.offset < opening + 2) scan.offset++;
  if (scan.offset === opening || scanKey(scan) === undefined) return false;
  if (text.charCodeAt(scan.offset) !== unit.closeBracket) return false;
  scan.offset++;
  if (text.charCodeAt(scan.offset) === unit.closeBracket) scan.offset++;
  return isVoidFrom(scan);
}

/** Whether the line is blank or only a comment. */
export function isVoidLine(text: string, line: number): boolean {
  return isVoidFrom(scanOf(text, line));
}

function isVoidFrom(scan: Scan): boolean {
  skipBlanks(scan);
  return scan.text.charCodeAt(scan.offset) === unit.hash || isLineEnd(scan.text, scan.offset);
}

/**
 * Where a broken statement ends. A fault in its first line costs that line; one in a value that goes on over several
 * lines costs the lines up to the next that starts a statement, so that one forgotten bracket is one problem.
 */
export function endOfBrokenStatement(scan: Scan): number {
  const firstLineEnd = nextLine(scan.text, scan.start);
  // The statement may end before the place where its reading failed; a change there can mend it all the same.
  reachLine(scan, scan.offset);
  const wentOn = scan.offset >= firstLineEnd || scan.depth > 0 || scan.reach === Number.POSITIVE_INFINITY;
  return wentOn ? endOfContinuation(scan, firstLineEnd) : endAt(scan, firstLineEnd);
}

/** Notes that the reading depended on the whole of a line; one without a line break may yet become longer. */
export function reachLine(scan: Scan, line: number): void {
  const end = nextLine(scan.text, line);
  if (scan.text.charCodeAt(end - 1) !== unit.lineFeed) scan.starved = true;
  scan.reach = Math.max(scan.reach, end);
}

/** The end of a run of lines that start no statement. Blank and comment lines belong to it if more of it follows them. */
export function endOfContinuation(scan: Scan, line: number): number {
  const { text } = scan;
  let end = line;
  while (end < text.length) {
    let next = end;
    while (next < text.length && isVoidLine(text, next)) next = nextLine(text, next);
    if (next >= text.length) break;
    if (looksLikeStatement(text, next)) {
      reachLine(scan, next);
      return end;
    }
    end = nextLine(text, next);
  }
  // No statement followed: more text could go on with the run.
  scan.starved = true;
  return end;
}

/** The end of a statement; one without a line break may go on with the text behind the window. */
export function endAt(scan: Scan, end: number): number {
  const { text } = scan;
  if (end >= text.length && text.charCodeAt(end - 1) !== unit.lineFeed) scan.starved = true;
  return end;
}

/**
 * A multi-line string that nobody closed takes the opening quotes of the next one for its end. What stands before those
 * quotes is then `key =`, and what follows them is no statement.
 */
export function isClosedByOpening(scan: Scan, shape: { start: number; end: number }): boolean {
  const { text, start } = scan;
  const end = start + shape.end;
  const lastLine = text.lastIndexOf("\n", end - 1) + 1;
  if (lastLine <= start + shape.start) return false;
  const equals = equalsOf(text, lastLine);
  if (equals < 0 || equals > end - 3 || text.slice(equals + 1, end - 3).trim() !== "") return false;
  skipBlanks(scan);
  if (!isLineEnd(text, scan.offset) && text.charCodeAt(scan.offset) !== unit.hash) return true;
  const next = nextLine(text, end);
  if (next >= text.length) {
    scan.starved = true;
    return false;
  }
  reachLine(scan, next);
  return !isVoidLine(text, next) && !looksLikeStatement(text, next);
}
