import assert from "node:assert/strict";
import { test } from "node:test";
import { describeSetting } from "../../../server/src/engine/schema/describe/describeSetting.ts";
import { quantityInWords } from "../../../server/src/engine/schema/describe/quantity.ts";
import { plainValue, valueInWords } from "../../../server/src/engine/schema/describe/valueInWords.ts";
import { nodeFrom, schemaFrom } from "./checkSchema.ts";

function describe(text: string): ReturnType<typeof describeSetting> {
  return describeSetting([schemaFrom(text).root]);
}

test("type and limits are told in words", () => {
  const table: readonly (readonly [schema: string, words: string])[] = [
    ['{"type": "integer", "minimum": 1, "maximum": 65535}', "whole number from 1 to 65535"],
    ['{"type": "integer", "minimum": 1}', "whole number of at least 1"],
    ['{"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}', "number above 0 and below 1"],
    ['{"type": "number", "maximum": 5, "multipleOf": 0.5}', "number of at most 5 in steps of 0.5"],
    ['{"type": "string"}', "text"],
    ['{"type": "string", "minLength": 32}', "text of at least 32 characters"],
    ['{"type": "string", "minLength": 1}', "non-empty text"],
    ['{"type": "array", "items": {"type": "string", "minLength": 1}}', "list of non-empty text"],
    ['{"type": "string", "format": "hostname", "minLength": 1}', "non-empty host name"],
    ['{"type": "string", "minLength": 2, "maxLength": 10}', "text of 2 to 10 characters"],
    ['{"type": "string", "minLength": 5, "maxLength": 5}', "text of exactly 5 characters"],
    ['{"type": "string", "maxLength": 1}', "text of at most 1 character"],
    ['{"type": "string", "pattern": "^a"}', "text that matches ^a"],
    ['{"type": "string", "format": "uri"}', "URI"],
    ['{"type": "string", "format": "password"}', "text"],
    ['{"type": "boolean"}', "true or false"],
    ['{"type": "array"}', "list"],
    ['{"type": "array", "items": {"type": "string"}}', "list of text"],
    [
      '{"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 1, "uniqueItems": true}',
      "list of whole numbers of at least 0, at least 1 item, none twice",
    ],
    ['{"type": "array", "items": {"format": "uri", "type": "string"}, "maxItems": 3}', "list of URIs, at most 3 items"],
    ['{"type": "object"}', "table"],
    ['{"type": "object", "additionalProperties": {"type": "integer"}}', "table of whole numbers"],
    ['{"enum": ["a", "b"]}', '"a" or "b"'],
    ['{"enum": ["a", "b", "c", null]}', 'one of "a", "b", "c"'],
    ['{"enum": [1,2,3,4,5,6,7,8,9,10,11,12]}', "one of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …"],
    ['{"const": true}', "true"],
    ['{"anyOf": [{"type": "integer", "minimum": 0}, {"type": "null"}]}', "whole number of at least 0"],
    ['{"anyOf": [{"type": "integer"}, {"type": "string", "format": "uri"}, {"type": "null"}]}', "whole number or URI"],
    ['{"type": ["string", "null"], "maxLength": 3}', "text of at most 3 characters"],
    [
      '{"$ref": "#/$defs/port", "maximum": 9000, "$defs": {"port": {"type": "integer", "minimum": 1, "maximum": 65535}}}',
      "whole number from 1 to 9000",
    ],
    ['{"allOf": [{"type": "string"}, {"minLength": 3}]}', "text of at least 3 characters"],
    ['{"minimum": 3}', "number of at least 3"],
    ["{}", "any value"],
    ["true", "any value"],
    ['{"type": "null"}', "nothing"],
  ];
  for (const [schema, words] of table) assert.equal(describe(schema).type, words, schema);
});

test("a description says all that people want to know", () => {
  const described = describe(`{
    "title": "Token lifetime", "description": "How long a token is valid.", "type": "integer", "default": 1440,
    "examples": [60, 1440], "deprecated": true, "deprecationMessage": "Tokens no longer expire.",
    "x-strata": {"unit": "minutes", "section": "Auth", "layer": "config.toml", "source": "docs/auth.md", "replacement": "TOKEN_TTL"}
  }`);
  assert.equal(described.title, "Token lifetime");
  assert.equal(described.description, "How long a token is valid.");
  assert.equal(described.default?.kind === "integer" ? described.default.value : undefined, 1440);
  assert.deepEqual(described.examples.map(plainValue), ["60", "1440"]);
  assert.deepEqual(described.types, ["integer"]);
  assert.deepEqual(described.deprecation, { message: "Tokens no longer expire.", replacement: "TOKEN_TTL" });
  const { unit, section, layer, source, isSecret } = described;
  assert.deepEqual(
    { unit, section, layer, source, isSecret },
    { unit: "minutes", section: "Auth", layer: "config.toml", source: "docs/auth.md", isSecret: false },
  );
});

