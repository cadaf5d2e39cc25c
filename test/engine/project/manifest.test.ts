import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as z from "zod/mini";
import { readTree, tomlLanguage } from "../../../server/src/engine/engine.ts";
import { readManifest } from "../../../server/src/engine/project/manifest.ts";
import { manifestSchema } from "../../../server/src/engine/project/manifestSchema.ts";
import { namedLayers, type Plan, planProject } from "../../../server/src/engine/project/plan.ts";
import { checkDrawn } from "../../support/squiggles.ts";

const toml = tomlLanguage({ version: "1.1" });

function planOf(manifest: string, names: readonly string[] = []): Plan {
  const files = new Map(names.map((name) => [name, readTree("", toml)]));
  return planProject({ files, manifest: readManifest(readTree(manifest, toml)), otherNames: [] });
}

/** A `strata.toml` with its problems drawn under it, in a folder with these files. */
function checkManifest(drawn: string, names: readonly string[] = []): void {
  checkDrawn(drawn, (text) => planOf(text, names).problems);
}

test("a manifest without mistakes has no problems", () => {
  checkManifest(
    `
    schema = "config.schema.json"
    loader = "pydantic"
    case-sensitive = true

    [stacks.default]
    layers = ["config.toml", "secrets.toml?"]

    [stacks."{worker}"]
    layers = ["config.toml", "secrets.toml?", "config.{worker}.toml"]

    [rules]
    redundant-value = "off"
    `,
    ["config.toml", "config.a.toml"],
  );
});

test("an unknown setting is told, with the one that was probably meant", () => {
  checkManifest(`
    loder = "pydantic"
    ~~~~~ project-error: strata.toml has no setting "loder" here. Did you mean "loader"?
    colour = "blue"
    ~~~~~~ project-error: strata.toml has no setting "colour" here.
    [stacks.a]
    layer = ["config.toml"]
    ~~~~~ project-error: strata.toml has no setting "layer" here. Did you mean "layers"?
    layers = ["config.toml?"]
    [rules]
    unknown-keys = "off"
    ~~~~~~~~~~~~ project-error: strata.toml has no setting "unknown-keys" here. Did you mean "unknown-key"?
  `);
});

test("a value of the wrong kind is marked itself, and the other settings count", () => {
  checkManifest(`
    schema = 1
             ~ project-error: Expected text in quotes.
    case-sensitive = "yes"
                     ~~~~~ project-error: Expected true or false.
    nested-delimiter = ""
                       ~~ project-error: Expected at least one entry, and no empty text.
    stacks = { a = { layers = "config.toml" }, b = { layers = [1] } }
                              ~~~~~~~~~~~~~ project-error: Expected a list, such as ["config.toml", "secrets.toml?"].
                                                               ~ project-error: Expected text in quotes.
    loader = "vite"
  `);
  assert.equal(planOf('schema = 1\nloader = "vite"').loader.name, "vite");
});

test("a loader that does not exist names those that do", () => {
  checkManifest(`
    loader = "pydantics"
             ~~~~~~~~~~~ project-error: Expected one of "pydantic", "pydantic-settings", "django", "node", "vite", "next", "strict" or "lenient". Did you mean "pydantic"?
  `);
});

test("an unknown severity is told, and the other rules count", () => {
  checkManifest(`
    [rules]
    redundant-value = "of"
                      ~~~~ project-error: Expected one of "error", "warning", "information", "hint" or "off". Did you mean "off"?
    missing-key = "hint"
  `);
  assert.deepEqual(
    [...planOf('[rules]\nredundant-value = "of"\nmissing-key = "hint"').rules],
    [["missing-key", "hint"]],
  );
});

test("a stack without layers says what it needs", () => {
  checkManifest(`
    [stacks.a]
            ~ project-error: Expected \`layers\`, the files of the stack, lowest first: layers = ["config.toml", "secrets.toml?"].
    [stacks.b]
    layers = []
             ~~ project-error: Expected at least one entry, and no empty text.
    [stacks]
  `);
});

test("what is half typed is nobody's mistake here", () => {
  checkManifest(`
    loader =
    schema = "
    [stacks.a]
    layers = [
  `);
});

