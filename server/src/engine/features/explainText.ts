import type { ExplainedLayer, ExplainedStacks, Explanation } from "./explain.ts";
import { oneLine, plainStyle, type TextStyle } from "./textStyle.ts";

/** An explanation for people: what the setting is, and for each stack its layers, the winner first and the others struck. */
export function explainText(explanation: Explanation, style: TextStyle = plainStyle): string {
  const { key, type, description, deprecated, secret, stacks } = explanation;
  const kind = type === undefined ? "not in the schema" : type;
  const head = [`${style.strong(oneLine(key))}: ${oneLine(kind)}${secret ? ", secret" : ""}`];
  if (description !== undefined) head.push(`  ${oneLine(description)}`);
  if (deprecated !== undefined) head.push(`  Deprecated: ${oneLine(deprecated)}`);
  return `${[head.join("\n"), ...stacks.map((group) => stackText(group, explanation, style))].join("\n\n")}\n`;
}

interface Row {
  readonly role: "wins" | "loses" | "default" | "not set";
  readonly value: string;
  readonly place: string;
}

function stackText({ names, layers, result }: ExplainedStacks, explanation: Explanation, style: TextStyle): string {
  const hasWinner = result === "layer";
  const rows: Row[] = layers.map((layer, index) => layerRow(layer, hasWinner && index === 0));
  const byDefault = explanation.default;
  if (byDefault !== undefined) {
    const role = result === "default" ? "wins" : "default";
    const row: Row = { role, value: valueText(byDefault), place: "default" };
    if (role === "wins") rows.unshift(row);
    else rows.push(row);
  }
  if (result === "not-set") rows.unshift({ role: "not set", value: "", place: "" });
  const width = Math.min(Math.max(0, ...rows.map(({ value }) => value.length)), 60);
  return [names.map(oneLine).join(", "), ...rows.map((row) => rowText(row, width, style))].join("\n");
}

function layerRow(layer: ExplainedLayer, isWinner: boolean): Row {
  const { file, line, column, value, quantity } = layer;
  const text = quantity === undefined ? valueText(value) : `${valueText(value)} (${quantity})`;
  return { role: isWinner ? "wins" : "loses", value: text, place: `${oneLine(file)}:${line}:${column}` };
}

function rowText({ role, value, place }: Row, width: number, style: TextStyle): string {
  const pad = " ".repeat(Math.max(width - value.length, 0));
  const shown = role === "wins" ? style.strong(value) : role === "loses" ? style.struck(value) : style.faint(value);
  return `  ${role.padEnd(7)}  ${shown}${pad}  ${place}`.trimEnd();
}

function valueText(value: ExplainedLayer["value"]): string {
  return oneLine(JSON.stringify(value));
}
