import type { Quote } from "../statement.ts";
import { skipBlanks } from "./characters.ts";
import { type EnvScan, setFault } from "./envScan.ts";

export function quoteOf(character: string): Quote {
  if (character === '"') return "double";
  if (character === "'") return "single";
  return character === "`" ? "backtick" : "none";
}

/** A value that starts with a quote but was read as if it had none: the quote is open, or text follows the closing one. */
export function setBrokenQuote(scan: EnvScan, open: number): void {
  const { text, valueEnd } = scan;
  const quote = text.charAt(open);
  scan.quote = quoteOf(quote);
  const isStripped = valueEnd - open >= 2 && text.charAt(valueEnd - 1) === quote;
  if (isStripped) return;
  const close = text.slice(open + 1, valueEnd).indexOf(quote);
  if (close < 0) {
    setUnclosed(scan, open);
    return;
  }
  const behind = skipBlanks(text, open + close + 2, scan.dialect);
  scan.quote = "none";
  setFault(scan, "env-text-after-quote", behind, valueEnd);
}

export function setUnclosed(scan: EnvScan, open: number): void {
  scan.quote = quoteOf(scan.text.charAt(open));
  setFault(scan, "env-unclosed-quote", open, open + 1);
}
