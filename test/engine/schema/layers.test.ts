import assert from "node:assert/strict";
import { test } from "node:test";
import { sayFinding } from "../../../server/src/engine/schema/describe/sayFinding.ts";
import { judgeValue, judgeWhole } from "../../../server/src/engine/schema/judge/judge.ts";
import type { Coerce } from "../../../server/src/engine/schema/judge/walk.ts";
import type { DateNode, Entry, Node, Table } from "../../../server/src/engine/syntax/node.ts";
import { checkLayered, nodeFrom, schemaFrom, tableFrom } from "./checkSchema.ts";

test("one file is not asked for what another may bring", () => {
  checkLayered(
    `{"properties": {"PORT": {"type": "integer"}, "db": {"properties": {"host": {"type": "string"}}, "required": ["host"]}},
      "required": ["SECRET"], "minProperties": 9, "anyOf": [{"required": ["A"]}, {"required": ["B"]}]}`,
    '{"PORT": "x", "db": {}}',
    {
      file: ["PORT must be a whole number, not text"],
      whole: [
        "The configuration must have at least 9 keys",
        "SECRET is required",
        "A or B is required",
        "db.host is required",
      ],
    },
  );
});

test("conditions are judged on the merged configuration alone, with all that they ask for", () => {
  checkLayered(
    `{"properties": {"ENV": {"type": "string"}, "DEBUG": {"type": "boolean"}},
      "if": {"properties": {"ENV": {"const": "production"}}, "required": ["ENV"]},
      "then": {"properties": {"DEBUG": {"const": false}}, "required": ["SENTRY_DSN"]},
      "dependentRequired": {"DEBUG": ["LOG_LEVEL"]}}`,
    '{"ENV": "production", "DEBUG": true}',
    {
      file: [],
      whole: [
        "LOG_LEVEL is required because DEBUG is set",
        "DEBUG must be false because ENV is production",
        "SENTRY_DSN is required because ENV is production",
      ],
    },
  );
});

test("a table that may also be null is looked into", () => {
  const schema = `{"properties": {"db": {"anyOf": [{"$ref": "#/$defs/Db"}, {"type": "null"}], "default": null}},
    "$defs": {"Db": {"type": "object", "properties": {"port": {"type": "integer"}}, "required": ["host"], "additionalProperties": false}}}`;
  checkLayered(schema, '{"db": {"port": "x", "prot": 1}}', {
    file: ["db.port must be a whole number, not text", "db.prot is not a known setting"],
    whole: ["db.host is required"],
  });
  checkLayered(schema, '{"db": 5}', { file: ["db must be a table, not a whole number"], whole: [] });
});

test("which of several tables is meant is decided on the merged configuration", () => {
  const schema = `{"properties": {"cache": {"oneOf": [
    {"type": "object", "properties": {"kind": {"const": "redis"}, "port": {"type": "integer"}}, "required": ["kind", "port"]},
    {"type": "object", "properties": {"kind": {"const": "memory"}}, "required": ["kind"]}]}}}`;
  checkLayered(schema, '{"cache": {"kind": "redis"}}', { file: [], whole: ["cache.port is required"] });
});

test("a list is complete in its file, and all that it asks for is asked there", () => {
  checkLayered(
    '{"properties": {"servers": {"items": {"required": ["port"], "properties": {"port": {"type": "integer"}}}}}}',
    '{"servers": [{"port": 1}, {"host": "x"}]}',
    { file: ["servers[1].port is required"], whole: [] },
  );
});

test("a key is unknown where no branch declares it, and refused later where only another branch does", () => {
  const schema = `{"properties": {"A": {"type": "integer"}}, "unevaluatedProperties": false,
    "if": {"properties": {"A": {"const": 1}}}, "then": {"properties": {"B": true}}}`;
  checkLayered(schema, '{"A": 2, "B": 1, "C": 1}', {
    file: ["C is not a known setting"],
    whole: ["B is not a known setting"],
  });
  checkLayered(schema, '{"A": 1, "B": 1}', { file: [], whole: [] });
});

test("one table can be judged without the tables in it", () => {
  const { root } = schemaFrom('{"required": ["A"], "properties": {"db": {"required": ["host"]}}}');
  const table = tableFrom('{"db": {}}');
  const said = (reach: "this-table" | "all-tables") => judgeWhole([root], table, [], { reach }).map(sayFinding);
  assert.deepEqual(said("this-table"), ["A is required"]);
  assert.deepEqual(said("all-tables"), ["A is required", "db.host is required"]);
});

