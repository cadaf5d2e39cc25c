import { envDialects } from "../syntax/env/envDialects.ts";
import type { Entries, Entry, Table } from "../syntax/node.ts";
import type { Tree } from "../syntax/tree.ts";
import type { Loader } from "./loader.ts";
import type { SettingNames } from "./settingNames.ts";

/**
 * What a file contributes, under the names that the application knows: names that differ only in case are one where the
 * loader thinks so, and `DB__HOST` is `HOST` in `DB` where it nests. A TOML file usually contributes itself.
 */
export function settingsOf(tree: Tree, loader: Loader, names: SettingNames): Table {
  if (tree.language.name === "toml") return loader.keyCase.toml === "sensitive" ? tree.root : renamed(tree, names);
  return { ...tree.root, entries: new EnvEntries(tree, loader, names) };
}

/** Of two spellings of one name the later one wins. */
function renamed(tree: Tree, names: SettingNames): Table {
  const entries = new Map<string, Entry>();
  for (const entry of tree.root.entries.values()) {
    const name = names.known(entry.name);
    const other = entries.get(name);
    if (other !== undefined && startOf(tree, other) > startOf(tree, entry)) continue;
    entries.set(name, name === entry.name ? entry : { ...entry, name });
  }
  return { ...tree.root, entries };
}

function startOf(tree: Tree, { statement }: Entry): number {
  return (statement === undefined ? undefined : tree.startOf(statement)) ?? 0;
}

/** The lines of a `.env` file as settings, put together when somebody first asks. */
class EnvEntries implements Entries {
  readonly #tree: Tree;
  readonly #loader: Loader;
  readonly #names: SettingNames;
  #entries: ReadonlyMap<string, Entry> | undefined;

  constructor(tree: Tree, loader: Loader, names: SettingNames) {
    this.#tree = tree;
    this.#loader = loader;
    this.#names = names;
  }

  get size(): number {
    return this.#all().size;
  }

  get(name: string): Entry | undefined {
    return this.#all().get(name);
  }

  has(name: string): boolean {
    return this.#all().has(name);
  }

  keys(): Iterable<string> {
    return this.#all().keys();
  }

  values(): Iterable<Entry> {
    return this.#all().values();
  }

  #all(): ReadonlyMap<string, Entry> {
    this.#entries ??= collect(this.#tree, this.#loader, this.#names);
    return this.#entries;
  }
}

function collect(tree: Tree, loader: Loader, names: SettingNames): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const entry of inOrder(tree)) {
    if (isUnset(entry, loader)) continue;
    const path = names.pathOfVariable(entry.name);
    addAt(entries, path, entry);
  }
  return entries;
}

/** The entries in the order of their lines, because later ones win; the map that holds them need not keep it. */
function* inOrder({ blocks, root }: Tree): IterableIterator<Entry> {
  for (const block of blocks) {
    for (const statement of block.statements) {
      const name = statement.kind === "assignment" ? statement.keys[0]?.name : undefined;
      const entry = name === undefined ? undefined : root.entries.get(name);
      if (entry?.statement === statement) yield entry;
    }
  }
}

/** A bare `KEY` sets nothing, and neither does `KEY=` where the loader takes an empty text for none. */
function isUnset({ value, statement }: Entry, loader: Loader): boolean {
  if (value.kind === "null") return true;
  const isBare = statement?.kind === "assignment" && statement.equals < 0;
  if (isBare && envDialects[loader.dialect].key.bareKey === "ignored") return true;
  return loader.emptyText === "unset" && value.kind === "string" && value.value === "";
}

function addAt(entries: Map<string, Entry>, path: readonly string[], entry: Entry): void {
  let target = entries;
  for (const name of path.slice(0, -1)) {
    const present = target.get(name)?.value;
    const isOpen = present?.kind === "table" && present.entries instanceof Map;
    const members: Map<string, Entry> = isOpen ? (present.entries as Map<string, Entry>) : new Map();
    if (!isOpen) target.set(name, { ...entry, name, value: { kind: "table", start: 0, end: 0, entries: members } });
    target = members;
  }
  const name = path[path.length - 1] ?? entry.name;
  target.set(name, name === entry.name ? entry : { ...entry, name });
}
