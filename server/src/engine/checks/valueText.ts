import type { Language } from "../syntax/language.ts";
import type { Node } from "../syntax/node.ts";

/** A value as it is written in a file of a language; undefined for what that language has no plain form of. */
export function valueText(node: Node, language: Language["name"]): string | undefined {
  if (node.kind === "table" || node.kind === "unread" || node.kind === "null") return undefined;
  if (node.kind === "array") return listText(node.items, language);
  if (node.kind !== "string") return Number.isNaN(node.value) ? "nan" : String(node.value);
  return language === "toml" ? tomlText(node.value) : envText(node.value);
}

/** JSON's escapes are TOML's too, but for the one control character that only TOML forbids. */
function tomlText(text: string): string {
  return JSON.stringify(text).replaceAll("\u007f", "\\u007F");
}

/** Only text that every dialect reads alike without quotes, or as it stands in single ones. */
function envText(text: string): string | undefined {
  if (/^[\w.:/@%+,=-]*$/.test(text)) return text;
  return /^[^'\\$\n\r`"]*$/.test(text) ? `'${text}'` : undefined;
}

function listText(items: readonly Node[], language: Language["name"]): string | undefined {
  const texts = items.map((item) => valueText(item, "toml"));
  if (texts.includes(undefined)) return undefined;
  const list = `[${texts.join(", ")}]`;
  if (language === "toml") return list;
  return list.includes("'") ? undefined : `'${list}'`;
}
