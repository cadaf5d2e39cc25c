import { nearestName } from "../problems/nearestName.ts";
import type { JsonType } from "../schema/jsonType.ts";
import { typeNamesOf } from "../schema/jsonType.ts";
import type { Finding } from "../schema/judge/finding.ts";
import type { Language } from "../syntax/language.ts";
import type { Node } from "../syntax/node.ts";
import { valueText } from "./valueText.ts";

/** What most likely was meant by a value that its schema refuses, as text of the file's language; undefined without a guess. */
export function betterValue({ facts, keyword, node, schema }: Finding, language: Language["name"]): string | undefined {
  switch (facts.kind) {
    case "values":
      return textOf(nearestAllowed(node, facts.allowed), language);
    case "limit":
      return keyword === "minimum" || keyword === "maximum" ? String(facts.limit) : undefined;
    case "type": {
      const types = facts.expected.length > 0 ? facts.expected : typeNamesOf(schema.acceptedTypes);
      return textOf(converted(node, types, language), language);
    }
    default:
      return undefined;
  }
}

function textOf(node: Node | undefined, language: Language["name"]): string | undefined {
  return node === undefined ? undefined : valueText(node, language);
}

function nearestAllowed(node: Node, allowed: readonly Node[]): Node | undefined {
  const [only] = allowed;
  if (allowed.length === 1) return only;
  if (node.kind !== "string") return undefined;
  const texts = allowed.flatMap((value) => (value.kind === "string" ? [value.value] : []));
  const nearest = nearestName(node.value, texts);
  return allowed.find((value) => value.kind === "string" && value.value === nearest);
}

const place = { start: 0, end: 0 };
const trueWords: ReadonlySet<string> = new Set(["true", "yes", "on", "1", "enabled", "t", "y"]);
const falseWords: ReadonlySet<string> = new Set(["false", "no", "off", "0", "disabled", "f", "n"]);

/** The same value as another type. */
function converted(node: Node, types: readonly JsonType[], language: Language["name"]): Node | undefined {
  if (types.includes("string") && isPlainScalar(node)) return { kind: "string", value: String(node.value), ...place };
  if (node.kind === "string") return fromText(node.value.trim(), types, language);
  if (types.includes("boolean") && node.kind === "integer" && (node.value === 0 || node.value === 1)) {
    return { kind: "boolean", value: node.value === 1, ...place };
  }
  return types.includes("array") && isPlainScalar(node) ? { kind: "array", items: [node], ...place } : undefined;
}

function isPlainScalar(node: Node): node is Extract<Node, { kind: "integer" | "float" | "boolean" }> {
  return node.kind === "integer" || node.kind === "float" || node.kind === "boolean";
}

function fromText(text: string, types: readonly JsonType[], language: Language["name"]): Node | undefined {
  const word = text.slice(0, 10).toLowerCase();
  if (types.includes("boolean") && trueWords.has(word)) return { kind: "boolean", value: true, ...place };
  if (types.includes("boolean") && falseWords.has(word)) return { kind: "boolean", value: false, ...place };
  const isWhole = /^[+-]?\d{1,15}$/.test(text);
  if (types.includes("integer") && isWhole) return { kind: "integer", value: Number(text), ...place };
  if (types.includes("number") && /^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(text)) {
    return isWhole
      ? { kind: "integer", value: Number(text), ...place }
      : { kind: "float", value: Number(text), ...place };
  }
  return types.includes("array") && language === "env" ? listFrom(text) : undefined;
}

function listFrom(text: string): Node | undefined {
  if (/["'[\]{}]/.test(text) || text.length > 1000) return undefined;
  const items = text.split(",").map((item): Node => ({ kind: "string", value: item.trim(), ...place }));
  return { kind: "array", items, ...place };
}
