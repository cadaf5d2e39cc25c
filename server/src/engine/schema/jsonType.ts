import type { Node } from "../syntax/node.ts";

/** The types of JSON Schema. Every integer is a number too. */
export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/** A set of types as bits of one number, so that asking costs nothing. */
export type TypeSet = number;

const BITS: ReadonlyMap<string, TypeSet> = new Map([
  ["null", 1],
  ["boolean", 2],
  ["integer", 4],
  ["number", 4 | 8],
  ["string", 16],
  ["array", 32],
  ["object", 64],
]);

export const NO_TYPES: TypeSet = 0;
export const ALL_TYPES: TypeSet = 127;
export const NULL_TYPE: TypeSet = 1;
export const INTEGER_TYPE: TypeSet = 4;
/** The numbers that are no integers. */
const FRACTION_TYPE: TypeSet = 8;
export const NUMBER_TYPE: TypeSet = 4 | 8;
export const STRING_TYPE: TypeSet = 16;
export const ARRAY_TYPE: TypeSet = 32;
export const OBJECT_TYPE: TypeSet = 64;

/** Undefined for a word that names no type. */
export function typeSetOf(name: string): TypeSet | undefined {
  return BITS.get(name);
}

/** The names of the types in a set; `integer` only where `number` is not in it. */
export function typeNamesOf(types: TypeSet): JsonType[] {
  const names: JsonType[] = [];
  if (types & NULL_TYPE) names.push("null");
  if (types & 2) names.push("boolean");
  if (types & FRACTION_TYPE) names.push("number");
  else if (types & INTEGER_TYPE) names.push("integer");
  if (types & STRING_TYPE) names.push("string");
  if (types & ARRAY_TYPE) names.push("array");
  if (types & OBJECT_TYPE) names.push("object");
  return names;
}

/** How a number without a fraction that is written with a point (`1.0`) counts: by its value an integer, as written a float. */
export type IntegerReading = "by-value" | "as-written";

/** The narrowest type of a value as one bit. A date of TOML counts as the string it would be in JSON. */
export function typeOf(node: Node, integers: IntegerReading): TypeSet {
  switch (node.kind) {
    case "null":
      return NULL_TYPE;
    case "boolean":
      return 2;
    case "integer":
      return INTEGER_TYPE;
    case "float":
      return integers === "by-value" && Number.isInteger(node.value) ? INTEGER_TYPE : FRACTION_TYPE;
    case "array":
      return ARRAY_TYPE;
    case "table":
      return OBJECT_TYPE;
    case "unread":
      return ALL_TYPES;
    default:
      return STRING_TYPE;
  }
}
