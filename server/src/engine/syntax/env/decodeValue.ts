import type { Quote } from "../statement.ts";
import type { EnvDialect, Escapes } from "./envDialect.ts";

/** The value of what stands between quotes. */
export function decodeQuoted(raw: string, quote: Quote, dialect: EnvDialect): string {
  const text = withLineFeeds(raw, dialect);
  if (quote === "double") return decodeEscapes(text, dialect.value.doubleQuoted);
  return quote === "single" ? decodeEscapes(text, dialect.value.singleQuoted) : text;
}

/** Text as the library sees it, which may not see carriage returns. */
export function withLineFeeds(raw: string, dialect: EnvDialect): string {
  if (dialect.value.carriageReturns === "kept" || !raw.includes("\r")) return raw;
  if (dialect.value.carriageReturns === "removed") return raw.replaceAll("\r", "");
  return raw.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
}

function decodeEscapes(raw: string, escapes: Escapes): string {
  let at = raw.indexOf("\\");
  if (at < 0) return raw;
  let decoded = "";
  let from = 0;
  while (at >= 0 && at + 1 < raw.length) {
    const character = raw.charAt(at + 1);
    const replacement =
      escapes.decoded.get(character) ?? (escapes.otherBackslash === "removed" ? character : undefined);
    if (replacement !== undefined) {
      decoded += raw.slice(from, at) + replacement;
      from = at + 2;
    }
    // A backslash that escapes nothing may stand before one that does.
    at = raw.indexOf("\\", replacement === undefined ? at + 1 : at + 2);
  }
  return decoded + raw.slice(from);
}
