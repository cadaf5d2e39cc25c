import assert from "node:assert/strict";
import { test } from "node:test";
import { type EffectiveConfig, effectiveConfig, effectiveConfigText } from "../../../server/src/engine/engine.ts";
import type { ProjectSetting } from "../../support/checkProject.ts";
import { checkShown, openProject } from "./openProject.ts";

const schema = {
  properties: {
    SECRET_KEY: { type: "string", writeOnly: true, "x-strata": { section: "Core" } },
    EXPIRE_MINUTES: { type: "integer", default: 1440, "x-strata": { section: "Core", unit: "minutes" } },
    GROUP: { type: "string", default: "backend", "x-strata": { section: "Kafka" } },
    PORT: { type: "integer", maximum: 65535 },
    TOKEN_LIST: { type: "array", items: { type: "string", format: "password" } },
  },
};

test("every value stands under its section with its origin, what it hides and its amount in words", () => {
  checkShown(
    `
    --- config.toml
    GROUP = "backend"
    PORT = 80
    --- secrets.toml
    SECRET_KEY = "kq7Zr2VxW9mT4bLc8NpJ"
    --- config.saga.toml
    # the worker's own
    GROUP = "saga"
    `,
    { loader: "pydantic", schema, stack: "saga" },
    `
    # saga: config.toml < secrets.toml < config.saga.toml

    PORT = 80  # config.toml:2

    # Core
    SECRET_KEY = "••••••••"  # secrets.toml:1
    EXPIRE_MINUTES = 1440    # default (24 h)

    # Kafka
    GROUP = "saga"  # config.saga.toml:2, over "backend" (config.toml:1)
    `,
  );
});

test("one long value does not push the origins of the others out of a narrow editor", () => {
  checkShown(
    `
    --- config.toml
    HOST = "localhost"
    ENDPOINT = "http://collector.example:4317/v1/traces"
    PORT = 8080
    `,
    { loader: "strict" },
    `
    # default: config.toml

    HOST = "localhost"  # config.toml:1
    ENDPOINT = "http://collector.example:4317/v1/traces"  # config.toml:2
    PORT = 8080         # config.toml:3
    `,
  );
});

test("what is missing is said above the values, what is wrong beside them, and a file that is not there by name", () => {
  checkShown(
    `
    --- strata.toml
    [stacks.default]
    layers = ["config.toml", "secrets.toml?"]
    --- config.toml
    PORT = 99999
    `,
    {
      loader: "pydantic",
      schema: {
        ...schema,
        required: ["SECRET_KEY"],
        properties: { PORT: schema.properties.PORT, SECRET_KEY: schema.properties.SECRET_KEY },
      },
    },
    `
    # default: config.toml
    # not there: secrets.toml
    # ! SECRET_KEY is required.

    PORT = 99999  # config.toml:1; PORT must be at most 65535.
    `,
  );
});

test("tables, lists of tables, quoted keys, dates, large numbers and texts of several lines stay what they are", () => {
  checkShown(
    `
    --- config.toml
    "my key" = "two\\nlines"
    big = 9007199254740993
    half = 0.5
    whole = 1.0
    day = 1979-05-27
    pool = { size = 10, "max wait" = 3 }
    [[servers]]
    host = "a"
    [servers.tls]
    on = true
    [[servers]]
    host = "b"
    [empty]
    `,
    { loader: "strict" },
    `
    # default: config.toml

    "my key" = "two\\nlines"  # config.toml:1
    big = 9007199254740993   # config.toml:2
    half = 0.5               # config.toml:3
    whole = 1.0              # config.toml:4
    day = 1979-05-27         # config.toml:5

    [pool]
    size = 10       # config.toml:6
    "max wait" = 3  # config.toml:6

    [[servers]]
    host = "a"  # config.toml:8

    [servers.tls]
    on = true  # config.toml:10

    [[servers]]
    host = "b"  # config.toml:12

    [empty]  # config.toml:13
    `,
  );
});

