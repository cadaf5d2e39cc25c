import { childrenOf, knownNames } from "../schema/children.ts";
import { defaultOf } from "../schema/defaultOf.ts";
import type { SchemaNode } from "../schema/schemaNode.ts";
import type { Language } from "../syntax/language.ts";
import type { Entries, Entry, Table } from "../syntax/node.ts";
import type { Loader } from "./loader.ts";
import { readAs } from "./readAs.ts";

/** A table of one layer, with the kind of file it comes from. */
export interface LayerTable {
  readonly table: Table;
  readonly language: Language["name"];
}

/**
 * What several layers make together, highest first, with the schema's defaults below them, every value as the loader reads
 * it. It is a view: nothing is merged before somebody asks for it, so judging one setting of a hundred thousand looks at one.
 */
export function mergedTable(layers: readonly LayerTable[], loader: Loader, nodes: readonly SchemaNode[]): Table {
  const { start, end } = layers[0]?.table ?? { start: 0, end: 0 };
  return { kind: "table", start, end, entries: new MergedEntries(layers, loader, nodes) };
}

/** Whether the table of a higher layer adds to that of a lower one, or takes its place. */
export function addsTo(higher: Language["name"], lower: Language["name"], loader: Loader): boolean {
  return (higher === lower ? loader.tables : loader.tablesAcrossFormats) === "merge";
}

class MergedEntries implements Entries {
  readonly #layers: readonly LayerTable[];
  readonly #loader: Loader;
  readonly #nodes: readonly SchemaNode[];

  constructor(layers: readonly LayerTable[], loader: Loader, nodes: readonly SchemaNode[]) {
    this.#layers = layers;
    this.#loader = loader;
    this.#nodes = nodes;
  }

  get size(): number {
    return this.#names().size;
  }

  has(name: string): boolean {
    return this.#layers.some(({ table }) => table.entries.has(name)) || this.#defaultEntry(name) !== undefined;
  }

  get(name: string): Entry | undefined {
    for (const [index, { table, language }] of this.#layers.entries()) {
      const entry = table.entries.get(name);
      if (entry === undefined) continue;
      const { nodes } = childrenOf(this.#nodes, name);
      const { value } = entry;
      if (value.kind !== "table") return { ...entry, value: readAs(value, nodes, this.#loader, language) };
      const tables = [{ table: value, language }, ...this.#tablesBelow(index, name)];
      return { ...entry, value: mergedTable(tables, this.#loader, nodes) };
    }
    return this.#defaultEntry(name);
  }

  keys(): Iterable<string> {
    return this.#names();
  }

  *values(): IterableIterator<Entry> {
    for (const name of this.#names()) {
      const entry = this.get(name);
      if (entry !== undefined) yield entry;
    }
  }

  /** The tables of a name in lower layers, as far down as each adds to the one below: a scalar hides what is under it. */
  #tablesBelow(index: number, name: string): LayerTable[] {
    const tables: LayerTable[] = [];
    let higher = this.#layers[index];
    for (const layer of this.#layers.slice(index + 1)) {
      const value = layer.table.entries.get(name)?.value;
      if (value === undefined) continue;
      if (value.kind !== "table" || higher === undefined || !addsTo(higher.language, layer.language, this.#loader))
        break;
      tables.push({ table: value, language: layer.language });
      higher = layer;
    }
    return tables;
  }

  #defaultEntry(name: string): Entry | undefined {
    if (this.#nodes.length === 0) return undefined;
    const value = defaultOf(childrenOf(this.#nodes, name).nodes);
    return value === undefined ? undefined : { name, start: 0, end: 0, value };
  }

  /** The names of all layers, lowest layer first as people read them, then those that only have a default. */
  #names(): ReadonlySet<string> {
    const names = new Set<string>();
    for (let index = this.#layers.length - 1; index >= 0; index--) {
      for (const name of this.#layers[index]?.table.entries.keys() ?? []) names.add(name);
    }
    for (const { name } of knownNames(this.#nodes)) {
      if (!names.has(name) && this.#defaultEntry(name) !== undefined) names.add(name);
    }
    return names;
  }
}
