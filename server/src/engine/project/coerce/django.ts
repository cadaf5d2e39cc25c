import type { Coercion } from "../loader.ts";
import { asWritten } from "./asWritten.ts";
import { djangoBoolean } from "./booleanText.ts";
import { djangoFloat, pythonInteger } from "./numberText.ts";
import { commaListIn, commaTableIn, jsonTableIn } from "./structuredText.ts";
import { neverNull, readText, type TextReading } from "./textReading.ts";

/** django-environ's casts; TOML is not its business and stays what Python reads. */
export const djangoCoercion: Coercion = (node, wanted) => {
  if (node.kind === "unread") return node;
  if (node.kind === "string" && wanted.language === "env") return readText(node, wanted, djangoReading);
  return asWritten(node, wanted, "as-written");
};

const djangoReading: TextReading = {
  integer: pythonInteger,
  number: djangoFloat,
  boolean: djangoBoolean,
  array: (node) => commaListIn(node, "kept"),
  // `env.dict` refuses all JSON, so whoever wrote JSON reads it with `env.json`.
  object: (node) => jsonTableIn(node) ?? commaTableIn(node),
  null: neverNull,
};
