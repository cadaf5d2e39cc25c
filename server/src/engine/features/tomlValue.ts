import type { Node } from "../syntax/node.ts";
import { floatWord } from "./jsonValue.ts";

/** A value as TOML 1.0 writes it, in one line; undefined where it holds what TOML cannot say: null, or nothing readable. */
export function tomlValue(node: Node): string | undefined {
  switch (node.kind) {
    case "unread":
    case "null":
      return undefined;
    case "string":
      return tomlString(node.value);
    case "float":
      return tomlFloat(node.value);
    case "array":
      return joined(node.items.map(tomlValue), "[", "]");
    case "table": {
      const members = [...node.entries.values()].map(({ name, value }) => {
        const text = tomlValue(value);
        return text === undefined ? undefined : `${tomlKey(name)} = ${text}`;
      });
      return members.length === 0 ? "{}" : joined(members, "{ ", " }");
    }
    default:
      return String(node.value);
  }
}

export function tomlKey(name: string): string {
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : tomlString(name);
}

function joined(parts: readonly (string | undefined)[], open: string, close: string): string | undefined {
  return parts.includes(undefined) ? undefined : open + parts.join(", ") + close;
}

function tomlFloat(value: number): string {
  if (!Number.isFinite(value)) return floatWord(value);
  if (Object.is(value, -0)) return "-0.0";
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ["\b", "\\b"],
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\f", "\\f"],
  ["\r", "\\r"],
  ['"', '\\"'],
  ["\\", "\\\\"],
]);

export function tomlString(text: string): string {
  const escaped = text.replace(/[\ud800-\udfff]/gu, "\ufffd").replace(/[\u0000-\u001f\u007f"\\]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, "0");
    return shortEscapes.get(character) ?? `\\u${code}`;
  });
  return `"${escaped}"`;
}
