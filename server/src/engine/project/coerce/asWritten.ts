import { type IntegerReading, typeOf, typeSetOf } from "../../schema/jsonType.ts";
import type { Node } from "../../syntax/node.ts";
import type { Wanted } from "../loader.ts";

/** The node if it has one of the wanted types already; undefined otherwise. */
export function asWritten(node: Node, wanted: Wanted, integers: IntegerReading): Node | undefined {
  if (isDate(node) && !isDateWanted(wanted)) return undefined;
  let types = 0;
  for (const name of wanted.types) types |= typeSetOf(name) ?? 0;
  return (typeOf(node, integers) & types) === 0 ? undefined : node;
}

export function isDate(node: Node): boolean {
  return node.kind.startsWith("local-") || node.kind === "offset-date-time";
}

/** A program that asks for text and gets a date fails, unless the text it asks for is a date. */
function isDateWanted({ format }: Wanted): boolean {
  return format === "date" || format === "time" || format === "date-time";
}
