import assert from "node:assert/strict";
import { test } from "node:test";
import { sayFinding } from "../../../server/src/engine/schema/describe/sayFinding.ts";
import { isValid, judge, judgeValue, judgeWhole } from "../../../server/src/engine/schema/judge/judge.ts";
import { readSchema } from "../../../server/src/engine/schema/readSchema.ts";
import { Random, roundsOfRun, seedOfRun } from "../../support/random.ts";
import { tableFrom } from "./checkSchema.ts";

const ROUNDS = roundsOfRun(60);

test("what is found in a file and in the whole is together what a complete judgement finds", () => {
  const seed = seedOfRun();
  const random = new Random(seed);
  for (let round = 0; round < ROUNDS; round++) {
    const schemaText = JSON.stringify(randomSchema(random, 4));
    const { root } = readSchema(schemaText);
    for (let trial = 0; trial < 4; trial++) {
      const valueText = JSON.stringify(randomTable(random, 3));
      const table = tableFrom(valueText);
      const context = `seed ${seed}: ${valueText} under ${schemaText}`;
      const complete = judge(root, table);
      const parts = [...judgeValue([root], table, []), ...judgeWhole([root], table, [])];
      assert.equal(
        parts.length === 0,
        complete.length === 0,
        `${context}\n${parts.map(sayFinding)}\n${complete.map(sayFinding)}`,
      );
      assert.equal(isValid(root, table), complete.length === 0, context);
    }
  }
});

test("a schema that is said to speak of no whole table finds nothing wrong with any", () => {
  const seed = seedOfRun();
  const random = new Random(seed);
  const silent = { here: 0, below: 0 };
  for (let round = 0; round < 3 * ROUNDS; round++) {
    const schemaText = JSON.stringify(randomSchema(random, 3));
    const { root } = readSchema(schemaText);
    if (root.speaksOfWhole) continue;
    silent.here++;
    if (!root.leadsToWholes) silent.below++;
    for (let trial = 0; trial < 4; trial++) {
      const valueText = JSON.stringify(randomTable(random, 3));
      const table = tableFrom(valueText);
      const reach = root.leadsToWholes ? "this-table" : "all-tables";
      const found = judgeWhole([root], table, [], { reach }).map(sayFinding);
      assert.deepEqual(found, [], `seed ${seed}: ${valueText} under ${schemaText}`);
    }
  }
  assert.ok(silent.here > ROUNDS / 4 && silent.below > ROUNDS / 8, JSON.stringify(silent));
});

const NAMES = ["a", "b", "c", "d"];

function randomTable(random: Random, depth: number): object {
  const names = NAMES.filter(() => random.chance(0.5));
  return Object.fromEntries(names.map((name) => [name, randomValue(random, depth)]));
}

function randomValue(random: Random, depth: number): unknown {
  const kind = random.below(depth === 0 ? 4 : 7);
  if (kind === 0) return random.below(4);
  if (kind === 1) return random.pick(["x", "y", ""]);
  if (kind === 2) return random.chance(0.5);
  if (kind === 3) return null;
  if (kind === 4) return Array.from({ length: random.below(3) }, () => randomValue(random, depth - 1));
  return randomTable(random, depth - 1);
}

function randomSchema(random: Random, depth: number): unknown {
  if (random.chance(0.05)) return random.chance(0.7);
  const schema: Record<string, unknown> = {};
  const count = 1 + random.below(3);
  for (let index = 0; index < count; index++) Object.assign(schema, randomKeyword(random, depth));
  return schema;
}

function randomKeyword(random: Random, depth: number): object {
  const leaves = [
    () => ({ type: random.pick(["object", "integer", "string", "array", ["object", "null"], ["integer", "string"]]) }),
    () => ({ enum: [random.below(3), "x", {}] }),
    () => ({ const: random.pick([1, "x", { a: 1 }]) }),
    () => ({ minimum: random.below(3) }),
    () => ({ minLength: 1 }),
    () => ({ required: [random.pick(NAMES)] }),
    () => ({ minProperties: random.below(3) }),
    () => ({ maxProperties: random.below(4) }),
    () => ({ dependentRequired: { [random.pick(NAMES)]: [random.pick(NAMES)] } }),
    () => ({ propertyNames: { enum: ["a", "b", "c"] } }),
    () => ({ additionalProperties: false }),
    () => ({ unevaluatedProperties: false }),
  ];
  if (depth === 0 || random.chance(0.3)) return random.pick(leaves)();
  const inner = (): unknown => randomSchema(random, depth - 1);
  const branches = [
    () => ({ properties: { [random.pick(NAMES)]: inner(), [random.pick(NAMES)]: inner() } }),
    () => ({ properties: { [random.pick(NAMES)]: inner() } }),
    () => ({ patternProperties: { "^[ab]": inner() } }),
    () => ({ additionalProperties: inner() }),
    () => ({ unevaluatedProperties: inner() }),
    () => ({ allOf: [inner(), inner()] }),
    () => ({ anyOf: [inner(), inner()] }),
    () => ({ anyOf: [inner(), { type: "null" }] }),
    () => ({ oneOf: [inner(), inner()] }),
    () => ({ not: inner() }),
    () => ({ if: inner(), [random.pick(["then", "else"])]: inner() }),
    () => ({ dependentSchemas: { [random.pick(NAMES)]: inner() } }),
    () => ({ items: inner() }),
  ];
  return random.pick(branches)();
}
