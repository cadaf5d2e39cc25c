import assert from "node:assert/strict";
import { test } from "node:test";
import type { Plan } from "../../../server/src/engine/project/plan.ts";
import { planOf } from "./planOf.ts";

test("the loader comes from strata.toml, then from the default, then from a guess", () => {
  const named = { "strata.toml": 'loader = "strict"', "config.toml": "" };
  const chosen = (plan: Plan) => [plan.loader.name, plan.loaderFrom];
  assert.deepEqual(chosen(planOf(named, { loader: "node" })), ["strict", "manifest"]);
  assert.deepEqual(chosen(planOf({ "config.toml": "" }, { loader: "node" })), ["node", "defaults"]);
  assert.deepEqual(chosen(planOf({ "config.toml": "" })), ["lenient", "guess"]);
});

test("files of other programs beside the configuration tell the loader, or the language at least", () => {
  const guessed = (...names: string[]) => {
    const { loader } = planOf(Object.fromEntries([".env", ...names].map((name) => [name, ""])));
    return [loader.name, loader.dialect, loader.tomlVersion];
  };
  assert.deepEqual(guessed("vite.config.ts", "package.json"), ["vite", "vite", "1.1"]);
  assert.deepEqual(guessed("next.config.mjs"), ["next", "next", "1.1"]);
  assert.deepEqual(guessed("pyproject.toml"), ["lenient", "python-dotenv", "1.0"]);
  assert.deepEqual(guessed("manage.py", "requirements-dev.txt"), ["lenient", "python-dotenv", "1.0"]);
  assert.deepEqual(guessed("package.json"), ["lenient", "node", "1.1"]);
  assert.deepEqual(guessed(), ["lenient", "node", "1.1"]);
});

test("the schema comes from strata.toml, a #:schema line, a name in the folder, or the default, in this order", () => {
  const all = {
    "strata.toml": 'schema = "strata:integr8scode-toml"',
    "config.toml": "\n# Settings\n#:schema ./line.json\na = 1",
    "config.schema.json": "{}",
    "other.schema.json": "{}",
  };
  const fallback = { schema: "fallback.json" };
  const schemaOf = (...left: (keyof typeof all)[]) => {
    const files = Object.fromEntries(Object.entries(all).filter(([name]) => !left.some((other) => other === name)));
    return planOf(files, fallback).schema;
  };
  assert.equal(schemaOf(), "strata:integr8scode-toml");
  assert.equal(schemaOf("strata.toml"), "line.json");
  assert.equal(schemaOf("strata.toml", "config.toml"), "config.schema.json");
  assert.equal(schemaOf("strata.toml", "config.toml", "config.schema.json"), "other.schema.json");
  assert.equal(schemaOf("strata.toml", "config.toml", "config.schema.json", "other.schema.json"), "fallback.json");
});

test("of several schemas none is taken unless one is called config.schema.json", () => {
  assert.equal(planOf({ ".env": "", "a.schema.json": "", "b.schema.json": "" }).schema, undefined);
});

test("the place that names the schema is known", () => {
  const inManifest = planOf({ "strata.toml": 'loader = "vite"\nschema = "x.json"' });
  assert.deepEqual(inManifest.schemaPlace, { file: "strata.toml", start: 25, end: 33 });
  const inLine = planOf({ ".env": "#:schema x.json\nA=1" });
  assert.deepEqual(inLine.schemaPlace, { file: ".env", start: 9, end: 15 });
  assert.equal(planOf({ ".env": "", "a.schema.json": "" }).schemaPlace, undefined);
});

test("a #:schema line that leads out of the folder is told in its file, and one to the network is only mentioned", () => {
  const plan = planOf({
    "config.toml": "#:schema ../x.json\n",
    "config.a.toml": "#:schema https://a.example/b.json\nc=1",
  });
  assert.equal(plan.schema, undefined);
  assert.deepEqual(
    [...plan.fileProblems].map(([file, problems]) => [
      file,
      ...problems.map(({ severity, start, end }) => [severity, start, end]),
    ]),
    [
      ["config.toml", ["warning", 9, 18]],
      ["config.a.toml", ["information", 9, 33]],
    ],
  );
});

test("a #:schema line below the first setting is a comment", () => {
  assert.equal(planOf({ "config.toml": "a = 1\n#:schema x.json\n" }).schema, undefined);
});
