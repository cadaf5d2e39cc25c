import type { Node, Path, Table } from "../../syntax/node.ts";
import type { SchemaNode } from "../schemaNode.ts";
import { evaluate } from "./evaluate.ts";
import type { Finding } from "./finding.ts";
import { placeOf } from "./place.ts";
import { judgeValueOf } from "./values.ts";
import { type JudgeOptions, Walk } from "./walk.ts";
import { judgeWholeOf, type WholeReach } from "./whole.ts";

/** Judges a complete value by all that JSON Schema says of it. */
export function judge(schema: SchemaNode, node: Node, options: JudgeOptions = {}): readonly Finding[] {
  const findings: Finding[] = [];
  const walk = new Walk(evaluate, options, findings);
  walk.evaluate(schema, walk.coerce(node, schema), undefined);
  return findings;
}

/** Whether a complete value satisfies a schema. */
export function isValid(schema: SchemaNode, node: Node, options: JudgeOptions = {}): boolean {
  const walk = new Walk(evaluate, options, undefined);
  return walk.evaluate(schema, walk.coerce(node, schema), undefined);
}

/**
 * Judges a value of one file, which is one layer of several: every value that is there, by all schemas that always
 * govern it, and nothing that speaks of a table as a whole. A list is complete in its file and judged wholly.
 */
export function judgeValue(
  nodes: readonly SchemaNode[],
  node: Node,
  path: Path,
  options: JudgeOptions = {},
): readonly Finding[] {
  const findings: Finding[] = [];
  const walk = new Walk(evaluate, options, findings);
  const place = placeOf(path);
  for (const schema of nodes) judgeValueOf(walk, schema, node, place);
  return findings;
}

/** Judges a merged table by what `judgeValue` leaves out: the two together find what `judge` finds. */
export function judgeWhole(
  nodes: readonly SchemaNode[],
  table: Table,
  path: Path,
  options: JudgeOptions & { readonly reach?: WholeReach } = {},
): readonly Finding[] {
  const findings: Finding[] = [];
  const walk = new Walk(evaluate, options, findings);
  const place = placeOf(path);
  for (const schema of nodes) judgeWholeOf(walk, schema, table, place, options.reach ?? "all-tables");
  return findings;
}
