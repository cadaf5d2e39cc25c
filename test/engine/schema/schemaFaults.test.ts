import assert from "node:assert/strict";
import { test } from "node:test";
import { childrenOf, knownNames } from "../../../server/src/engine/schema/children.ts";
import { describeSetting } from "../../../server/src/engine/schema/describe/describeSetting.ts";
import { sayFinding } from "../../../server/src/engine/schema/describe/sayFinding.ts";
import { isValid, judge, judgeValue, judgeWhole } from "../../../server/src/engine/schema/judge/judge.ts";
import { readSchema, type Schema } from "../../../server/src/engine/schema/readSchema.ts";
import { saySchemaFault } from "../../../server/src/engine/schema/schemaFault.ts";
import type { Node, Table } from "../../../server/src/engine/syntax/node.ts";
import { nodeFrom, tableFrom } from "./checkSchema.ts";

/** Each fault as the text it stands at and its sentence. */
function draw(text: string, schema: Schema): string[] {
  return schema.faults.map((fault) => `${text.slice(fault.start, fault.end)} — ${saySchemaFault(fault)}`);
}

const FAULTY: readonly (readonly [text: string, faults: readonly string[]])[] = [
  ['{"type": "strng"}', ['"strng" — There is no type "strng".']],
  ['{"type": [1]}', ["1 — A type must be given by its name."]],
  ['{"properties": {"A": 5}}', ["5 — A schema must be a table, true or false. This is read as true."]],
  ['{"minimum": "1"}', ['"1" — minimum cannot have this value. It is left out.']],
  ['{"minLength": -1}', ["-1 — minLength cannot have this value. It is left out."]],
  ['{"required": ["A", 1]}', ["1 — required cannot have this value. It is left out."]],
  [
    '{"pattern": "(a"}',
    ['"(a" — This is not a regular expression: it has a group that is never closed. No value is judged by it.'],
  ],
  [
    '{"pattern": "(a)\\\\1"}',
    [
      '"(a)\\\\1" — No value is judged by this pattern: it has a reference back to what a group matched, which cannot be matched in a bounded time.',
    ],
  ],
  ['{"$ref": "#/$defs/nope"}', ['"#/$defs/nope" — There is no schema at #/$defs/nope.']],
  [
    '{"$ref": "https://example.com/x.json"}',
    [
      '"https://example.com/x.json" — https://example.com/x.json is not looked up: nothing is fetched from the network.',
    ],
  ],
  ['{"$ref": "#"}', ['"#" — This reference leads back to itself, so it asks for nothing.']],
  ['{"properties": {"A": }}', ["} — Expected a value here."]],
  ["", [" — Expected a value here."]],
  ["nonsense", ["nonsense — This is no value that JSON knows. Put text in double quotes."]],
];

test("what is wrong with a schema is told at its place", () => {
  for (const [text, faults] of FAULTY) assert.deepEqual(draw(text, readSchema(text)), faults, text);
});

test("what is wrong in one place leaves the rest of a schema at work", () => {
  const { root } = readSchema(
    '{"properties": {"A": {"type": "strng"}, "B": , "C": {"type": "integer", "pattern": "("}}',
  );
  const findings = judge(root, nodeFrom('{"A": 1, "B": 2, "C": "x"}'));
  assert.deepEqual(findings.map(sayFinding), ["C must be a whole number, not text"]);
});

test("every schema knows where it stands in its text", () => {
  const text = '{"properties": {"A": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"type": "integer"}}}';
  const { root } = readSchema(text);
  const [finding] = judge(root, nodeFrom('{"A": "x"}'));
  assert.equal(text.slice(finding?.schema.source.start, finding?.schema.source.end), '{"type": "integer"}');
});

test("other schemas are found among those that are given, and only there", () => {
  const asked: string[] = [];
  const texts = new Map([
    ["https://example.com/a.json", '{"$ref": "b.json#/$defs/x"}'],
    ["https://example.com/b.json", '{"$defs": {"x": {"type": "integer"}}}'],
  ]);
  const bundled = {
    get: (uri: string) => {
      asked.push(uri);
      return texts.get(uri);
    },
  };
  const schema = readSchema('{"$ref": "a.json"}', { uri: "https://example.com/main.json", bundled });
  assert.deepEqual(schema.faults, []);
  assert.equal(isValid(schema.root, nodeFrom("1")), true);
  assert.equal(isValid(schema.root, nodeFrom('"x"')), false);
  assert.deepEqual([...new Set(asked)], [...texts.keys()]);
});

test("a schema nested ten thousand deep is one fault", () => {
  for (const [open, close] of [
    ['{"not":', "}"],
    ['{"properties":{"a":', "}}"],
    ['{"allOf":[', "]}"],
  ] as const) {
    const schema = readSchema(`${open.repeat(10_000)}{}${close.repeat(10_000)}`);
    assert.deepEqual(
      schema.faults.map((fault) => fault.detail),
      ["nested-too-deeply"],
    );
    judge(schema.root, nodeFrom('{"a": {"a": 1}}'));
  }
});

