import type { Node } from "../../syntax/node.ts";
import type { Coercion, Wanted } from "../loader.ts";
import { asWritten } from "./asWritten.ts";
import { booleanWord, pydanticWords } from "./booleanText.ts";
import { pydanticFloat, pydanticInteger } from "./numberText.ts";
import { booleanAt, floatAt, integerAt, stringAt } from "./scalarNodes.ts";
import { jsonListIn, jsonTableIn } from "./structuredText.ts";
import { neverNull, readText, refuse, type TextReading } from "./textReading.ts";

/** pydantic's lax mode. Lists and tables are read from text only in `.env`, and only as JSON. */
export const pydanticCoercion: Coercion = (node, wanted) => {
  switch (node.kind) {
    case "unread":
      return node;
    case "string":
      return readText(node, wanted, wanted.language === "env" ? environmentReading : textReading);
    case "integer":
    case "float":
      return fromNumber(node, wanted);
    case "boolean":
      return asWritten(node, wanted, "by-value") ?? fromBoolean(node, wanted);
    default:
      return asWritten(node, wanted, "by-value");
  }
};

const textReading: TextReading = {
  integer: pydanticInteger,
  number: pydanticFloat,
  boolean: (text) => booleanWord(text, pydanticWords),
  array: refuse,
  object: refuse,
  null: neverNull,
};

const environmentReading: TextReading = { ...textReading, array: jsonListIn, object: jsonTableIn };

type NumberNode = Extract<Node, { kind: "integer" | "float" }>;

function fromNumber(node: NumberNode, wanted: Wanted): Node | undefined {
  const { types } = wanted;
  const isWhole = node.kind === "integer" || Number.isInteger(node.value);
  if (types.has("integer") && isWhole) return node.kind === "integer" ? node : integerAt(node, BigInt(node.value));
  if (types.has("number")) return node.kind === "float" ? node : floatAt(node, Number(node.value));
  if (types.has("boolean") && isWhole) {
    const value = Number(node.value);
    if (value === 0 || value === 1) return booleanAt(node, value === 1);
  }
  return types.has("string") ? fromSeconds(node, wanted) : undefined;
}

/** A number is no text to pydantic, but it is a time span or a point in time. */
function fromSeconds(node: NumberNode, { format }: Wanted): Node | undefined {
  const seconds = Number(node.value);
  if (!Number.isFinite(seconds)) return undefined;
  if (format === "duration") return stringAt(node, `${seconds < 0 ? "-" : ""}PT${decimal(Math.abs(seconds))}S`);
  if (format !== "date-time") return undefined;
  // Beyond this, pydantic takes the number for milliseconds.
  const milliseconds = Math.abs(seconds) > 2e10 ? seconds : seconds * 1000;
  if (Math.abs(milliseconds) > 8.64e15) return undefined;
  return stringAt(node, new Date(milliseconds).toISOString());
}

/** ISO durations know no exponents, and no more than microseconds. */
function decimal(seconds: number): string {
  return seconds.toFixed(6).replace(/\.?0+$/, "");
}

function fromBoolean(node: Extract<Node, { kind: "boolean" }>, { types }: Wanted): Node | undefined {
  if (types.has("integer")) return integerAt(node, node.value ? 1 : 0);
  return types.has("number") ? floatAt(node, node.value ? 1 : 0) : undefined;
}
