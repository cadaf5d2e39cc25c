import type { Node, Table } from "../../syntax/node.ts";
import type { SchemaNode } from "../schemaNode.ts";

/** The keywords that describe and do not judge, read from several schemas of which the first that speaks counts. */
export class Annotations {
  readonly #tables: readonly Table[];

  constructor(parts: readonly SchemaNode[]) {
    this.#tables = parts.map((part) => part.source).filter((source) => source.kind === "table");
  }

  get(keyword: string): Node | undefined {
    for (const table of this.#tables) {
      const value = table.entries.get(keyword)?.value;
      if (value !== undefined && value.kind !== "unread") return value;
    }
    return undefined;
  }

  text(keyword: string): string | undefined {
    return textOf(this.get(keyword));
  }

  flag(keyword: string): boolean {
    return this.#tables.some((table) => {
      const value = table.entries.get(keyword)?.value;
      return value?.kind === "boolean" && value.value;
    });
  }

  items(keyword: string): readonly Node[] {
    const value = this.get(keyword);
    return value?.kind === "array" ? value.items : [];
  }

  /** Text from `x-strata`, the keyword that holds Strata's own annotations. */
  own(name: string): string | undefined {
    return textOf(this.ownNode(name));
  }

  ownNode(name: string): Node | undefined {
    for (const table of this.#tables) {
      const own = table.entries.get("x-strata")?.value;
      const value = own?.kind === "table" ? own.entries.get(name)?.value : undefined;
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === "string" && node.value !== "" ? node.value : undefined;
}