test("what stands beside a reference counts before what it refers to", () => {
  const described = describe(`{"$ref": "#/$defs/Level", "description": "Here.",
    "$defs": {"Level": {"title": "Level", "description": "There.", "enum": ["a", "b"]}}}`);
  assert.equal(described.title, "Level");
  assert.equal(described.description, "Here.");
  assert.equal(describe('{"type": "string"}').deprecation, undefined);
});

test("allowed values come with their descriptions, however the schema writes them", () => {
  const table: readonly (readonly [schema: string, lines: readonly string[]])[] = [
    ['{"enum": ["a", "b", null], "enumDescriptions": ["first"]}', ["a: first", "b"]],
    ['{"enum": ["a", 2], "x-enum-descriptions": {"a": "first", "2": "second"}}', ["a: first", "2: second"]],
    [
      '{"oneOf": [{"const": "a", "title": "first"}, {"const": "b", "description": "second", "title": "B", "deprecated": true}]}',
      ["a: first", "b: second (deprecated)"],
    ],
    ['{"anyOf": [{"enum": ["a", "b"]}, {"type": "null"}]}', ["a", "b"]],
    ['{"anyOf": [{"const": "auto"}, {"type": "integer"}]}', []],
    ['{"type": "string"}', []],
  ];
  for (const [schema, lines] of table) {
    const drawn = describe(schema).allowed.map(({ value, description, isDeprecated }) => {
      return (
        plainValue(value) +
        (description === undefined ? "" : `: ${description}`) +
        (isDeprecated ? " (deprecated)" : "")
      );
    });
    assert.deepEqual(drawn, lines, schema);
  }
});

test("a secret is one however deep the schema says so, and so is a list that holds one", () => {
  const secret = '{"type": "string", "format": "password", "writeOnly": true}';
  const table: readonly (readonly [schema: string, isSecret: boolean])[] = [
    [secret, true],
    ['{"writeOnly": true}', true],
    ['{"type": "string", "format": "password"}', true],
    [`{"anyOf": [${secret}, {"type": "null"}]}`, true],
    [`{"anyOf": [${secret}, {"type": "integer"}]}`, true],
    [`{"$ref": "#/$defs/s", "$defs": {"s": ${secret}}}`, true],
    [`{"type": "array", "items": ${secret}}`, true],
    [`{"type": "array", "items": {"properties": {"password": ${secret}}}}`, true],
    [`{"type": "object", "properties": {"password": ${secret}}}`, false],
    ['{"type": "array", "items": {"$ref": "#"}}', false],
    ['{"type": "string"}', false],
  ];
  for (const [schema, isSecret] of table) assert.equal(describe(schema).isSecret, isSecret, schema);
});

test("a quantity is told as people say it", () => {
  const table: readonly (readonly [value: number, unit: string, words: string | undefined])[] = [
    [1440, "minutes", "24 h"],
    [10080, "minutes", "7 days"],
    [90, "seconds", "1 min 30 s"],
    [3600, "s", "1 h"],
    [250, "ms", "250 ms"],
    [30_000, "milliseconds", "30 s"],
    [1, "day", "24 h"],
    [100_000, "seconds", "about 27 h 46 min"],
    [-90, "minutes", "-1 h 30 min"],
    [1_048_576, "bytes", "1 MiB"],
    [5_000_000, "bytes", "5 MB"],
    [1234, "bytes", "1234 bytes"],
    [16, "MiB", "16 MiB"],
    [80, "percent", "80 %"],
    [3, "retries", undefined],
    [Number.NaN, "s", undefined],
  ];
  for (const [value, unit, words] of table) assert.equal(quantityInWords(value, unit), words, `${value} ${unit}`);
});

test("values are written short", () => {
  assert.equal(
    valueInWords(nodeFrom('{"a": [1, 1.0, "x", {"b": {"c": {"d": 1}}}]}')),
    '{ a = [1, 1.0, "x", { b = {…} }] }',
  );
  assert.equal(valueInWords(nodeFrom("[1,2,3,4,5,6,7,8,9,10,11]")), "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …]");
  assert.equal(plainValue(nodeFrom('""')), '""');
});
