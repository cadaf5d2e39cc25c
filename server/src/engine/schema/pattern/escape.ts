import { type CodePoints, DIGITS, negated, SPACES, unicodeProperty, WORD_CHARACTERS } from "./characterSet.ts";

/** What a backslash and what follows it stand for: one code point or a set of them. `end` lies behind the escape. */
export type Escape =
  | { readonly kind: "character"; readonly codePoint: number; readonly end: number }
  | { readonly kind: "set"; readonly set: CodePoints; readonly end: number }
  | { readonly kind: "back-reference" }
  | { readonly kind: "invalid" };

const SETS: ReadonlyMap<string, CodePoints> = new Map([
  ["d", DIGITS],
  ["D", negated(DIGITS)],
  ["w", WORD_CHARACTERS],
  ["W", negated(WORD_CHARACTERS)],
  ["s", SPACES],
  ["S", negated(SPACES)],
]);

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ["f", 0x0c],
  ["n", 0x0a],
  ["r", 0x0d],
  ["t", 0x09],
  ["v", 0x0b],
]);

const HEXADECIMAL = /^[0-9a-fA-F]+$/;
const LETTER_OR_DIGIT = /^[A-Za-z0-9]$/;
const INVALID: Escape = { kind: "invalid" };

/** Reads the escape whose backslash stands at `start`. `\b` and `\B` are the caller's, who knows where they stand. */
export function readEscape(source: string, start: number): Escape {
  const letter = source.charAt(start + 1);
  const set = SETS.get(letter);
  if (set !== undefined) return { kind: "set", set, end: start + 2 };
  const control = CONTROLS.get(letter);
  if (control !== undefined) return character(control, start + 2);
  if (letter === "0" && !/^[0-9]$/.test(source.charAt(start + 2))) return character(0, start + 2);
  if (letter === "k" || (letter >= "1" && letter <= "9")) return { kind: "back-reference" };
  if (letter === "c") return readControl(source, start);
  if (letter === "x") return readHexadecimal(source, start + 2, start + 4);
  if (letter === "u") return readUnicode(source, start);
  if (letter === "p" || letter === "P") return readProperty(source, start, letter);
  const codePoint = source.codePointAt(start + 1);
  if (codePoint === undefined || LETTER_OR_DIGIT.test(letter)) return INVALID;
  // More marks may be escaped here than ECMA-262 allows with its `u` flag: Python's patterns are full of `\-` and `\_`.
  return character(codePoint, start + 1 + String.fromCodePoint(codePoint).length);
}

function character(codePoint: number, end: number): Escape {
  return { kind: "character", codePoint, end };
}

function readControl(source: string, start: number): Escape {
  const letter = source.charAt(start + 2);
  return /^[A-Za-z]$/.test(letter) ? character(letter.charCodeAt(0) % 32, start + 3) : INVALID;
}

function readHexadecimal(source: string, start: number, end: number): Escape {
  const digits = source.slice(start, end);
  if (digits.length !== end - start || !HEXADECIMAL.test(digits)) return INVALID;
  return character(Number.parseInt(digits, 16), end);
}

function readUnicode(source: string, start: number): Escape {
  if (source[start + 2] === "{") {
    const close = source.indexOf("}", start);
    const digits = source.slice(start + 3, Math.max(close, start + 3));
    const codePoint = HEXADECIMAL.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
    return codePoint <= 0x10ffff ? character(codePoint, close + 1) : INVALID;
  }
  const high = readHexadecimal(source, start + 2, start + 6);
  if (high.kind !== "character" || high.codePoint < 0xd800 || high.codePoint > 0xdbff) return high;
  if (source.slice(high.end, high.end + 2) !== "\\u") return high;
  const low = readHexadecimal(source, high.end + 2, high.end + 6);
  if (low.kind !== "character" || low.codePoint < 0xdc00 || low.codePoint > 0xdfff) return high;
  return character(0x10000 + (high.codePoint - 0xd800) * 0x400 + (low.codePoint - 0xdc00), low.end);
}

function readProperty(source: string, start: number, letter: string): Escape {
  const close = source.indexOf("}", start);
  if (source[start + 2] !== "{" || close < 0) return INVALID;
  const set = unicodeProperty(source.slice(start + 3, close));
  if (set === undefined) return INVALID;
  return { kind: "set", set: letter === "p" ? set : negated(set), end: close + 1 };
}