test("a chain of ten thousand references ends", () => {
  const definitions = Array.from({ length: 10_000 }, (_, index) => `"d${index}": {"$ref": "#/$defs/d${index + 1}"}`);
  const schema = readSchema(`{"$ref": "#/$defs/d0", "$defs": {${definitions.join()}, "d10000": {"type": "integer"}}}`);
  useEverything(schema, tableFrom('{"a": 1}'));
});

test("a schema that doubles its work at every step ends", () => {
  const definitions = Array.from(
    { length: 60 },
    (_, index) => `"d${index}": {"allOf": [{"$ref": "#/$defs/d${index + 1}"}, {"$ref": "#/$defs/d${index + 1}"}]}`,
  );
  const schema = readSchema(`{"$ref": "#/$defs/d0", "$defs": {${definitions.join()}, "d60": {}}}`);
  useEverything(schema, tableFrom('{"a": 1}'));
});

test("a condition that is said in endlessly many ways is told in bounded time", () => {
  const definitions = Array.from(
    { length: 40 },
    (_, index) => `"d${index}": {"allOf": [{"$ref": "#/$defs/d${index + 1}"}, {"$ref": "#/$defs/d${index + 1}"}]}`,
  );
  const branches = Array.from({ length: 50 }, (_, index) => `{"$ref": "#/$defs/u${index % 5}"}`).join();
  const unions = Array.from({ length: 5 }, (_, index) => `"u${index}": {"anyOf": [${branches}, {"type": "integer"}]}`);
  const schema = readSchema(`{"if": {"anyOf": [true, {"$ref": "#/$defs/d0"}]}, "then": {"required": ["x", "y"]},
    "properties": {"a": {"type": "array", "items": {"$ref": "#/$defs/u0"}}}, "$defs": {${[...definitions, ...unions].join()}, "d40": {}}}`);
  assert.deepEqual(judgeWhole([schema.root], tableFrom("{}"), []).map(sayFinding), ["x is required", "y is required"]);
  describeSetting(childrenOf([schema.root], "a").nodes);
});

test("references in circles end, through whatever keyword they lead", () => {
  const circles = [
    '{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}',
    '{"allOf": [{"$ref": "#"}, {"$ref": "#"}]}',
    '{"anyOf": [{"$ref": "#"}, {"type": "null"}]}',
    '{"not": {"$ref": "#"}}',
    '{"if": {"$ref": "#"}, "then": {"$ref": "#"}, "else": {"$ref": "#"}}',
    '{"properties": {"a": {"$ref": "#"}}, "additionalProperties": {"$ref": "#"}}',
    '{"items": {"$ref": "#"}, "unevaluatedProperties": {"$ref": "#"}}',
    '{"$dynamicAnchor": "x", "$dynamicRef": "#x"}',
    '{"dependentSchemas": {"a": {"$ref": "#"}}}',
    '{"propertyNames": {"$ref": "#"}, "contains": {"$ref": "#"}}',
  ];
  for (const text of circles) useEverything(readSchema(text), tableFrom('{"a": {"a": [1, {"a": null}]}}'));
});

test("a value nested a hundred thousand deep is judged without harm", () => {
  const { root } = readSchema('{"properties": {"a": {"$ref": "#"}}, "enum": [1, {"a": 2}], "uniqueItems": true}');
  let node: Node = { kind: "integer", value: 1, start: 0, end: 0 };
  for (let depth = 0; depth < 100_000; depth++) {
    node = { kind: "table", start: 0, end: 0, entries: new Map([["a", { name: "a", start: 0, end: 0, value: node }]]) };
  }
  assert.ok(node.kind === "table");
  judge(root, node);
  judgeValue([root], node, []);
  judgeWhole([root], node, []);
});

test("names from an object's own machinery are names like any other", () => {
  const { root } = readSchema(
    '{"properties": {"__proto__": {"type": "integer"}, "constructor": {"type": "integer"}}, "required": ["toString"]}',
  );
  assert.deepEqual(judge(root, nodeFrom('{"__proto__": "x", "constructor": "y"}')).map(sayFinding), [
    "__proto__ must be a whole number, not text",
    "constructor must be a whole number, not text",
    "toString is required",
  ]);
});

test("an enum of a hundred thousand values is looked up at once", () => {
  const values = Array.from({ length: 100_000 }, (_, index) => `"v${index}"`);
  const { root } = readSchema(`{"properties": {"A": {"enum": [${values.join()}]}}}`);
  const { nodes } = childrenOf([root], "A");
  const node = nodeFrom('"v99999"');
  const start = performance.now();
  for (let round = 0; round < 1000; round++) assert.deepEqual(judgeValue(nodes, node, ["A"]), []);
  assert.ok(performance.now() - start < 500);
  assert.equal(describeSetting(nodes).type, 'one of "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", …');
});

/** Puts a schema to every use; that it comes back at all is what is tested. */
function useEverything(schema: Schema, table: Table): void {
  judge(schema.root, table);
  isValid(schema.root, table);
  judgeValue([schema.root], table, []).map(sayFinding);
  judgeWhole([schema.root], table, []).map(sayFinding);
  knownNames([schema.root]);
  describeSetting([schema.root]);
  describeSetting(childrenOf([schema.root], "a").nodes);
}