test("nothing outside the folder is read", () => {
  checkManifest(`
    schema = "../config.schema.json"
             ~~~~~~~~~~~~~~~~~~~~~~~ project-error: A schema must lie in the folder of strata.toml. Expected a path in it, or strata:<name>.
    [stacks.a]
    layers = ["../config.toml", "/etc/config.toml", "a/../../b.toml", 'C:\\x.toml', "~/x.toml", "a\\\\b.toml"]
              ~~~~~~~~~~~~~~~~ project-error: A layer must lie in the folder of strata.toml.
                                ~~~~~~~~~~~~~~~~~~ project-error: A layer must lie in the folder of strata.toml.
                                                    ~~~~~~~~~~~~~~~~ project-error: A layer must lie in the folder of strata.toml.
                                                                      ~~~~~~~~~~~ project-error: A layer must lie in the folder of strata.toml.
                                                                                   ~~~~~~~~~~ project-error: A layer must lie in the folder of strata.toml.
                                                                                               ~~~~~~~~~~~ project-error: A layer must lie in the folder of strata.toml.
  `);
  checkManifest(`
    schema = "https://example.com/x.json"
             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ project-error: Strata reads nothing from the network. Put the schema into this folder and name the file.
  `);
});

test("a path with detours that stays in the folder is taken in its shortest form", () => {
  const plan = planOf('schema = "./a/../x.json"\n[stacks.a]\nlayers = ["./config.toml", "a//b.toml?"]', [
    "config.toml",
  ]);
  assert.equal(plan.schema, "x.json");
  assert.deepEqual(plan.stacks[0]?.layers, [
    { file: "config.toml", isOptional: false, isPresent: true },
    { file: "a/b.toml", isOptional: true, isPresent: false },
  ]);
});

test("a layer that is not there is told unless it may be absent, once for all stacks of a placeholder", () => {
  checkManifest(
    `
    [stacks.a]
    layers = ["confg.toml", "secrets.toml?", "extra.toml"]
              ~~~~~~~~~~~~ project-error: There is no file "confg.toml". Did you mean "config.toml"?
                                             ~~~~~~~~~~~~ project-error: There is no file "extra.toml". Write "extra.toml?" if it may be absent.
    [stacks."{name}"]
    layers = ["base.toml", "config.{name}.toml"]
              ~~~~~~~~~~~ project-error: There is no file "base.toml". Write "base.toml?" if it may be absent.
    `,
    ["config.toml", "config.a1.toml", "config.a2.toml"],
  );
});

test("a layer is a TOML or .env file, and stands once in a stack", () => {
  checkManifest(
    `
    [stacks.a]
    layers = ["config.yaml", "strata.toml", ".env", "./.env"]
              ~~~~~~~~~~~~~ project-error: Strata reads TOML and .env files only.
                             ~~~~~~~~~~~~~ project-error: Strata reads TOML and .env files only.
                                                    ~~~~~~~~ project-error: ".env" is in this stack already. Remove one of the two.
    `,
    [".env", "strata.toml"],
  );
});

test("a placeholder stands in the name and in a layer, and some file matches it", () => {
  checkManifest(
    `
    [stacks.a]
    layers = ["config.{worker}.toml"]
              ~~~~~~~~~~~~~~~~~~~~~~ project-error: The name of the stack does not contain {worker}. Expected the same placeholder in both, or none.
    [stacks."{worker}"]
            ~~~~~~~~~~ project-error: No layer of this stack contains {worker}. Expected a layer such as "config.{worker}.toml".
    layers = ["config.toml"]
    [stacks."{a}-{b}"]
            ~~~~~~~~~ project-error: The name of a stack has one placeholder at most.
    layers = ["config.{a}.toml"]
    [stacks."x-{mode}"]
    layers = [".env.{mode}"]
              ~~~~~~~~~~~~~ project-error: No file matches ".env.{mode}" that has no stack of its own, so this makes no stack.
    `,
    ["config.toml"],
  );
});

test("a stack that is written twice under one name is told", () => {
  checkManifest(
    `
    [stacks."{a}"]
    layers = ["config.{a}.toml"]
    [stacks."{b}"]
            ~~~~~ project-error: There is a stack "x" already. This one is left out.
    layers = [".env.{b}"]
    `,
    ["config.x.toml", ".env.x"],
  );
});

