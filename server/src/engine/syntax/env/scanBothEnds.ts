import { endOfLine, hash, skipBlanks, trimmedEnd } from "./characters.ts";
import { commentIn } from "./commentIn.ts";
import { decodeQuoted } from "./decodeValue.ts";
import type { EnvScan } from "./envScan.ts";
import { quoteOf, setBrokenQuote } from "./quote.ts";

/** A value that is the rest of the line, trimmed, without the quotes if it has the same one at both ends. */
export function scanBothEnds(scan: EnvScan): void {
  scanLine(scan);
  const { text, dialect, valueStart, valueEnd } = scan;
  const raw = text.slice(valueStart, valueEnd);
  scan.value = raw;
  if (raw === "" || !dialect.value.quotes.includes(raw.charAt(0))) return;
  if (!isEnclosed(raw, raw.charAt(0))) {
    setBrokenQuote(scan, valueStart);
    return;
  }
  scan.quote = quoteOf(raw.charAt(0));
  scan.value = decodeQuoted(raw.slice(1, -1), scan.quote, dialect);
}

/**
 * A value in single quotes, with a comment behind them or not; else whatever stands before `#`, white space included.
 * Double quotes count only where they are the first and the last character of what is left.
 */
export function scanBothEndsInTurn(scan: EnvScan): void {
  const { text, dialect, valueStart: behind } = scan;
  scanLine(scan);
  const { valueStart } = scan;
  const close = text.charAt(valueStart) === "'" ? lastSingleQuote(scan) : -1;
  if (close >= 0) {
    setSingleQuoted(scan, close);
    return;
  }
  scan.comment = commentIn(text, behind, scan.end, dialect);
  const cut = scan.comment < 0 ? scan.end : scan.comment;
  scan.valueEnd = trimmedEnd(text, valueStart, Math.max(cut, valueStart), dialect);
  const raw = text.slice(behind, cut);
  scan.value = withoutDoubleQuotes(scan, raw);
  const isBroken = scan.quote === "none" && dialect.value.quotes.includes(text.charAt(valueStart)) && valueStart < cut;
  if (isBroken) setBrokenQuote(scan, valueStart);
}

function scanLine(scan: EnvScan): void {
  const { text, dialect, valueStart: behind } = scan;
  scan.end = endOfLine(text, behind, dialect.lineBreaks);
  scan.valueStart = Math.min(skipBlanks(text, behind, dialect), scan.end);
  scan.valueEnd = trimmedEnd(text, scan.valueStart, scan.end, dialect);
}

function isEnclosed(raw: string, quote: string): boolean {
  return raw.length >= 2 && raw.startsWith(quote) && raw.endsWith(quote);
}

/** The last single quote of the line behind which nothing stands, or a comment; -1 without one. */
function lastSingleQuote(scan: EnvScan): number {
  const { text, dialect, valueStart, end } = scan;
  for (let at = text.lastIndexOf("'", end - 1); at > valueStart; at = text.lastIndexOf("'", at - 1)) {
    const behind = skipBlanks(text, at + 1, dialect);
    if (behind >= end || text.charCodeAt(behind) === hash) return at;
  }
  return -1;
}

function setSingleQuoted(scan: EnvScan, close: number): void {
  const { text, dialect, valueStart, end } = scan;
  const behind = skipBlanks(text, close + 1, dialect);
  scan.comment = behind < end ? behind : -1;
  scan.valueEnd = close + 1;
  scan.value = withoutDoubleQuotes(scan, text.slice(valueStart + 1, close));
  scan.quote = "single";
}

function withoutDoubleQuotes(scan: EnvScan, raw: string): string {
  if (!isEnclosed(raw, '"')) return raw;
  scan.quote = "double";
  return decodeQuoted(raw.slice(1, -1), "double", scan.dialect);
}