test("a value that does not parse, and one that TOML cannot say, is told in a comment", () => {
  checkShown(
    `
    --- .env
    LIST=[1, null]
    `,
    { loader: "pydantic-settings", schema: { properties: { LIST: { type: "array" } } } },
    `
    # default: .env

    # LIST is [1, null], which TOML cannot say: .env:1
    `,
  );
  checkShown(
    `
    --- config.toml
    PORT = eighty
    `,
    { loader: "strict" },
    `
    # default: config.toml

    # PORT cannot be read: config.toml:1
    `,
  );
});

test("nothing in a file can put a line of its own into the text", () => {
  const project = openProject('--- config.toml\n"a\\nb = 1" = "x\\u007f\\ny"\n', { loader: "strict" });
  const text = effectiveConfigText(project, "default", "toml", "masked");
  assert.equal(text, '# default: config.toml\n\n"a\\nb = 1" = "x\\u007f\\ny"  # config.toml:1\n');
});

function dataOf(files: string, setting: ProjectSetting, stack = "default"): EffectiveConfig {
  const config = effectiveConfig(openProject(files, setting), stack, "masked");
  assert.ok(config);
  return config;
}

test("as data, every value has its exact place, and so has every value that it hides, highest layer first", () => {
  const files = `
    --- strata.toml
    [stacks.default]
    layers = ["config.toml", "config.b.toml", "config.c.toml"]
    --- config.toml
    name = "base"
    [server]
      port = 1
    --- config.b.toml
    a = "𝒳"
    server.port = 2
    server = { port = 3 }
    --- config.c.toml
    pool = { "x 𝒳" = 1, size = 5 }
    server = { host = "h", port = 4 }
    `;
  const { layers, values } = dataOf(files, { loader: "strict" });
  assert.deepEqual(layers, ["config.toml", "config.b.toml", "config.c.toml"]);
  const byKey = new Map(values.map(({ key, ...value }) => [key, value]));
  assert.deepEqual(byKey.get("server.port"), {
    value: 4,
    origin: { file: "config.c.toml", line: 2, column: 24 },
    secret: false,
    overrides: [
      { value: 2, file: "config.b.toml", line: 2, column: 8 },
      { value: 1, file: "config.toml", line: 3, column: 3 },
    ],
  });
  // The astral letter takes two UTF-16 units.
  assert.deepEqual(byKey.get("pool.size")?.origin, { file: "config.c.toml", line: 1, column: 22 });
  assert.deepEqual(byKey.get('pool."x 𝒳"')?.value, 1);
});

test("as data, what JSON cannot say is text, and a default has no place", () => {
  const files = "--- config.toml\nbig = 9007199254740993\nday = 1979-05-27\nnone = nan\n";
  const { values } = dataOf(files, { loader: "strict", schema: { properties: { size: { default: 5 } } } });
  const shown = values.map(({ key, value, origin }) => [key, value, origin === "default"]);
  assert.deepEqual(shown, [
    ["size", 5, true],
    ["big", "9007199254740993", false],
    ["day", "1979-05-27", false],
    ["none", "nan", false],
  ]);
});

test("a stack that is not there gives nothing", () => {
  const project = openProject("--- config.toml\na = 1\n");
  assert.equal(effectiveConfig(project, "nobody", "masked"), undefined);
  assert.equal(effectiveConfigText(project, "nobody", "toml", "masked"), undefined);
});

test("names that JavaScript gives a meaning to are settings like any other", () => {
  const { values } = dataOf(
    "--- config.toml\n__proto__ = 1\nconstructor = { __proto__ = 2 }\nlist = [{ __proto__ = 3 }]\n",
    {
      loader: "strict",
    },
  );
  assert.equal(
    JSON.stringify(values.map(({ key, value }) => [key, value])),
    '[["__proto__",1],["constructor.__proto__",2],["list",[{"__proto__":3}]]]',
  );
});

test("a key of a hundred parts is shown like any other", () => {
  const key = Array.from({ length: 100 }, () => "a").join(".");
  const project = openProject(`--- config.toml\n${key} = 1\n`, { loader: "strict" });
  for (const format of ["toml", "env", "json"] as const) {
    assert.ok((effectiveConfigText(project, "default", format, "revealed") ?? "").length > 100);
  }
});
