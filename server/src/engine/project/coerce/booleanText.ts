import { pythonInteger } from "./numberText.ts";

/** The words that mean true and false to a library. */
export interface BooleanWords {
  readonly true: ReadonlySet<string>;
  readonly false: ReadonlySet<string>;
}

/** pydantic: these words, in capitals or not, and nothing around them. */
export const pydanticWords: BooleanWords = {
  true: new Set(["1", "true", "t", "y", "yes", "on"]),
  false: new Set(["0", "false", "f", "n", "no", "off"]),
};

/** zod's `stringbool`. */
export const javascriptWords: BooleanWords = {
  true: new Set(["true", "1", "yes", "on", "y", "enabled"]),
  false: new Set(["false", "0", "no", "off", "n", "disabled"]),
};

const djangoTrueWords: ReadonlySet<string> = new Set(["true", "on", "ok", "y", "yes", "1"]);
const meantAsFalse: ReadonlySet<string> = new Set(["", "false", "f", "no", "n", "off", "disabled", "none", "null"]);

/** Undefined for text that is none of the words. */
export function booleanWord(text: string, words: BooleanWords): boolean | undefined {
  // No word is longer, and lower-casing a long text for nothing is slow.
  if (text.length > 8) return undefined;
  const word = text.toLowerCase();
  if (words.true.has(word)) return true;
  return words.false.has(word) ? false : undefined;
}

/** django-environ never refuses: a whole number is true unless it is 0, and what is no word for true is false. */
export function djangoBoolean(text: string): boolean {
  const integer = pythonInteger(text);
  return integer === undefined ? djangoTrueWords.has(text.toLowerCase().trim()) : integer !== 0n;
}

/** Whether django-environ reads false where the writer can hardly have meant it: `ture`, `enabled`, `t`. */
export function isSilentlyFalse(text: string): boolean {
  if (djangoBoolean(text) || pythonInteger(text) !== undefined) return false;
  return !meantAsFalse.has(text.toLowerCase().trim());
}
