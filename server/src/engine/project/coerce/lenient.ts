import type { Node, StringNode } from "../../syntax/node.ts";
import type { Coercion } from "../loader.ts";
import { isDate } from "./asWritten.ts";
import { booleanWord, javascriptWords } from "./booleanText.ts";
import { javascriptReading } from "./javascript.ts";
import { javascriptInteger, javascriptNumber } from "./numberText.ts";
import { pydanticCoercion } from "./pydantic.ts";
import { stringAt } from "./scalarNodes.ts";
import { commaTableIn, jsonTableIn } from "./structuredText.ts";
import { readText, type TextReading } from "./textReading.ts";

/** Whatever any common library accepts: for applications of which nothing is known, so that nothing is wrongly refused. */
export const lenientCoercion: Coercion = (node, wanted) => {
  const read = pydanticCoercion(node, { ...wanted, language: "env" });
  if (read !== undefined) return read;
  if (node.kind === "string") return readText(node, wanted, otherReading);
  return wanted.types.has("string") ? asText(node) : undefined;
};

const otherReading: TextReading = {
  ...javascriptReading,
  integer: javascriptInteger,
  number: javascriptNumber,
  boolean: (text) => booleanWord(text.trim(), javascriptWords),
  object: (node: StringNode) => jsonTableIn(node) ?? commaTableIn(node),
  null: (text) => text === "" || /^(?:null|none)$/i.test(text),
};

function asText(node: Node): Node | undefined {
  if (isDate(node) || node.kind === "integer" || node.kind === "float" || node.kind === "boolean") {
    return "value" in node ? stringAt(node, String(node.value)) : undefined;
  }
  return undefined;
}