test("a loader's conversion happens before anything is judged, once for each value", () => {
  const asked: string[] = [];
  const coerce: Coerce = (node, { types, format }) => {
    asked.push(`${[...types].join("|")}${format === undefined ? "" : ` ${format}`}`);
    if (node.kind !== "string" || !types.has("integer") || !/^\d+$/.test(node.value)) return undefined;
    return { kind: "integer", value: Number(node.value), start: node.start, end: node.end };
  };
  const schema = `{"properties": {
    "A": {"type": "integer", "maximum": 10}, "B": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
    "C": {"$ref": "#/$defs/int", "minimum": 5}, "D": {"enum": [1, 2]}, "E": {"type": "string", "format": "duration"},
    "F": {"anyOf": [{"type": "integer"}, {"type": "string"}]}}, "$defs": {"int": {"type": "integer"}}}`;
  const value = '{"A": "500", "B": "7", "C": "3", "D": "2", "E": 60, "F": "7"}';
  const sentences = [
    "A must be at most 10",
    "C must be at least 5",
    "E must be an ISO 8601 duration, not a whole number",
  ];
  checkLayered(schema, value, { file: sentences, whole: [] }, { coerce });
  assert.deepEqual(asked, ["integer", "null|integer", "integer", "integer", "string duration"]);
});

test("a strict loader takes 1.0 for no integer", () => {
  const schema = '{"properties": {"A": {"type": "integer"}}}';
  checkLayered(schema, '{"A": 1.0}', { file: [], whole: [] });
  const sentence = "A must be a whole number, not a number with a fraction";
  checkLayered(schema, '{"A": 1.0}', { file: [sentence], whole: [] }, { integers: "as-written" });
});

test("a date of TOML is text with its format; a loader that keeps dates gives no text", () => {
  const kinds: readonly (readonly [DateNode["kind"], string, string])[] = [
    ["offset-date-time", "2026-01-02T03:04:05Z", "date-time"],
    ["local-date-time", "2026-01-02T03:04:05", "date-time"],
    ["local-date", "2026-01-02", "date"],
    ["local-time", "03:04:05", "time"],
  ];
  for (const [kind, value, format] of kinds) {
    const node: Node = { kind, value, start: 0, end: 0 };
    const said = (schema: string, dates: "strings" | "dates") =>
      judgeValue([schemaFrom(schema).root], node, ["AT"], { dates }).map(sayFinding);
    assert.deepEqual(said(`{"type": "string", "format": "${format}"}`, "dates"), []);
    assert.deepEqual(said('{"type": "string"}', "strings"), []);
    assert.equal(said('{"type": "string"}', "dates").length, 1);
    assert.equal(said('{"type": "string", "format": "uuid"}', "strings").length, 1);
  }
});

test("of a value that is still being typed nothing is said, nor of what depends on it", () => {
  const { root } = schemaFrom(
    `{"properties": {"P": {"enum": ["a", "b"]}}, "if": {"properties": {"P": {"const": "a"}}}, "then": {"required": ["X"]},
      "not": {"properties": {"P": {"const": "b"}}}, "oneOf": [{"properties": {"P": {"const": "a"}}}, true]}`,
  );
  const entry: Entry = { name: "P", start: 0, end: 1, value: { kind: "unread", start: 4, end: 4 } };
  const table: Table = { kind: "table", start: 0, end: 4, entries: new Map([["P", entry]]) };
  assert.deepEqual(judgeValue([root], table, []), []);
  assert.deepEqual(judgeWhole([root], table, []), []);
});

test("a sentence never repeats the value that it complains of", () => {
  const { root } = schemaFrom(
    `{"additionalProperties": {"type": "string", "minLength": 99, "pattern": "^x", "format": "uri", "enum": ["a"]},
      "if": {"properties": {"KEY": {"minLength": 1}}}, "then": {"required": ["OTHER"]}}`,
  );
  const table = nodeFrom('{"KEY": "hunter2"}');
  assert.ok(table.kind === "table");
  const said = [...judgeValue([root], table, []), ...judgeWhole([root], table, [])].map(sayFinding).join("\n");
  assert.ok(said.includes("OTHER is required"));
  assert.ok(!said.includes("hunter2"));
});
