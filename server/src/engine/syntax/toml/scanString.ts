import { failAt, isLineEnd, lineContentEnd, noteNewer, type ScalarShape, type Scan, unit } from "./scan.ts";

/** Finds the end of the string at the offset, of any of TOML's four kinds. */
export function scanString(scan: Scan, quote: number): ScalarShape | undefined {
  const { text, offset } = scan;
  const isTriple = text.charCodeAt(offset + 1) === quote && text.charCodeAt(offset + 2) === quote;
  return isTriple ? scanMultiLine(scan, quote) : scanSingleLine(scan, quote);
}

function scanSingleLine(scan: Scan, quote: number): ScalarShape | undefined {
  const { text, start } = scan;
  const from = scan.offset;
  let offset = from + 1;
  for (;;) {
    const found = text.charCodeAt(offset);
    if (found === quote) break;
    if (found === unit.lineFeed || Number.isNaN(found) || (found === unit.carriageReturn && isLineEnd(text, offset))) {
      return failAt(scan, "unclosed-string", from, lineContentEnd(text, from));
    }
    if (found === unit.backslash && quote === unit.quote) {
      noteNewerEscape(scan, offset);
      offset++;
      if (isLineEnd(text, offset)) return failAt(scan, "unclosed-string", from, lineContentEnd(text, from));
    }
    offset++;
  }
  scan.offset = offset + 1;
  return { kind: "string", start: from - start, end: scan.offset - start };
}

function scanMultiLine(scan: Scan, quote: number): ScalarShape | undefined {
  const { text, start } = scan;
  const from = scan.offset;
  const close = closingOf(scan, quote, from + 3);
  if (close < 0) {
    scan.starved = true;
    scan.reach = Number.POSITIVE_INFINITY;
    return failAt(scan, "unclosed-string", from, lineContentEnd(text, from));
  }
  let end = close + 3;
  // Up to two quotes may belong to the text: `""""` ends a string whose last character is a quote.
  while (end < close + 5 && text.charCodeAt(end) === quote) end++;
  if (end >= text.length) scan.starved = true;
  scan.offset = end;
  return { kind: "string", start: from - start, end: end - start };
}

/** Searches for backslashes only in front of the closing quotes, so that the search is never longer than the string. */
function closingOf(scan: Scan, quote: number, from: number): number {
  const { text } = scan;
  const delimiter = quote === unit.quote ? '"""' : "'''";
  let close = text.indexOf(delimiter, from);
  if (quote === unit.apostrophe) return close;
  let searched = from;
  while (close >= 0) {
    const backslash = text.slice(searched, close).indexOf("\\");
    if (backslash < 0) return close;
    noteNewerEscape(scan, searched + backslash);
    searched += backslash + 2;
    if (searched > close) close = text.indexOf(delimiter, searched);
  }
  return -1;
}

function noteNewerEscape(scan: Scan, backslash: number): void {
  const escaped = scan.text.charAt(backslash + 1);
  if (escaped === "e" || escaped === "x") noteNewer(scan, backslash, backslash + 2, `the escape \\${escaped}`);
}
