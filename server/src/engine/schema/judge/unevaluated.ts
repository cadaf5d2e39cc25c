import type { Node } from "../../syntax/node.ts";
import type { SchemaNode } from "../schemaNode.ts";
import type { Evaluated } from "./evaluated.ts";
import type { Place } from "./place.ts";
import { reportUnknown } from "./tables.ts";
import type { Walk } from "./walk.ts";

/** `unevaluatedProperties` and `unevaluatedItems`, when all else of the schema has been judged and noted. */
export function judgeUnevaluated(
  walk: Walk,
  schema: SchemaNode,
  node: Node,
  place: Place | undefined,
  evaluated: Evaluated,
): boolean {
  const { unevaluatedItems, unevaluatedProperties } = schema.keywords;
  let isSatisfied = true;
  if (node.kind === "table" && unevaluatedProperties !== undefined) {
    for (const entry of node.entries.values()) {
      if (evaluated.hasName(entry.name)) continue;
      const inside = { key: entry.name, outer: place };
      const isRefused = unevaluatedProperties.keywords.verdict === false;
      if (isRefused) isSatisfied = reportUnknown(walk, "unevaluatedProperties", schema, entry, inside);
      else isSatisfied = walk.evaluateInside(unevaluatedProperties, entry.value, inside) && isSatisfied;
      evaluated.addName(entry.name);
    }
  }
  if (node.kind === "array" && unevaluatedItems !== undefined) {
    for (const [index, item] of node.items.entries()) {
      if (evaluated.hasItem(index)) continue;
      isSatisfied = walk.evaluateInside(unevaluatedItems, item, { key: index, outer: place }) && isSatisfied;
    }
    evaluated.addItemsBefore(Number.POSITIVE_INFINITY);
  }
  return isSatisfied;
}
