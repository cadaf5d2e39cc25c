import assert from "node:assert/strict";
import { sayFinding } from "../../../server/src/engine/schema/describe/sayFinding.ts";
import { isValid, judge, judgeValue, judgeWhole } from "../../../server/src/engine/schema/judge/judge.ts";
import type { JudgeOptions } from "../../../server/src/engine/schema/judge/walk.ts";
import { readSchema, type Schema } from "../../../server/src/engine/schema/readSchema.ts";
import { readJson } from "../../../server/src/engine/syntax/json/readJson.ts";
import type { Node, Table } from "../../../server/src/engine/syntax/node.ts";

export function schemaFrom(text: string): Schema {
  const schema = readSchema(text);
  assert.deepEqual(schema.faults, [], text);
  return schema;
}

export function nodeFrom(text: string): Node {
  const { root, faults } = readJson(text);
  assert.deepEqual(faults, [], text);
  assert.ok(root !== undefined);
  return root;
}

export function tableFrom(text: string): Table {
  const node = nodeFrom(text);
  assert.ok(node.kind === "table");
  return node;
}

/** Checks what is said of a complete value. */
export function checkJudged(
  schema: string,
  value: string,
  sentences: readonly string[],
  options: JudgeOptions = {},
): void {
  const { root } = schemaFrom(schema);
  const node = nodeFrom(value);
  const findings = judge(root, node, options);
  assert.deepEqual(findings.map(sayFinding), sentences, `${value} under ${schema}`);
  assert.equal(isValid(root, node, options), sentences.length === 0, `${value} under ${schema}`);
}

export interface LayeredExpectation {
  /** What is said of the value as one file of several. */
  readonly file: readonly string[];
  /** What is said of the value as the merged configuration. */
  readonly whole: readonly string[];
}

/** Checks what is said of a configuration while it is one layer, and what when it is the merged whole. */
export function checkLayered(
  schema: string,
  value: string,
  expected: LayeredExpectation,
  options: JudgeOptions = {},
): void {
  const { root } = schemaFrom(schema);
  const table = tableFrom(value);
  const file = judgeValue([root], table, [], options).map(sayFinding);
  const whole = judgeWhole([root], table, [], options).map(sayFinding);
  assert.deepEqual({ file, whole }, expected, `${value} under ${schema}`);
}
