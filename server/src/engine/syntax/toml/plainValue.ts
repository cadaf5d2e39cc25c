import type { Entry, Node } from "../node.ts";
import type { KeyPart } from "../statement.ts";
import { type ArrayShape, type Shape, type TableShape, unit } from "./scan.ts";

/**
 * The value of an assignment where nothing about it is left to say: text without escapes, a whole number, `true`, `false`,
 * and lists and inline tables of these. Nearly all values are such, and asking the library for each is most of what reading a file costs.
 * Undefined for all others, and for keys in quotes: those are smol-toml's to judge. Shapes count from `origin` in the text.
 */
export function plainValue(keys: readonly KeyPart[], shape: Shape, text: string, origin: number): Node | undefined {
  return keys.every(isBare) ? plainNode(shape, text, origin) : undefined;
}

function isBare({ name, start, end }: KeyPart): boolean {
  return name.length === end - start;
}

function plainNode(shape: Shape, text: string, origin: number): Node | undefined {
  switch (shape.kind) {
    case "string":
      return plainText(shape, text, origin);
    case "scalar":
      return plainWord(shape, text, origin);
    case "array":
      return isOnOneLine(shape, text, origin) ? plainList(shape, text, origin) : undefined;
    case "table":
      return isOnOneLine(shape, text, origin) ? plainTable(shape, text, origin) : undefined;
  }
}

function plainText({ start, end }: Shape, text: string, origin: number): Node | undefined {
  const from = origin + start + 1;
  const to = origin + end - 1;
  const quote = text.charCodeAt(from - 1);
  for (let offset = from; offset < to; offset++) {
    const found = text.charCodeAt(offset);
    // A quote inside is one of three: the string is a multi-line one.
    if (found === quote || found === 127 || found < unit.space) return undefined;
    if (found === unit.backslash && quote === unit.quote) return undefined;
  }
  return { kind: "string", value: text.slice(from, to), start, end };
}

/** Numbers hold fifteen digits exactly. A zero in front is refused, and that of `-0` has a sign of which JavaScript makes much. */
function plainWord({ start, end }: Shape, text: string, origin: number): Node | undefined {
  const from = origin + start;
  const first = text.charCodeAt(from);
  if (first === unit.letterT && text.startsWith("true", from) && end - start === 4) {
    return { kind: "boolean", value: true, start, end };
  }
  if (first === unit.letterF && text.startsWith("false", from) && end - start === 5) {
    return { kind: "boolean", value: false, start, end };
  }
  const isNegative = first === unit.dash;
  const digits = isNegative ? from + 1 : from;
  const count = origin + end - digits;
  if (
    count > mostDigits ||
    !isNumber(text, digits, origin + end) ||
    (isNegative && count === 1 && text[digits] === "0")
  )
    return undefined;
  return { kind: "integer", value: Number(text.slice(from, origin + end)), start, end };
}

const mostDigits = 15;

function isNumber(text: string, from: number, to: number): boolean {
  if (from >= to || (text.charCodeAt(from) === unit.zero && to - from > 1)) return false;
  for (let offset = from; offset < to; offset++) {
    const found = text.charCodeAt(offset);
    if (found < unit.zero || found > unit.nine) return false;
  }
  return true;
}

/** Over several lines comments may stand between the values, and what may be in those is for the library to judge. */
function isOnOneLine({ start, end }: Shape, text: string, origin: number): boolean {
  const lineFeed = text.indexOf("\n", origin + start);
  return lineFeed < 0 || lineFeed >= origin + end;
}

function plainList({ start, end, items: shapes }: ArrayShape, text: string, origin: number): Node | undefined {
  const items: Node[] = [];
  for (const shape of shapes) {
    const item = plainNode(shape, text, origin);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return { kind: "array", start, end, items };
}

/** A name that occurs twice, and one with dots, are not plain. */
function plainTable({ start, end, members }: TableShape, text: string, origin: number): Node | undefined {
  const entries = new Map<string, Entry>();
  for (const { keys, value: shape } of members) {
    const [key] = keys;
    const value = plainNode(shape, text, origin);
    if (key === undefined || value === undefined) return undefined;
    if (keys.length > 1 || !isBare(key) || entries.has(key.name)) return undefined;
    entries.set(key.name, { name: key.name, start: key.start, end: key.end, value });
  }
  return { kind: "table", start, end, entries };
}