test("hundreds of files make no more stacks than anybody can use", () => {
  const names = Array.from({ length: 600 }, (_, index) => `config.w${index}.toml`);
  const plan = planOf('[stacks."{w}"]\nlayers = ["config.{w}.toml"]', names);
  assert.equal(plan.stacks.length, 500);
  assert.deepEqual(
    plan.problems.map((problem) => problem.message),
    ["A project has at most 500 stacks. The rest is left out."],
  );
});

test("each setting changes how files are read", () => {
  const { loader } = planOf(`
    loader = "pydantic-settings"
    case-sensitive = true
    unknown-keys = "ignore"
    process-environment = false
    nested-delimiter = "__"
    empty-text = "unset"
    tables = "merge"
    env-dialect = "compose"
  `);
  assert.equal(loader.name, "pydantic-settings");
  assert.deepEqual(loader.keyCase, { toml: "sensitive", env: "sensitive" });
  assert.equal(loader.unknownKeys, "ignore");
  assert.equal(loader.processEnvironment, false);
  assert.equal(loader.nestedDelimiter, "__");
  assert.equal(loader.emptyText, "unset");
  assert.equal(loader.tables, "merge");
  assert.equal(loader.dialect, "compose");
});

test("strata.toml says which files outside the usual names have to be read", () => {
  const text = '[stacks."{w}"]\nlayers = ["base/main.toml", "workers/{w}.toml?", "../x.toml", "{w}/y.toml"]';
  const named = namedLayers(readTree(text, toml));
  assert.deepEqual(named.folders, ["base", "workers"]);
  assert.deepEqual(
    ["base/main.toml", "workers/a.toml", "workers/a/b.toml", "base/other.toml", "x.toml"].filter((file) =>
      named.has(file),
    ),
    ["base/main.toml", "workers/a.toml"],
  );
});

test("names that JavaScript knows, deep nesting and wrong shapes are mistakes like others", () => {
  const deep = `a${".a".repeat(90)}`;
  const texts = [
    "__proto__ = 1\nconstructor = 2\n[rules]\n__proto__ = 'off'\n[stacks.__proto__]\nlayers = ['config.toml']",
    "[[stacks]]\nlayers = 1\n[[rules]]",
    "stacks = 1\nrules = []\nloader = 2024-01-31\nschema = {}",
    `${deep} = 1\n[stacks.${deep}]\n[stacks.b.layers.${deep}]`,
    "stacks.a.layers = [[['x']], {}, 1e999]",
    "[stacks.'$&{w}']\nlayers = ['$&.{w}.toml', '{w}{w}.toml', '{}', '{w}?']",
  ];
  for (const text of texts)
    assert.ok(planOf(text, ["$&.a.toml", "aa.toml"]).problems.every((problem) => problem.end >= problem.start));
  assert.deepEqual(
    planOf(texts[0] ?? "", ["config.toml"]).stacks.map((stack) => stack.name),
    ["__proto__"],
  );
});

test("a manifest that is cut off anywhere is read, and every problem lies in it", () => {
  const whole = `
    schema = "x.json"
    case-sensitive = tru
    stacks = { a = { layers = ["config.toml", 1, [], { b = 2 }] } }
    [stacks."{w}"]
    layers = ["config.{w}.toml", 'secrets.toml?', "../x"]
    [[rules]]
    unknown-key = "of"
    [rules.missing-key]
    a.b.c = 1979-05-27`;
  for (let length = 0; length <= whole.length; length++) {
    for (const text of [whole.slice(0, length), whole.slice(length)]) {
      for (const { start, end } of planOf(text, ["config.toml", "config.a.toml"]).problems) {
        assert.ok(start >= 0 && start <= end && end <= text.length, text);
      }
    }
  }
});

test("the JSON Schema that ships is the one that is checked with (else run scripts/generateSchemas.mjs)", () => {
  const shipped: unknown = JSON.parse(readFileSync("schemas/strata.schema.json", "utf8"));
  assert.deepEqual(shipped, JSON.parse(JSON.stringify(z.toJSONSchema(manifestSchema, { io: "input" }))));
});

test("every setting of the JSON Schema has a description to show", () => {
  const { properties } = JSON.parse(readFileSync("schemas/strata.schema.json", "utf8"));
  for (const [name, property] of Object.entries(properties)) {
    assert.match(String(Reflect.get(Object(property), "description")), /\w.*\.$/, name);
  }
});
