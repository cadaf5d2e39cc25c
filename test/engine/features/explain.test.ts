import assert from "node:assert/strict";
import { test } from "node:test";
import { explain, explainText, settingPathOf } from "../../../server/src/engine/engine.ts";
import { trimText } from "../../support/squiggles.ts";
import { openProject } from "./openProject.ts";

const schema = {
  properties: {
    EXPIRE_MINUTES: {
      type: "integer",
      minimum: 1,
      default: 1440,
      description: "Lifetime of a token.",
      "x-strata": { unit: "minutes" },
    },
    OLD: { type: "string", deprecated: true, "x-strata": { replacement: "NEW" } },
    DB: { type: "object", properties: { HOST: { type: "string" } } },
  },
};

const files = `
  --- config.toml
  EXPIRE_MINUTES = 60
  extra = "x"
  --- secrets.toml
  EXPIRE_MINUTES = 90
  --- config.a.toml
  EXPIRE_MINUTES = 120
  --- config.b.toml
  other = 1
  `;

function checkExplained(key: string, expected: string, stack?: string): void {
  const project = openProject(files, { loader: "pydantic", schema });
  const path = settingPathOf(key, project) ?? [];
  const explanation = explain(project, path, "masked", stack);
  assert.equal(explanation && explainText(explanation), `${trimText(expected)}\n`);
}

test("the winner comes first, then what it hides, then the default; stacks that agree are told together", () => {
  checkExplained(
    "EXPIRE_MINUTES",
    `
    EXPIRE_MINUTES: whole number of at least 1
      Lifetime of a token.

    default, b
      wins     90 (1 h 30 min)  secrets.toml:1:1
      loses    60 (1 h)         config.toml:1:1
      default  1440             default

    a
      wins     120 (2 h)        config.a.toml:1:1
      loses    90 (1 h 30 min)  secrets.toml:1:1
      loses    60 (1 h)         config.toml:1:1
      default  1440             default
    `,
  );
});

test("one stack alone, a setting that no schema knows, and one that nobody sets", () => {
  checkExplained(
    "extra",
    `
    extra: not in the schema

    default
      wins     "x"  config.toml:2:1
    `,
    "default",
  );
  checkExplained(
    "OLD",
    `
    OLD: text
      Deprecated: Use NEW instead.

    default, a, b
      not set
    `,
  );
});

test("a loser that a table of a higher layer hides is told as one", () => {
  const project = openProject('--- config.toml\nDB = { HOST = "a" }\n--- secrets.toml\nDB = { PORT = 1 }\n', {
    loader: "pydantic",
    schema,
  });
  const explanation = explain(project, ["DB", "HOST"], "masked", "default");
  assert.deepEqual(explanation?.stacks, [
    { names: ["default"], layers: [{ file: "config.toml", line: 1, column: 8, value: "a" }], result: "not-set" },
  ]);
});

test("a setting or a stack that nobody knows is explained as nothing", () => {
  const project = openProject(files, { loader: "pydantic", schema });
  assert.equal(explain(project, ["NOBODY"], "masked"), undefined);
  assert.equal(explain(project, ["EXPIRE_MINUTES"], "masked", "nobody"), undefined);
});

const paths: readonly [text: string, path: readonly (string | number)[] | undefined][] = [
  ["PORT", ["PORT"]],
  ["server.port", ["server", "port"]],
  ['server."my port".x', ["server", "my port", "x"]],
  ["'a.b'.c", ["a.b", "c"]],
  ["servers[0].host", ["servers", 0, "host"]],
  ['"a\\"b"', ['a"b']],
  ["a..b", undefined],
  ["", undefined],
  ["[0]", undefined],
  ['"open', undefined],
];

for (const [text, path] of paths) {
  test(`the path ${JSON.stringify(text)} means ${JSON.stringify(path)}`, () => {
    assert.deepEqual(settingPathOf(text, openProject("--- config.toml\na = 1\n", { loader: "strict" })), path);
  });
}

test("the name of a variable finds the setting that the application finds", () => {
  const nesting = openProject(
    '--- strata.toml\nloader = "pydantic-settings"\nnested-delimiter = "__"\n--- .env\ndb__HOST=x\n',
    {
      schema,
    },
  );
  assert.deepEqual(settingPathOf("db__HOST", nesting), ["DB", "HOST"]);
});
