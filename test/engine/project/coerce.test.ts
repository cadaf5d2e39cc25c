import assert from "node:assert/strict";
import { test } from "node:test";
import type { Node } from "../../../server/src/engine/engine.ts";
import type { LoaderName } from "../../../server/src/engine/project/loader.ts";
import { loaderOf } from "../../../server/src/engine/project/loaders.ts";
import { checkEnv, checkToml, jsonTypes } from "./checkCoercion.ts";

for (const loader of ["node", "vite", "next"] as const) {
  test(`a program of ${loader} gets text, and converts it as JavaScript and its libraries do`, () => {
    checkEnv(loader, [
      ["500", "integer", "500"],
      [" 500 ", "integer", "500"],
      ["1e3", "integer", "1000"],
      ["0x10", "integer", "16"],
      ["1.5", "integer", "refused"],
      ["1_000", "integer", "refused"],
      ["", "integer", "refused"],
      [" ", "number", "refused"],
      ["1.5", "number", "1.5"],
      ["Infinity", "number", "refused"],
      ["500", "string", "'500'"],
      ["a, b", "array", "['a', 'b']"],
      ["a", "array", "['a']"],
      ["", "array", "[]"],
      ['["a", 1]', "array", "['a', 1]"],
      ['{"a": 1}', "object", "{a: 1}"],
      ["a=1", "object", "refused"],
    ]);
  });

  test(`a program of ${loader} takes the words of zod's stringbool for true and false`, () => {
    for (const word of ["true", "1", "yes", "on", "y", "enabled", "TRUE"])
      checkEnv(loader, [[word, "boolean", "true"]]);
    for (const word of ["false", "0", "no", "off", "n", "disabled", "No"])
      checkEnv(loader, [[word, "boolean", "false"]]);
    for (const text of ["t", "f", "", " true", "2"]) checkEnv(loader, [[text, "boolean", "refused"]]);
  });

  test(`TOML that a program of ${loader} reads keeps its types`, () => {
    checkToml(loader, [
      ['"500"', "integer", "refused"],
      ["1.0", "integer", "1.0"],
      ["1", "number", "1"],
      ["1", "boolean", "refused"],
      ["1", "string", "refused"],
      ["2024-01-31", "string", "refused"],
    ]);
  });
}

test("the strict loader takes types as they are written", () => {
  checkToml("strict", [
    ["500", "integer", "500"],
    ['"500"', "integer", "refused"],
    ["1.0", "integer", "refused"],
    ["1", "number", "1"],
    ['"true"', "boolean", "refused"],
    ["1", "boolean", "refused"],
    ["1", "string", "refused"],
    ["'[1]'", "array", "refused"],
  ]);
});

test("the strict loader takes .env text for more than text only where it is exactly a scalar of JSON", () => {
  checkEnv("strict", [
    ["500", "integer", "500"],
    ["-0.5e2", "number", "-50.0"],
    ["true", "boolean", "true"],
    ["false", "boolean", "false"],
    ["null", "null", "null"],
    [" 500", "integer", "refused"],
    ["+1", "integer", "refused"],
    ["010", "integer", "refused"],
    ["1.0", "integer", "refused"],
    ["1e3", "integer", "refused"],
    ["True", "boolean", "refused"],
    ["1", "boolean", "refused"],
    ["[1]", "array", "refused"],
  ]);
});

test("the lenient loader refuses only what no library would accept", () => {
  checkEnv("lenient", [
    ["enabled", "boolean", "true"],
    ["t", "boolean", "true"],
    ["ture", "boolean", "refused"],
    ["1_000", "integer", "1000"],
    ["0x10", "integer", "16"],
    ["four", "integer", "refused"],
    ["4.5", "integer", "refused"],
    ["a,b", "array", "['a', 'b']"],
    ["[1, 2]", "array", "[1, 2]"],
    ["a=1", "object", "{a: '1'}"],
    ["", "null", "null"],
  ]);
  checkToml("lenient", [
    ['"500"', "integer", "500"],
    ["1", "string", "'1'"],
    ["true", "string", "'true'"],
    ["2024-01-31", "string", "'2024-01-31'"],
    ["'a,b'", "array", "['a', 'b']"],
    ["4.5", "integer", "refused"],
    ["{ a = 1 }", "string", "refused"],
  ]);
});

test("nothing is said of a value that could not be read", () => {
  for (const loader of ["pydantic", "django", "node", "strict", "lenient"] as const) {
    const node: Node = { kind: "unread", start: 1, end: 2 };
    assert.equal(loaderOf(loader).coerce(node, { types: new Set(["integer"]), language: "toml" }), node);
  }
});

test("items read from text stand where they are written, with quotes around the text or without", () => {
  const places = (loader: LoaderName, value: string, quotes: number) => {
    const node: Node = { kind: "string", value, start: 10, end: 10 + value.length + quotes };
    const list = loaderOf(loader).coerce(node, { types: new Set(["array"]), language: "env" });
    return list?.kind === "array" ? list.items.map((item) => [item.start, item.end]) : undefined;
  };
  assert.deepEqual(places("node", "a, bc", 0), [
    [10, 11],
    [13, 15],
  ]);
  assert.deepEqual(places("node", "a, bc", 2), [
    [11, 12],
    [14, 16],
  ]);
  assert.deepEqual(places("pydantic-settings", '[1, "b"]', 2), [
    [12, 13],
    [15, 18],
  ]);
  // With escapes in the text nothing is known but the whole.
  assert.deepEqual(places("node", "a,b", 5), [
    [10, 18],
    [10, 18],
  ]);
});

test("hostile text is refused in no time", () => {
  const texts = [
    "[".repeat(100_000),
    "1_".repeat(100_000),
    "1.".repeat(100_000),
    ",".repeat(100_000),
    `"${"\\".repeat(100_001)}`,
  ];
  for (const loader of ["pydantic-settings", "django", "node", "strict", "lenient"] as const) {
    for (const value of texts) {
      for (const type of jsonTypes) {
        const node: Node = { kind: "string", value, start: 0, end: value.length };
        assert.doesNotThrow(() => loaderOf(loader).coerce(node, { types: new Set([type]), language: "env" }));
      }
    }
  }
});

test("a name that JavaScript knows is a name like any other", () => {
  checkEnv("node", [['{"__proto__": 1, "constructor": 2}', "object", "{__proto__: 1, constructor: 2}"]]);
  checkEnv("django", [["__proto__=1", "object", "{__proto__: '1'}"]]);
});
