import type { Node, NullNode, StringNode } from "../../syntax/node.ts";
import type { Wanted } from "../loader.ts";
import { booleanAt, floatAt, integerAt } from "./scalarNodes.ts";

/** What a library makes of text, type by type; each answers undefined for text that the library refuses. */
export interface TextReading {
  readonly integer: (text: string) => number | bigint | undefined;
  readonly number: (text: string) => number | undefined;
  readonly boolean: (text: string) => boolean | undefined;
  readonly array: (node: StringNode) => Node | undefined;
  readonly object: (node: StringNode) => Node | undefined;
  readonly null: (text: string) => boolean;
}

/** Reads text as the first wanted type that fits; structures first, as libraries do, and text itself before all. */
export function readText(node: StringNode, { types }: Wanted, reading: TextReading): Node | undefined {
  if (types.has("string")) return node;
  const structure = (types.has("array") ? reading.array(node) : undefined) ?? tableIn(node, types, reading);
  if (structure !== undefined) return structure;
  if (types.has("integer")) {
    const value = reading.integer(node.value);
    if (value !== undefined) return integerAt(node, value);
  }
  if (types.has("number")) {
    const value = reading.number(node.value);
    if (value !== undefined) return floatAt(node, value);
  }
  if (types.has("boolean")) {
    const value = reading.boolean(node.value);
    if (value !== undefined) return booleanAt(node, value);
  }
  return types.has("null") && reading.null(node.value) ? nullAt(node) : undefined;
}

/** For `array` and `object` where a library has no such reading. */
export function refuse(): undefined {
  return undefined;
}

export function neverNull(): boolean {
  return false;
}

function tableIn(node: StringNode, types: Wanted["types"], reading: TextReading): Node | undefined {
  return types.has("object") ? reading.object(node) : undefined;
}

function nullAt({ start, end }: StringNode): NullNode {
  return { kind: "null", value: null, start, end };
}
