import type { Node, Table } from "../syntax/node.ts";
import type { SchemaFault, SchemaFaultKind } from "./schemaFault.ts";

/** Reads the keywords of one schema. A keyword with a value of the wrong kind is a fault and says nothing. */
export class KeywordReader {
  readonly #table: Table;
  readonly #faults: SchemaFault[];

  constructor(table: Table, faults: SchemaFault[]) {
    this.#table = table;
    this.#faults = faults;
  }

  /** Undefined too for a value that could not be read, of which the reader of JSON has spoken already. */
  get(keyword: string): Node | undefined {
    const value = this.#table.entries.get(keyword)?.value;
    return value?.kind === "unread" ? undefined : value;
  }

  /** Most schemas have few keywords; a whole group of them is passed over at once. */
  hasAny(keywords: readonly string[]): boolean {
    return keywords.some((keyword) => this.#table.entries.has(keyword));
  }

  text(keyword: string): string | undefined {
    const node = this.get(keyword);
    if (node === undefined) return undefined;
    if (node.kind === "string") return node.value;
    this.invalid(keyword, node);
    return undefined;
  }

  number(keyword: string): number | bigint | undefined {
    const node = this.get(keyword);
    if (node === undefined) return undefined;
    if (node.kind === "integer" || node.kind === "float") return node.value;
    this.invalid(keyword, node);
    return undefined;
  }

  /** A whole number that is not negative. */
  count(keyword: string): number | undefined {
    const value = this.number(keyword);
    if (value === undefined) return undefined;
    const count = Number(value);
    if (count >= 0 && (Number.isInteger(count) || count === Number.POSITIVE_INFINITY)) return count;
    const node = this.get(keyword);
    if (node !== undefined) this.invalid(keyword, node);
    return undefined;
  }

  flag(keyword: string): boolean {
    const node = this.get(keyword);
    if (node === undefined) return false;
    if (node.kind === "boolean") return node.value;
    this.invalid(keyword, node);
    return false;
  }

  items(keyword: string): readonly Node[] | undefined {
    const node = this.get(keyword);
    if (node === undefined) return undefined;
    if (node.kind === "array") return node.items;
    this.invalid(keyword, node);
    return undefined;
  }

  /** The table under a keyword whose members are named by the schema's author. */
  members(keyword: string): Table | undefined {
    const node = this.get(keyword);
    if (node === undefined) return undefined;
    if (node.kind === "table") return node;
    this.invalid(keyword, node);
    return undefined;
  }

  names(keyword: string): readonly string[] {
    const items = this.items(keyword);
    return items === undefined ? [] : this.namesIn(keyword, items);
  }

  namesIn(keyword: string, items: readonly Node[]): readonly string[] {
    const names: string[] = [];
    for (const item of items) {
      if (item.kind === "string") names.push(item.value);
      else this.invalid(keyword, item);
    }
    return names;
  }

  invalid(keyword: string, node: Node): void {
    this.fault("invalid-keyword", node, keyword);
  }

  fault(kind: SchemaFaultKind, node: Node, detail: string): void {
    this.#faults.push({ kind, start: node.start, end: node.end, detail });
  }
}
