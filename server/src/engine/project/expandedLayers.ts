import type { EnvDialectName } from "../syntax/env/envDialect.ts";
import { envDialects } from "../syntax/env/envDialects.ts";
import { expandAll } from "../syntax/env/expandAll.ts";
import type { Expansion } from "../syntax/env/expansion.ts";
import type { Entries, Entry, Table } from "../syntax/node.ts";
import type { Assignment } from "../syntax/statement.ts";
import type { Tree } from "../syntax/tree.ts";
import type { ProjectFile } from "./projectFile.ts";

/**
 * The files of a stack, highest first, with the references in their `.env` values replaced as the library replaces them:
 * in `settings` stands what the application gets. Nothing is expanded before somebody asks for a value with a `$`.
 */
export function expandedLayers(layers: readonly ProjectFile[], dialect: EnvDialectName): readonly ProjectFile[] {
  const files = layers.filter((file) => file.tree.language.name === "env");
  if (files.length === 0 || envDialects[dialect].expansion.method === "none") return layers;
  const expansions = new StackExpansions(files, dialect);
  return layers.map((file) => {
    if (file.tree.language.name !== "env") return file;
    const settings = expandedTable(file.settings, (name) => expansions.textOf(file, name));
    return { ...file, settings };
  });
}

/**
 * What the references of one file may name: its own settings, those of all files of the stack together, or its own and
 * those of the files above it, which are in the environment when it is read.
 */
export type Scope = "own-file" | "whole-stack" | "files-above";

export const scopes: Readonly<Record<EnvDialectName, Scope>> = {
  "python-dotenv": "own-file",
  "python-decouple": "own-file",
  "django-environ": "whole-stack",
  node: "own-file",
  "node-env-file": "own-file",
  next: "files-above",
  vite: "whole-stack",
  compose: "own-file",
};

type Expansions = ReadonlyMap<string, Expansion>;

class StackExpansions {
  readonly #files: readonly ProjectFile[];
  readonly #dialect: EnvDialectName;
  readonly #known = new Map<string, Expansions>();

  constructor(files: readonly ProjectFile[], dialect: EnvDialectName) {
    this.#files = files;
    this.#dialect = dialect;
  }

  /** Undefined where the file does not set the name, or where files that are expanded together forget its value. */
  textOf(file: ProjectFile, name: string): string | undefined {
    return this.#isForgotten(file, name) ? undefined : this.#expansionsOf(file).get(name)?.text;
  }

  #isForgotten(file: ProjectFile, name: string): boolean {
    if (scopes[this.#dialect] !== "whole-stack") return false;
    const above = this.#files.slice(0, this.#files.indexOf(file));
    return above.some(({ tree }) => tree.root.entries.has(name));
  }

  #expansionsOf(file: ProjectFile): Expansions {
    const scope = scopes[this.#dialect];
    const key = scope === "whole-stack" ? "" : file.name;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (scope === "files-above") this.#expandFromAbove();
    else this.#known.set(key, this.#expand(scope === "own-file" ? [file] : [...this.#files].reverse(), noVariables));
    return this.#known.get(key) ?? noExpansions;
  }

  /** Each file finds in the environment what the files above it have put there. */
  #expandFromAbove(): void {
    const environment = new Map<string, string>();
    for (const file of this.#files) {
      const expansions = this.#expand([file], environment);
      this.#known.set(file.name, expansions);
      for (const [name, { text }] of expansions) if (!environment.has(name)) environment.set(name, text);
    }
  }

  #expand(files: readonly ProjectFile[], environment: ReadonlyMap<string, string>): Expansions {
    return expandAll(assignmentsOf(files.map(({ tree }) => tree)), envDialects[this.#dialect], environment);
  }
}

const noVariables: ReadonlyMap<string, string> = new Map();
const noExpansions: Expansions = new Map();

function* assignmentsOf(trees: readonly Tree[]): IterableIterator<Assignment> {
  for (const tree of trees) {
    for (const { statement } of tree.statements()) if (statement.kind === "assignment") yield statement;
  }
}

type TextOf = (name: string) => string | undefined;

/** `.env` has no tables but those that names such as `DB__HOST` make, so this goes no deeper than a name has parts. */
function expandedTable(table: Table, textOf: TextOf): Table {
  return { ...table, entries: new ExpandedEntries(table.entries, textOf) };
}

class ExpandedEntries implements Entries {
  readonly #written: Entries;
  readonly #textOf: TextOf;
  readonly #expanded = new Map<string, Entry>();

  constructor(written: Entries, textOf: TextOf) {
    this.#written = written;
    this.#textOf = textOf;
  }

  get size(): number {
    return this.#written.size;
  }

  has(name: string): boolean {
    return this.#written.has(name);
  }

  keys(): Iterable<string> {
    return this.#written.keys();
  }

  get(name: string): Entry | undefined {
    const written = this.#written.get(name);
    return written === undefined ? undefined : this.#expand(written);
  }

  *values(): IterableIterator<Entry> {
    for (const entry of this.#written.values()) yield this.#expand(entry);
  }

  #expand(entry: Entry): Entry {
    const { value } = entry;
    const isPlain = value.kind !== "table" && !(value.kind === "string" && value.value.includes("$"));
    if (isPlain) return entry;
    const known = this.#expanded.get(entry.name);
    if (known !== undefined) return known;
    const expanded = { ...entry, value: this.#expandedValue(entry) };
    this.#expanded.set(entry.name, expanded);
    return expanded;
  }

  #expandedValue({ value, statement }: Entry): Entry["value"] {
    if (value.kind === "table") return expandedTable(value, this.#textOf);
    const name = statement?.kind === "assignment" ? statement.keys[0]?.name : undefined;
    const text = name === undefined ? undefined : this.#textOf(name);
    return text === undefined || value.kind !== "string" ? value : { ...value, value: text };
  }
}
