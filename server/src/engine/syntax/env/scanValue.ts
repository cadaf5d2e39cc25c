import {
  carriageReturn,
  endOfLine,
  hash,
  isLineBreak,
  skipBlanks,
  skipBlanksAndLines,
  trimmedEnd,
} from "./characters.ts";
import { closingQuote } from "./closingQuote.ts";
import { commentIn } from "./commentIn.ts";
import { decodeQuoted, withLineFeeds } from "./decodeValue.ts";
import type { EnvDialect } from "./envDialect.ts";
import { type EnvScan, lookedAt, setFault } from "./envScan.ts";
import { quoteOf, setBrokenQuote, setUnclosed } from "./quote.ts";
import { scanBothEnds, scanBothEndsInTurn } from "./scanBothEnds.ts";

/** Reads what stands behind the separator, from `scan.valueStart` on. */
export function scanValue(scan: EnvScan): void {
  const { closingQuote: rule } = scan.dialect.value;
  if (rule === "both-ends") scanBothEnds(scan);
  else if (rule === "both-ends-in-turn") scanBothEndsInTurn(scan);
  else scanFromLeft(scan);
}

function scanFromLeft(scan: EnvScan): void {
  const { text, dialect } = scan;
  const { quotes, unclosedQuote, onLaterLine } = dialect.value;
  const behind = scan.valueStart;
  const start = startOfValue(scan, behind);
  const isQuote = start < text.length && quotes.includes(text.charAt(start));
  const close = isQuote ? closingQuote(scan, start) : -1;
  if (close >= 0) scanQuoted(scan, start, close);
  else if (isQuote && unclosedQuote === "setting-dropped") scanDropped(scan, start);
  else if (isQuote && unclosedQuote === "rest-of-line") scanRestOfLine(scan, start);
  else scanUnquoted(scan, onLaterLine === "always" ? start : behind);
}

/** Where the value starts: at the end of the line if it is empty there. */
function startOfValue(scan: EnvScan, behind: number): number {
  const { text, dialect } = scan;
  const { onLaterLine } = dialect.value;
  const inLine = skipBlanks(text, behind, dialect);
  if (onLaterLine === "never" || !isAtLineEnd(text, inLine, dialect)) return inLine;
  // Nothing at all behind `=` is an empty value; it takes a blank for the next line to be looked at.
  if (onLaterLine === "always" && isOnlyCarriageReturns(text, behind, inLine)) return inLine;
  const later = skipBlanksAndLines(text, inLine, dialect);
  lookedAt(scan.cursor, later);
  return later;
}

function isAtLineEnd(text: string, at: number, dialect: EnvDialect): boolean {
  return at >= text.length || isLineBreak(text.charCodeAt(at), dialect.lineBreaks);
}

function isOnlyCarriageReturns(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) !== carriageReturn) return false;
  return true;
}

function scanQuoted(scan: EnvScan, open: number, close: number): void {
  const { text, dialect } = scan;
  scan.quote = quoteOf(text.charAt(open));
  scan.valueStart = open;
  scan.valueEnd = close + 1;
  const behind = skipBlanks(text, close + 1, dialect);
  scan.end = endOfLine(text, behind, dialect.lineBreaks);
  if (text.charCodeAt(behind) === hash) scan.comment = behind;
  const hasTextBehind = behind < scan.end && scan.comment < 0;
  if (hasTextBehind) setTextBehind(scan, open, behind);
  if (hasTextBehind && dialect.value.afterQuote === "setting-dropped") return;
  scan.value = decodeQuoted(text.slice(open + 1, close), scan.quote, dialect);
}

/** A quote that is closed on a later line, in the midst of text, was most likely meant to be closed on its own line. */
function setTextBehind(scan: EnvScan, open: number, behind: number): void {
  const { text, dialect, end } = scan;
  if (endOfLine(text, open, dialect.lineBreaks) < behind) setFault(scan, "env-unclosed-quote", open, open + 1);
  else setFault(scan, "env-text-after-quote", behind, trimmedEnd(text, behind, end, dialect));
}

function scanDropped(scan: EnvScan, open: number): void {
  const { text, dialect } = scan;
  setUnclosed(scan, open);
  scan.valueStart = open;
  scan.end = endOfLine(text, open, dialect.lineBreaks);
  scan.valueEnd = trimmedEnd(text, open, scan.end, dialect);
}

/** `util.parseEnv` takes the line as it is, and trims it only where nothing follows but white space. */
function scanRestOfLine(scan: EnvScan, open: number): void {
  scanDropped(scan, open);
  const { text, dialect } = scan;
  const isLast = skipBlanksAndLines(text, scan.end, dialect) >= text.length;
  scan.value = withLineFeeds(text.slice(open, isLast ? scan.valueEnd : scan.end), dialect);
}

function scanUnquoted(scan: EnvScan, behind: number): void {
  const { text, dialect } = scan;
  const lineEnd = endOfLine(text, behind, dialect.valueBreaks);
  const start = Math.min(skipBlanks(text, behind, dialect), lineEnd);
  const comment = commentIn(text, start, lineEnd, dialect);
  const contentEnd = comment < 0 ? lineEnd : comment;
  scan.comment = comment;
  scan.valueStart = start;
  scan.valueEnd = trimmedEnd(text, start, contentEnd, dialect);
  scan.end = comment < 0 ? lineEnd : endOfLine(text, comment, dialect.lineBreaks);
  scan.value = withLineFeeds(text.slice(start, scan.valueEnd), dialect);
  if (dialect.value.quotes.includes(text.charAt(start)) && start < scan.valueEnd) setBrokenQuote(scan, start);
}
