import type { Node } from "../syntax/node.ts";
import type { SchemaNode } from "./schemaNode.ts";

/**
 * The value that a setting has where no layer sets it. A default of null is none: the setting is then not set, and
 * nothing that depends on it asks for more.
 */
export function defaultOf(nodes: readonly SchemaNode[]): Node | undefined {
  for (const node of nodes) {
    const value = node.default;
    if (value !== undefined) return value.kind === "null" ? undefined : value;
  }
  return undefined;
}
