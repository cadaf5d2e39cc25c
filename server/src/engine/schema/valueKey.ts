import type { Node } from "../syntax/node.ts";

/** Values nested deeper than this are taken for equal below it; no reader makes such. */
const MAX_DEPTH = 600;

/**
 * A text that two values share exactly when JSON Schema calls them equal: 1 equals 1.0, and the order of a table's
 * members does not matter.
 */
export function valueKey(node: Node, depth = 0): string {
  switch (node.kind) {
    case "null":
      return "null";
    case "boolean":
      return node.value ? "true" : "false";
    case "integer":
      return String(node.value);
    case "float":
      return floatKey(node.value);
    case "array":
      return depth > MAX_DEPTH ? "[]" : `[${node.items.map((item) => valueKey(item, depth + 1)).join()}]`;
    case "table": {
      if (depth > MAX_DEPTH) return "{}";
      const members = [...node.entries.values()].map(
        (entry) => `${JSON.stringify(entry.name)}:${valueKey(entry.value, depth + 1)}`,
      );
      return `{${members.sort().join()}}`;
    }
    case "unread":
      // Two values of which nothing is known are not taken for the same.
      return `?${node.start}`;
    default:
      // Inside a list or table the quotes must be closed, or two texts could run into each other.
      return depth === 0 ? `"${node.value}` : JSON.stringify(node.value);
  }
}

/** Integers print alike whether they come as float, number or bigint. */
function floatKey(value: number): string {
  if (value === 0) return "0";
  return Number.isInteger(value) && Math.abs(value) >= 1e21 ? String(BigInt(value)) : String(value);
}
