import assert from "node:assert/strict";
import { test } from "node:test";
import { childrenOf, itemNodes, knownNames, nodesAt } from "../../../server/src/engine/schema/children.ts";
import { defaultOf } from "../../../server/src/engine/schema/defaultOf.ts";
import { typeInWords } from "../../../server/src/engine/schema/describe/typeInWords.ts";
import { schemaFrom } from "./checkSchema.ts";

const SCHEMA = `{
  "properties": {"PORT": {"type": "integer"}, "db": {"anyOf": [{"$ref": "#/$defs/Db"}, {"type": "null"}]}, "__proto__": {"type": "string"}},
  "patternProperties": {"^X_": {"type": "boolean"}},
  "allOf": [{"properties": {"PORT": {"minimum": 1}, "NAME": {"type": "string"}}}],
  "if": {"properties": {"MODE": {"const": "a"}}}, "then": {"properties": {"EXTRA": {"type": "string"}}},
  "required": ["NAME"],
  "unevaluatedProperties": false,
  "$defs": {"Db": {"type": "object", "properties": {"host": {"type": "string"}, "ports": {"type": "array", "prefixItems": [{"const": 1}], "items": {"type": "integer"}}},
    "additionalProperties": false}}
}`;

function draw(name: string): string {
  const { nodes, conditional, isKnown, isRefused } = childrenOf([schemaFrom(SCHEMA).root], name);
  const words = (schemas: typeof nodes) => schemas.map((schema) => typeInWords([schema])).join(" + ");
  return `${words(nodes)} / ${words(conditional)} / ${isKnown ? "known" : "unknown"}${isRefused ? ", refused" : ""}`;
}

test("a member is governed by all schemas that speak of it", () => {
  assert.equal(draw("PORT"), "whole number + number of at least 1 /  / known");
  assert.equal(draw("NAME"), "text /  / known");
  assert.equal(draw("X_Y"), "true or false /  / known");
  assert.equal(draw("__proto__"), "text /  / known");
  assert.equal(draw("EXTRA"), " / text / known");
  assert.equal(draw("NOPE"), " /  / unknown, refused");
  assert.equal(draw("constructor"), " /  / unknown, refused");
});

test("an open table refuses nothing, and a table of anything knows every name", () => {
  const children = (text: string) => {
    const { isKnown, isRefused } = childrenOf([schemaFrom(text).root], "A");
    return { isKnown, isRefused };
  };
  assert.deepEqual(children("{}"), { isKnown: false, isRefused: false });
  assert.deepEqual(children('{"additionalProperties": true}'), { isKnown: false, isRefused: false });
  assert.deepEqual(children('{"additionalProperties": {"type": "integer"}}'), { isKnown: true, isRefused: false });
  assert.deepEqual(children('{"additionalProperties": false}'), { isKnown: false, isRefused: true });
});

test("the way leads through references, tables that may be null, and lists", () => {
  const { root } = schemaFrom(SCHEMA);
  const words = (...path: (string | number)[]) => typeInWords(nodesAt([root], path));
  assert.equal(words("db", "host"), "text");
  assert.equal(words("db", "ports", 0), "1");
  assert.equal(words("db", "ports", 7), "whole number");
  assert.equal(itemNodes(nodesAt([root], ["db", "ports"]), 3).length, 1);
  assert.equal(childrenOf(nodesAt([root], ["db"]), "nope").isRefused, true);
});

test("known names come in the schema's order, conditional ones last", () => {
  const names = knownNames([schemaFrom(SCHEMA).root]);
  const drawn = names.map(
    ({ name, isConditional, isRequired }) => name + (isConditional ? "?" : "") + (isRequired ? "!" : ""),
  );
  assert.deepEqual(drawn, ["PORT", "db", "__proto__", "NAME!", "MODE?", "EXTRA?"]);
});

test("the default of a setting is the outermost one; null is none", () => {
  const value = (text: string) => {
    const node = defaultOf([schemaFrom(text).root]);
    return node !== undefined && "value" in node ? node.value : undefined;
  };
  assert.equal(value('{"$ref": "#/$defs/a", "default": 1, "$defs": {"a": {"default": 2}}}'), 1);
  assert.equal(value('{"$ref": "#/$defs/a", "$defs": {"a": {"default": 2}}}'), 2);
  assert.equal(value('{"anyOf": [{"type": "integer", "default": 3}, {"type": "null"}]}'), 3);
  assert.equal(value('{"default": null}'), undefined);
});
