import type { Node } from "../../syntax/node.ts";

const MAX_ITEMS = 10;
const MAX_DEPTH = 3;

/** A value as a person would write it in a file: text in quotes, lists in brackets; long ones are cut short. */
export function valueInWords(node: Node, depth = 0): string {
  switch (node.kind) {
    case "string":
      return JSON.stringify(node.value);
    case "float":
      return floatInWords(node.value);
    case "array": {
      if (depth >= MAX_DEPTH) return "[…]";
      return `[${shortened(node.items.map((item) => valueInWords(item, depth + 1))).join(", ")}]`;
    }
    case "table": {
      if (depth >= MAX_DEPTH) return "{…}";
      const members = [...node.entries.values()].map(
        (entry) => `${entry.name} = ${valueInWords(entry.value, depth + 1)}`,
      );
      return members.length === 0 ? "{}" : `{ ${shortened(members).join(", ")} }`;
    }
    case "unread":
      return "?";
    default:
      return String(node.value);
  }
}

/** The same without quotes around a text, for the middle of a sentence: "because MODE is fast". */
export function plainValue(node: Node): string {
  return node.kind === "string" && node.value !== "" ? node.value : valueInWords(node);
}

/** "a", "a or b", "a, b or c". */
export function joinWords(words: readonly string[], conjunction: "or" | "and"): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}

export function shortened(words: readonly string[]): readonly string[] {
  return words.length <= MAX_ITEMS ? words : [...words.slice(0, MAX_ITEMS), "…"];
}

function floatInWords(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value);
}
