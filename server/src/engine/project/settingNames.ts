import { NameIndex } from "../problems/nameIndex.ts";
import { childrenOf, knownNames } from "../schema/children.ts";
import type { SchemaNode } from "../schema/schemaNode.ts";
import type { Loader } from "./loader.ts";

/** Under which name the application knows what a file calls so: by case, and by the delimiter that nests. */
export class SettingNames {
  /** The schemas that govern the root. */
  readonly nodes: readonly SchemaNode[];
  readonly #loader: Loader;
  readonly #indexes = new WeakMap<readonly SchemaNode[], NameIndex>();
  #byLowerCase: ReadonlyMap<string, string> | undefined;

  constructor(loader: Loader, nodes: readonly SchemaNode[]) {
    this.#loader = loader;
    this.nodes = nodes;
  }

  /** The way to the setting that a name in a `.env` file stands for. */
  pathOfVariable(name: string): readonly string[] {
    const parts = this.#nestedParts(name);
    if (this.#loader.keyCase.env === "sensitive") return parts;
    const path: string[] = [];
    let nodes = this.nodes;
    for (const [index, part] of parts.entries()) {
      const known = index === 0 ? this.known(part) : knownAmong(nodes, part);
      path.push(known);
      nodes = childrenOf(nodes, known).nodes;
    }
    return path;
  }

  /** The name in the schema that differs from the written one at most in case. */
  known(name: string): string {
    this.#byLowerCase ??= new Map(knownNames(this.nodes).map((known) => [known.name.toLowerCase(), known.name]));
    return this.#byLowerCase.get(name.toLowerCase()) ?? name;
  }

  /** The names that a table may have, to look for the one that another was meant to be. */
  indexOf(nodes: readonly SchemaNode[]): NameIndex {
    const index = this.#indexes.get(nodes) ?? new NameIndex(knownNames(nodes).map(({ name }) => name));
    this.#indexes.set(nodes, index);
    return index;
  }

  #nestedParts(name: string): readonly string[] {
    const { nestedDelimiter } = this.#loader;
    if (nestedDelimiter === undefined || nestedDelimiter === "") return [name];
    const parts = name.split(nestedDelimiter);
    return parts.length > deepestTable || parts.some((part) => part === "") ? [name] : parts;
  }
}

/** As deep as a key of TOML may lead. */
const deepestTable = 100;

function knownAmong(nodes: readonly SchemaNode[], name: string): string {
  const lower = name.toLowerCase();
  return knownNames(nodes).find((known) => known.name.toLowerCase() === lower)?.name ?? name;
}
