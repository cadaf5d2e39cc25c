import { itemNodes } from "../schema/children.ts";
import { evaluate } from "../schema/judge/evaluate.ts";
import { type JudgeOptions, typesToBecome, Walk } from "../schema/judge/walk.ts";
import type { SchemaNode } from "../schema/schemaNode.ts";
import type { Language } from "../syntax/language.ts";
import type { Node } from "../syntax/node.ts";
import type { Loader } from "./loader.ts";

/** How the values of one kind of file are judged for a loader: after its own conversion of text. */
export function judgeOptionsOf(loader: Loader, language: Language["name"]): JudgeOptions {
  return {
    integers: loader.integers,
    dates: loader.dates,
    coerce: (node, { types, format }) =>
      loader.coerce(node, format === undefined ? { types, language } : { types, format, language }),
  };
}

/** What the application gets for a value: `"500"` becomes 500 where a number is wanted and the loader converts. */
export function readAs(node: Node, nodes: readonly SchemaNode[], loader: Loader, language: Language["name"]): Node {
  if (nodes.length === 0 || node.kind === "table" || node.kind === "unread") return node;
  const read = coerced(node, nodes, loader, language);
  if (read.kind !== "array") return read;
  return { ...read, items: read.items.map((item, index) => readAs(item, itemNodes(nodes, index), loader, language)) };
}

/** Most values have the type that is wanted, and then there is nothing to convert. */
function coerced(node: Node, nodes: readonly SchemaNode[], loader: Loader, language: Language["name"]): Node {
  if (nodes.every((schema) => typesToBecome(node, schema, loader) === undefined)) return node;
  const walk = new Walk(evaluate, judgeOptionsOf(loader, language), undefined);
  return nodes.reduce<Node>((value, schema) => walk.coerce(value, schema), node);
}
