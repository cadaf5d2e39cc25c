import assert from "node:assert/strict";
import { test } from "node:test";
import { judge, Project, problemsOf } from "../../../server/src/engine/engine.ts";

const schemas = {
  "config.schema.json": '{"properties": {"A": {"$ref": "parts.json#/a"}}}',
  "parts.json": '{"a": {"$ref": "more.json"}, "$defs": {"unused": {"$ref": "later.json"}}}',
  "more.json": '{"type": "integer"}',
};

function projectWith(texts: Readonly<Record<string, string>>, before?: Project): Project {
  const input = { files: new Map([["config.toml", "A = 1\n"]]), otherNames: ["config.schema.json"] };
  return Project.open({ ...input, schemas: new Map(Object.entries(texts)) }, before);
}

function codes(project: Project): readonly string[] {
  return problemsOf(judge(project), "config.toml").map(({ code }) => code);
}

test("a schema is read again when one that it refers to has changed, has come or is gone", () => {
  const first = projectWith(schemas);
  assert.deepEqual(codes(first), []);
  const changed = projectWith({ ...schemas, "more.json": '{"maximum": 0}' }, first);
  assert.deepEqual(codes(changed), ["out-of-range"]);
  const back = projectWith(schemas, changed);
  assert.deepEqual(codes(back), []);
  const { "more.json": _more, ...without } = schemas;
  const gone = projectWith(without, changed);
  assert.deepEqual(codes(gone), []);
  assert.deepEqual(codes(projectWith({ ...schemas, "more.json": '{"maximum": 0}' }, gone)), ["out-of-range"]);
});

test("a schema stays the same while all texts do that it was made of", () => {
  const first = projectWith(schemas);
  assert.equal(projectWith({ ...schemas, "other.json": "{}" }, first).schema, first.schema);
  assert.notEqual(projectWith({ ...schemas, "later.json": "{}" }, first).schema, first.schema);
});
