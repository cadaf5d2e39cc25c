import { quantityInWords } from "../schema/describe/quantity.ts";
import { valueInWords } from "../schema/describe/valueInWords.ts";
import type { Node } from "../syntax/node.ts";
import type { ReadConfig, ReadSetting } from "./effectiveConfig.ts";
import type { Origin } from "./origin.ts";

/** What a comment says beside a value: where it comes from, how much it is, and what it hides. */
export function originComment(setting: ReadSetting): string {
  const quantity = quantityOf(setting);
  const over = setting.overrides.map((override) => `${shortValue(override.value)} (${placeText(override)})`);
  const parts = [
    setting.origin === undefined ? "default" : placeText(setting.origin),
    quantity === undefined ? "" : ` (${quantity})`,
    over.length === 0 ? "" : `, over ${over.join(", ")}`,
    ...setting.problems.map(({ message }) => `; ${message}`),
  ];
  return inComment(parts.join(""));
}

export function placeText({ file, line }: Origin): string {
  return `${file}:${line}`;
}

const longestValue = 60;

export function shortValue(value: Node): string {
  const text = valueInWords(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** Comments end with their line and hold no control characters, neither in TOML nor in `.env`. */
export function inComment(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, "\ufffd").replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ");
}

function quantityOf({ value, unit, isSecret }: ReadSetting): string | undefined {
  if (unit === undefined || isSecret || (value.kind !== "integer" && value.kind !== "float")) return undefined;
  const quantity = quantityInWords(value.value, unit);
  // "30 (30 days)" tells nothing that the name does not.
  return quantity?.startsWith(`${value.value} `) ? undefined : quantity;
}

/** The lines above the values: which files make them, and what is wrong that stands beside none of them. */
export function headLines({ stack, layers, absent, problems }: ReadConfig): string[] {
  const read = layers.length === 0 ? "no files" : layers.join(" < ");
  return [
    `# ${inComment(`${stack}: ${read}`)}`,
    ...(absent.length === 0 ? [] : [`# not there: ${inComment(absent.join(", "))}`]),
    ...problems.map(({ key, message }) => `# ! ${inComment(message.includes(key) ? message : `${key}: ${message}`)}`),
  ];
}
