import type { Node } from "../syntax/node.ts";

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/**
 * A value as JSON has it. What JSON cannot say is text: a date in ISO form, a number that 53 bits do not hold, `inf` and
 * `nan`. A value that could not be read is null.
 */
export function jsonValue(node: Node): JsonValue {
  switch (node.kind) {
    case "unread":
      return null;
    case "integer":
      return typeof node.value === "bigint" ? node.value.toString() : node.value;
    case "float":
      return Number.isFinite(node.value) ? node.value : floatWord(node.value);
    case "array":
      return node.items.map(jsonValue);
    case "table": {
      // A member may be called `__proto__`; defined, it is a member like any other.
      const table: Record<string, JsonValue> = {};
      for (const entry of node.entries.values()) {
        const value = jsonValue(entry.value);
        Object.defineProperty(table, entry.name, { value, enumerable: true, configurable: true, writable: true });
      }
      return table;
    }
    default:
      return node.value;
  }
}

export function floatWord(value: number): string {
  if (Number.isNaN(value)) return "nan";
  return value > 0 ? "inf" : "-inf";
}
