import { readJson } from "../../syntax/json/readJson.ts";
import type { Entry, List, Node, StringNode, Table } from "../../syntax/node.ts";
import { stringAt } from "./scalarNodes.ts";

/** The value of a text that is JSON, in which every part has its place as far as that can be told. */
function jsonIn(node: StringNode): Node | undefined {
  if (!isJson(node.value)) return undefined;
  const { root } = readJson(node.value);
  return root === undefined ? undefined : moved(root, node, textStartOf(node));
}

export function jsonListIn(node: StringNode): List | undefined {
  const value = startsWith(node, "[") ? jsonIn(node) : undefined;
  return value?.kind === "array" ? value : undefined;
}

export function jsonTableIn(node: StringNode): Table | undefined {
  const value = startsWith(node, "{") ? jsonIn(node) : undefined;
  return value?.kind === "table" ? value : undefined;
}

/** The items between commas; empty ones are left out, and white space around an item goes or stays. */
export function commaListIn(node: StringNode, whiteSpace: "trimmed" | "kept"): List {
  const items = piecesOf(node)
    .map((piece) => (whiteSpace === "trimmed" ? trimmed(piece) : piece))
    .filter((piece) => piece.value !== "");
  return { kind: "array", start: node.start, end: node.end, items };
}

/** `name=value,other=value`; undefined where an item has no `=`. */
export function commaTableIn(node: StringNode): Table | undefined {
  const entries = new Map<string, Entry>();
  for (const piece of piecesOf(node)) {
    if (piece.value === "") continue;
    const equals = piece.value.indexOf("=");
    if (equals < 0) return undefined;
    const name = piece.value.slice(0, equals);
    const isExact = piece.end - piece.start === piece.value.length;
    const place = { start: isExact ? piece.start + equals + 1 : piece.start, end: piece.end };
    const keyEnd = isExact ? piece.start + equals : piece.end;
    const value = stringAt(place, piece.value.slice(equals + 1));
    entries.set(name, { name, start: piece.start, end: keyEnd, value });
  }
  return { kind: "table", start: node.start, end: node.end, entries };
}

/** Python and JavaScript refuse the comments and trailing commas that our reader forgives. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function startsWith(node: StringNode, bracket: string): boolean {
  return node.value.trimStart().startsWith(bracket);
}

/** Where the text of a value starts in its statement, if it stands there as it is: without quotes, or with one on each side. */
function textStartOf(node: StringNode): number | undefined {
  const around = node.end - node.start - node.value.length;
  if (around === 0) return node.start;
  return around === 2 ? node.start + 1 : undefined;
}

function piecesOf(node: StringNode): StringNode[] {
  const textStart = textStartOf(node);
  let offset = 0;
  return node.value.split(",").map((text) => {
    const start = textStart === undefined ? node.start : textStart + offset;
    offset += text.length + 1;
    return stringAt({ start, end: textStart === undefined ? node.end : start + text.length }, text);
  });
}

function trimmed(piece: StringNode): StringNode {
  const value = piece.value.trim();
  if (piece.end - piece.start !== piece.value.length) return stringAt(piece, value);
  const start = piece.start + (piece.value.length - piece.value.trimStart().length);
  return stringAt({ start, end: start + value.length }, value);
}

/** The reader nests no deeper than its own limit, so this walk needs no limit of its own. */
function moved(value: Node, whole: StringNode, textStart: number | undefined): Node {
  const placeOf = (part: Pick<Node, "start" | "end">) =>
    textStart === undefined
      ? { start: whole.start, end: whole.end }
      : { start: part.start + textStart, end: part.end + textStart };
  const place = placeOf(value);
  if (value.kind === "array") {
    return { ...value, ...place, items: value.items.map((item) => moved(item, whole, textStart)) };
  }
  if (value.kind !== "table") return { ...value, ...place };
  const entries = new Map<string, Entry>();
  for (const entry of value.entries.values()) {
    entries.set(entry.name, { ...entry, ...placeOf(entry), value: moved(entry.value, whole, textStart) });
  }
  return { ...value, ...place, entries };
}
