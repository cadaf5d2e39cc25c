import type { EnvDialect, KeyRules } from "./envDialect.ts";

export const carriageReturn = 13;
export const lineFeed = 10;
export const space = 32;
export const hash = 35;
export const colon = 58;
export const equalsSign = 61;
export const backslash = 92;
export const byteOrderMark = 0xfeff;

export function isLineBreak(code: number, lineBreaks: string): boolean {
  if (code === lineFeed) return true;
  if (code > carriageReturn && code < 127 && code > 31) return false;
  return lineBreaks.includes(String.fromCharCode(code));
}

export function isBlank(code: number, dialect: EnvDialect): boolean {
  if (code === space || code === 9) return true;
  if (code > space && code < 127) return false;
  return dialect.blanks.includes(String.fromCharCode(code));
}

/** Where the content of the line around `from` ends: at its line break or at the end of the text. */
export function endOfLine(text: string, from: number, lineBreaks: string): number {
  let at = from;
  while (at < text.length && !isLineBreak(text.charCodeAt(at), lineBreaks)) at++;
  return at;
}

/** The offset behind the line break at `end`; `end` itself where the text ends. */
export function behindLineBreak(text: string, end: number): number {
  if (end >= text.length) return end;
  const isPair = text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed;
  return isPair ? end + 2 : end + 1;
}

export function skipBlanks(text: string, from: number, dialect: EnvDialect): number {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at), dialect)) at++;
  return at;
}

export function skipBlanksAndLines(text: string, from: number, dialect: EnvDialect): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!isBlank(code, dialect) && !isLineBreak(code, dialect.lineBreaks)) break;
  }
  return at;
}

/** Where a run of blanks that ends at `to` starts, but not before `from`. */
export function trimmedEnd(text: string, from: number, to: number, dialect: EnvDialect): number {
  let end = to;
  while (end > from && isBlank(text.charCodeAt(end - 1), dialect)) end--;
  return end;
}

export function isKeyCharacter(code: number, dialect: EnvDialect): boolean {
  return keyCharacters[dialect.key.characters](code, dialect);
}

type KeyCharacterTest = (code: number, dialect: EnvDialect) => boolean;

const keyCharacters: Readonly<Record<KeyRules["characters"], KeyCharacterTest>> = {
  words: isWord,
  "words-dots": (code) => isWord(code) || code === 46 || code === 45,
  "unicode-words": (code) =>
    isWord(code) || code === 46 || code === 45 || code === 91 || code === 93 || (code > 127 && isLetter(code)),
  "no-space": (code, dialect) =>
    code !== equalsSign && code !== hash && !isBlank(code, dialect) && !isLineBreak(code, dialect.lineBreaks),
  "up-to-equals": (code, dialect) => code !== equalsSign && !isLineBreak(code, dialect.lineBreaks),
};

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}

function isLetter(code: number): boolean {
  return /[\p{L}\p{N}]/u.test(String.fromCharCode(code));
}
