import type { SchemaNode } from "../schema/schemaNode.ts";
import type { Node, Table } from "../syntax/node.ts";

/** What the schemas of a setting say under a keyword; the outermost that speaks counts. */
export function annotation(nodes: readonly SchemaNode[], keyword: string): Node | undefined {
  return firstAmong(nodes, (table) => table.entries.get(keyword)?.value);
}

/** The same for a name in `x-strata`, the keyword that holds Strata's own annotations. */
export function ownAnnotation(nodes: readonly SchemaNode[], name: string): Node | undefined {
  return firstAmong(nodes, (table) => {
    const own = table.entries.get("x-strata")?.value;
    return own?.kind === "table" ? own.entries.get(name)?.value : undefined;
  });
}

export function textIn(node: Node | undefined): string | undefined {
  return node?.kind === "string" && node.value !== "" ? node.value : undefined;
}

function firstAmong(nodes: readonly SchemaNode[], find: (table: Table) => Node | undefined): Node | undefined {
  for (const node of nodes) {
    for (const { source } of node.valueParts) {
      const found = source.kind === "table" ? find(source) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
