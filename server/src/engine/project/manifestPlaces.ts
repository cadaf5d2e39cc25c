import type { Entry, Node } from "../syntax/node.ts";
import type { Statement } from "../syntax/statement.ts";
import type { Tree } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";

/** No setting of `strata.toml` lies deeper; what does is not looked at. */
const MAX_DEPTH = 6;

/** Where the key and the value at a path stand in the file, and whether the value could be read. */
export interface ManifestPlace {
  readonly key: Span;
  /** The key where the value has no text of its own, as a table that a header opens. */
  readonly value: Span;
  readonly isRead: boolean;
}

/** The values of a file as plain data. What could not be read is left out, and has its own problem already. */
export function plainOf(node: Node, depth = 0): unknown {
  if (node.kind === "table") {
    const plain: Record<string, unknown> = Object.create(null);
    if (depth >= MAX_DEPTH) return plain;
    for (const entry of node.entries.values()) {
      if (entry.value.kind !== "unread") plain[entry.name] = plainOf(entry.value, depth + 1);
    }
    return plain;
  }
  if (node.kind === "array") return depth >= MAX_DEPTH ? [] : node.items.map((item) => plainOf(item, depth + 1));
  if (node.kind === "unread") return undefined;
  // A date must not pass for text.
  return isDate(node) ? new Date(0) : node.value;
}

/** The nearest place along a path, where the path goes further than the file does. */
export function placeOf(tree: Tree, path: readonly PropertyKey[]): ManifestPlace {
  const start = { start: 0, end: Math.min(tree.length, 1) };
  let place: ManifestPlace = { key: start, value: start, isRead: true };
  let node: Node | undefined = tree.root;
  let statement: Statement | undefined;
  let origin = 0;
  for (const step of path) {
    if (node.kind === "array" && typeof step === "number") {
      const item: Node | undefined = node.items[step];
      if (item === undefined) return place;
      if (statement?.kind === "assignment") place = { ...place, value: moved(item, origin) };
      place = { ...place, isRead: item.kind !== "unread" };
      node = item;
      continue;
    }
    const entry: Entry | undefined = node.kind === "table" ? node.entries.get(String(step)) : undefined;
    if (entry === undefined) return place;
    statement = entry.statement ?? statement;
    origin = entry.statement === undefined ? origin : (tree.startOf(entry.statement) ?? origin);
    const key = moved(entry, origin);
    const hasText =
      statement?.kind === "assignment" && entry.value.kind !== "table" && entry.value.end > entry.value.start;
    place = { key, value: hasText ? moved(entry.value, origin) : key, isRead: entry.value.kind !== "unread" };
    node = entry.value;
  }
  return place;
}

/** The entries of the table at a name, in the order in which they are written. */
export function entriesInOrder(tree: Tree, name: string): readonly Entry[] {
  const table = tree.root.entries.get(name)?.value;
  if (table?.kind !== "table") return [];
  const startOf = (entry: Entry) => placeOf(tree, [name, entry.name]).key.start;
  return [...table.entries.values()].sort((one, other) => startOf(one) - startOf(other));
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function isDate(node: Node): boolean {
  return node.kind.startsWith("local-") || node.kind === "offset-date-time";
}
