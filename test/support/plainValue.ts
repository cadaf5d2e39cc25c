import { TomlDate } from "smol-toml";
import type { Node } from "../../server/src/engine/engine.ts";

/** A node as ordinary data, to compare it with what a library answers. Dates are their text, numbers keep their kind. */
export function plainValue(node: Node): unknown {
  switch (node.kind) {
    case "table":
      return new Map([...node.entries.values()].map((entry) => [entry.name, plainValue(entry.value)]));
    case "array":
      return node.items.map(plainValue);
    case "integer":
      return BigInt(node.value);
    case "unread":
      return undefined;
    default:
      return node.kind.includes("-") ? new TomlDate(String(node.value)).toISOString() : node.value;
  }
}

/** smol-toml's answer in the same form. */
export function plainToml(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainToml);
  if (value instanceof TomlDate) return value.toISOString();
  if (typeof value !== "object" || value === null) return value;
  return new Map(Object.entries(value).map(([name, member]) => [name, plainToml(member)]));
}
