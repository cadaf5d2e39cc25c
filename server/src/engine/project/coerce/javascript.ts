import type { Coercion } from "../loader.ts";
import { asWritten } from "./asWritten.ts";
import { booleanWord, javascriptWords } from "./booleanText.ts";
import { javascriptInteger, javascriptNumber } from "./numberText.ts";
import { commaListIn, jsonListIn, jsonTableIn } from "./structuredText.ts";
import { neverNull, readText, type TextReading } from "./textReading.ts";

/** Node programs get text from `.env` and convert it themselves; these are the conversions they commonly use. */
export const javascriptCoercion: Coercion = (node, wanted) => {
  if (node.kind === "unread") return node;
  if (node.kind === "string" && wanted.language === "env") return readText(node, wanted, javascriptReading);
  return asWritten(node, wanted, "by-value");
};

export const javascriptReading: TextReading = {
  integer: javascriptInteger,
  number: javascriptNumber,
  boolean: (text) => booleanWord(text, javascriptWords),
  array: (node) => jsonListIn(node) ?? commaListIn(node, "trimmed"),
  object: jsonTableIn,
  null: neverNull,
};
