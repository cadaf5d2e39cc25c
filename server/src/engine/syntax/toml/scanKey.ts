import { parse } from "smol-toml";
import type { KeyPart } from "../statement.ts";
import {
  deepestNesting,
  failAt,
  isBareKeyUnit,
  isLineEnd,
  lineContentEnd,
  type Scan,
  skipBlanks,
  unit,
} from "./scan.ts";

/**
 * Reads `a`, `a.b` or `"my key".c`; blanks may stand around the dots. Ends behind the last part and its blanks. The parts
 * in front of one that does not parse are left in `keys`. A key opens a table with every part, so what bounds the nesting
 * of values bounds its parts.
 */
export function scanKey(scan: Scan, keys: KeyPart[] = []): KeyPart[] | undefined {
  for (;;) {
    skipBlanks(scan);
    if (keys.length === deepestNesting)
      return failAt(scan, "nested-too-deeply", scan.offset, lineContentEnd(scan.text, scan.offset));
    const part = scanKeyPart(scan);
    if (part === undefined) return undefined;
    keys.push(part);
    skipBlanks(scan);
    if (scan.text.charCodeAt(scan.offset) !== unit.dot) return keys;
    scan.offset++;
  }
}

function scanKeyPart(scan: Scan): KeyPart | undefined {
  const { text, start } = scan;
  const from = scan.offset;
  const first = text.charCodeAt(from);
  if (first === unit.quote || first === unit.apostrophe) return scanQuotedPart(scan, first);
  let offset = from;
  while (isBareKeyUnit(text.charCodeAt(offset))) offset++;
  if (offset === from) return failWithoutKey(scan);
  scan.offset = offset;
  return { name: text.slice(from, offset), start: from - start, end: offset - start };
}

function failWithoutKey(scan: Scan): undefined {
  const { text, offset } = scan;
  const kind = text.charCodeAt(offset) === unit.equals ? "empty-key" : "expected-key";
  return failAt(scan, kind, offset, isLineEnd(text, offset) ? offset : endOfWord(text, offset));
}

function endOfWord(text: string, start: number): number {
  const end = lineContentEnd(text, start);
  let offset = start + 1;
  while (offset < end && !/[\s=.#[\]]/.test(text.charAt(offset))) offset++;
  return offset;
}

function scanQuotedPart(scan: Scan, quote: number): KeyPart | undefined {
  const { text, start } = scan;
  const from = scan.offset;
  let offset = from + 1;
  let isEscaped = false;
  for (;;) {
    const found = text.charCodeAt(offset);
    if (found === quote) break;
    if (isLineEnd(text, offset)) return failAt(scan, "unclosed-string", from, offset);
    if (found === unit.backslash && quote === unit.quote) {
      isEscaped = true;
      offset++;
    }
    offset++;
  }
  scan.offset = offset + 1;
  const written = text.slice(from, offset + 1);
  const name = isEscaped || hasControl(written) ? unescapedName(written) : written.slice(1, -1);
  if (name === undefined) return failAt(scan, "invalid-string", from, offset + 1);
  return { name, start: from - start, end: offset + 1 - start };
}

function hasControl(written: string): boolean {
  return /[\x00-\x08\x0a-\x1f\x7f]/.test(written);
}

/** What a quoted key means is smol-toml's to say; a key that it refuses has no name. */
function unescapedName(written: string): string | undefined {
  try {
    return Object.keys(parse(`${written} = 0`))[0];
  } catch {
    return undefined;
  }
}
