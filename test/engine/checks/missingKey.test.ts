import assert from "node:assert/strict";
import { test } from "node:test";
import { checkProject, problemsIn } from "../../support/checkProject.ts";

const secret = { type: "string", writeOnly: true, "x-strata": { layer: "secrets.toml" } };
const schema = {
  type: "object",
  required: ["NAME", "SECRET_KEY"],
  properties: { NAME: { type: "string" }, SECRET_KEY: secret },
};

test("what another layer sets is not missing", () => {
  checkProject(
    { schema, loader: "pydantic" },
    `
    --- config.toml
    NAME = "x"
    --- secrets.toml
    SECRET_KEY = "q8RzK3vNf6TyB1mHx9"
    --- config.worker.toml
    LOG = "x"
    `,
  );
});

test("a missing secret is told once, in the secrets file, for all stacks", () => {
  checkProject(
    { schema, loader: "pydantic" },
    `
    --- config.toml
    NAME = "x"
    --- secrets.toml
    # nothing yet
    ~~~~~~~~~~~~~ missing-key: SECRET_KEY is required. Add it to secrets.toml.
    --- config.worker.toml
    LOG = "x"
    `,
  );
});

test("while the optional file is absent it is no more than worth knowing", () => {
  const files = `
    --- config.toml
    NAME = "x"
    LOG = "y"
    PORT = 1
    --- config.test.toml
    NAME = "x"
    LOG = "y"
    PORT = 1
    --- secrets.example.toml
    SECRET_KEY = "CHANGE_ME"
    `;
  const [problem, ...others] = problemsIn({ schema, loader: "pydantic" }, files, "config.toml");
  assert.deepEqual(others, []);
  assert.equal(problem?.severity, "information");
  assert.deepEqual(problem?.stacks, ["default", "test"]);
  assert.deepEqual(problem?.data, {
    key: "SECRET_KEY",
    file: "secrets.toml",
    template: "secrets.example.toml",
    replacement: '""',
  });
  assert.deepEqual(problemsIn({ schema, loader: "pydantic" }, files, "config.test.toml"), []);
});

const vision = {
  type: "object",
  properties: {
    PROVIDER: { enum: ["google", "groq"], default: "google" },
    GOOGLE_KEY: { type: "string" },
    CREDENTIALS: { type: "string" },
  },
  if: { properties: { PROVIDER: { const: "google" } } },
  // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
  then: { anyOf: [{ required: ["GOOGLE_KEY"] }, { required: ["CREDENTIALS"] }] },
};

test("the condition is named, and the problem stands on it", () => {
  checkProject(
    { schema: vision, loader: "django" },
    `
    --- .env
    DEBUG=1
    PROVIDER=google
    ~~~~~~~~ missing-key: GOOGLE_KEY or CREDENTIALS is required because PROVIDER is google. Add it to .env.
    `,
  );
  checkProject(
    { schema: vision, loader: "django" },
    `
    --- .env
    PROVIDER=google
    CREDENTIALS=/key.json
    `,
  );
});

test("stacks are named where not all have the problem", () => {
  checkProject(
    {
      schema: { ...vision, properties: { ...vision.properties, PROVIDER: { enum: ["google", "groq"] } } },
      loader: "pydantic",
    },
    `
    --- config.toml
    PROVIDER = "google"
    ~~~~~~~~ missing-key: GOOGLE_KEY or CREDENTIALS is required in the stacks default and two because PROVIDER is google. Add it to config.toml.
    --- config.one.toml
    GOOGLE_KEY = "x"
    --- config.two.toml
    LOG = 1
    `,
  );
});

test("a default is enough", () => {
  checkProject(
    {
      schema: { type: "object", required: ["PORT"], properties: { PORT: { type: "integer", default: 80 } } },
      loader: "pydantic",
    },
    `
    --- config.toml
    NAME = 1
    `,
  );
});

test("what only one stack asks for is told in that stack's own file", () => {
  const properties = { API_URL: { type: "string", "x-strata": { requiredIn: ["production"] } } };
  checkProject(
    { schema: { type: "object", properties }, loader: "next" },
    `
    --- .env
    A=1
    --- .env.production
    B=1
    ~~~ missing-key: API_URL is required in the stack production. Add it to .env.production.
    --- .env.staging
    C=1
    `,
  );
  checkProject(
    { schema: { type: "object", properties }, loader: "next" },
    `
    --- .env
    A=1
    --- .env.production
    API_URL=
    ~~~~~~~ missing-key: API_URL is required in the stack production. Here it is empty.
    `,
  );
});

test("a member is missing in the table where it should stand", () => {
  const db = {
    type: "object",
    required: ["host"],
    properties: { host: { type: "string" }, port: { type: "integer" } },
  };
  const servers = {
    type: "array",
    items: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
  };
  checkProject(
    { schema: { type: "object", properties: { db, servers } }, loader: "strict" },
    `
    --- config.toml
    [db]
     ~~ missing-key: db.host is required. Add it to config.toml.
    port = 1
    --- config.worker.toml
    [[servers]]
      ~~~~~~~ missing-key: servers[0].name is required. Add it to config.worker.toml.
    port = 1
    [[servers]]
    name = "two"
    `,
  );
});

test("settings that must not come together are told at the one that the higher layer adds", () => {
  const properties = { FAST: { type: "boolean" }, SAFE: { type: "boolean" } };
  checkProject(
    { schema: { type: "object", properties, not: { required: ["FAST", "SAFE"] } }, loader: "pydantic" },
    `
    --- config.toml
    FAST = true
    --- config.worker.toml
    SAFE = true
    ~~~~ not-allowed: FAST and SAFE must not be set together.
    `,
  );
});
