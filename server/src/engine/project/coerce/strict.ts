import type { Coercion } from "../loader.ts";
import { asWritten } from "./asWritten.ts";
import { jsonInteger, jsonNumber } from "./numberText.ts";
import { readText, refuse, type TextReading } from "./textReading.ts";

/** Types as they are written; `.env` has no types, so there text is a number where JSON would call it one. */
export const strictCoercion: Coercion = (node, wanted) => {
  if (node.kind === "unread") return node;
  if (node.kind === "string" && wanted.language === "env") return readText(node, wanted, jsonScalars);
  return asWritten(node, wanted, "as-written");
};

const jsonScalars: TextReading = {
  integer: jsonInteger,
  number: jsonNumber,
  boolean: (text) => (text === "true" ? true : text === "false" ? false : undefined),
  array: refuse,
  object: refuse,
  null: (text) => text === "null",
};
