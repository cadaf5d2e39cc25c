import { backslash, hash, isLineBreak, skipBlanks } from "./characters.ts";
import { type EnvScan, lookedAt } from "./envScan.ts";

/** Where the quote that opens at `open` is closed, by the rule of the dialect; -1 where it is not. */
export function closingQuote(scan: EnvScan, open: number): number {
  switch (scan.dialect.value.closingQuote) {
    case "first":
      return firstQuote(scan, open);
    case "unescaped-pairs":
      return firstBehindPairs(scan, open);
    case "unescaped-before-line-end":
      return lastBeforeLineEnd(scan, open);
    default:
      return firstUnescaped(scan, open);
  }
}

function firstQuote(scan: EnvScan, open: number): number {
  const { text, cursor } = scan;
  const close = text.indexOf(text.charAt(open), open + 1);
  if (close < 0) lookedAt(cursor, text.length);
  return close;
}

/** The first quote without a backslash before it; if the text has none, the last one with a backslash. */
function firstUnescaped(scan: EnvScan, open: number): number {
  const { text, cursor } = scan;
  const quote = text.charAt(open);
  let escaped = -1;
  for (let at = text.indexOf(quote, open + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (text.charCodeAt(at - 1) !== backslash) return at;
    escaped = at;
  }
  lookedAt(cursor, text.length);
  return escaped;
}

/** The first quote that no backslash takes, where two backslashes are a pair of their own. */
function firstBehindPairs(scan: EnvScan, open: number): number {
  const { text, cursor } = scan;
  const quote = text.charCodeAt(open);
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === backslash) at++;
  }
  lookedAt(cursor, text.length);
  return -1;
}

/**
 * The last quote behind which the line ends or a comment starts, up to and with the first one that has no backslash
 * before it.
 */
function lastBeforeLineEnd(scan: EnvScan, open: number): number {
  const { text, cursor, dialect } = scan;
  const quote = text.charAt(open);
  let close = -1;
  for (let at = text.indexOf(quote, open + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
    const behind = skipBlanks(text, at + 1, dialect);
    const code = text.charCodeAt(behind);
    if (behind >= text.length || code === hash || isLineBreak(code, dialect.lineBreaks)) close = at;
    lookedAt(cursor, behind);
    if (text.charCodeAt(at - 1) !== backslash) return close;
  }
  lookedAt(cursor, text.length);
  return close;
}
