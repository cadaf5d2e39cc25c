import type { TomlDate, TomlValue } from "smol-toml";
import type { Entry, Node, Table } from "../node.ts";
import type { KeyPart } from "../statement.ts";
import type { Shape, TableShape } from "./scan.ts";

/**
 * Joins where the values stand (our scanner) with what they are (smol-toml). smol-toml accepted the statement, so both
 * have the same structure; where that should ever fail, the value is left out rather than guessed. Shapes
 * count from `origin` in the text.
 */
export function valueNode(shape: Shape, value: TomlValue | undefined, text: string, origin: number): Node | undefined {
  const { start, end } = shape;
  if (shape.kind === "array") {
    if (!Array.isArray(value)) return undefined;
    return { kind: "array", start, end, items: itemNodes(shape.items, value, text, origin) };
  }
  if (shape.kind === "table") return isTomlTable(value) ? inlineTable(shape, value, text, origin) : undefined;
  return scalarNode(value, shape, text, origin);
}

function itemNodes(shapes: readonly Shape[], values: readonly TomlValue[], text: string, origin: number): Node[] {
  const items: Node[] = [];
  for (const [index, shape] of shapes.entries()) {
    const item = valueNode(shape, values[index], text, origin);
    if (item !== undefined) items.push(item);
  }
  return items;
}

function scalarNode(value: TomlValue | undefined, shape: Shape, text: string, origin: number): Node | undefined {
  const { start, end } = shape;
  switch (typeof value) {
    case "string":
      return { kind: "string", value, start, end };
    case "boolean":
      return { kind: "boolean", value, start, end };
    case "bigint":
      return { kind: "integer", value: isSafe(value) ? Number(value) : value, start, end };
    case "number":
      return { kind: "float", value, start, end };
    case "object":
      return value instanceof Date ? dateNode(value, text.slice(origin + start, origin + end), start, end) : undefined;
    default:
      return undefined;
  }
}

function isSafe(value: bigint): boolean {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER);
}

function dateNode(date: Date, written: string, start: number, end: number): Node {
  const value = written.replace(/^(\d{4}-\d\d-\d\d)[ t]/, "$1T").replace(/z$/, "Z");
  return { kind: kindOfDate(date as TomlDate), value, start, end };
}

function kindOfDate(date: TomlDate): "local-date" | "local-time" | "local-date-time" | "offset-date-time" {
  if (date.isDate()) return "local-date";
  if (date.isTime()) return "local-time";
  return date.isLocal() ? "local-date-time" : "offset-date-time";
}

type TomlObject = { [name: string]: TomlValue };

export function isTomlTable(value: TomlValue | undefined): value is TomlObject {
  return typeof value === "object" && !Array.isArray(value) && !(value instanceof Date);
}

/** Dotted keys in an inline table open tables of their own, shared by members with the same first part. */
function inlineTable(table: TableShape, value: TomlObject, text: string, origin: number): Table {
  const { start, end, members } = table;
  const entries = new Map<string, Entry>();
  for (const { keys, value: shape } of members) {
    let target = entries;
    let source: TomlValue | undefined = value;
    for (const [index, key] of keys.entries()) {
      source = isTomlTable(source) ? source[key.name] : undefined;
      if (index < keys.length - 1) {
        target = tableIn(target, key, table);
        continue;
      }
      const node = valueNode(shape, source, text, origin);
      if (node !== undefined) target.set(key.name, { name: key.name, start: key.start, end: key.end, value: node });
    }
  }
  return { kind: "table", start, end, entries };
}

/** A table that a dotted key opens has no brackets of its own: it is as wide as the inline table around it. */
function tableIn(entries: Map<string, Entry>, key: KeyPart, { start, end }: TableShape): Map<string, Entry> {
  const present = entries.get(key.name)?.value;
  if (present?.kind === "table" && present.entries instanceof Map) return present.entries;
  const opened = new Map<string, Entry>();
  const value: Table = { kind: "table", start, end, entries: opened };
  entries.set(key.name, { name: key.name, start: key.start, end: key.end, value });
  return opened;
}
