import { test } from "node:test";
import { checkProject } from "../../support/checkProject.ts";

const schema = {
  type: "object",
  properties: {
    NAME: { type: "string" },
    PORT: { type: "integer" },
    BASE_ONLY: { type: "integer", "x-strata": { layer: "config.toml" } },
    OLD_NAME: { type: "string", deprecated: true, "x-strata": { replacement: "NAME" } },
    OLDER_NAME: { type: "string", deprecated: true, deprecationMessage: "It has had no effect since 2.0." },
    OLDEST: { type: "string", deprecated: true },
    db: { type: "object", properties: { host: { type: "string" }, port: { type: "integer" } } },
  },
  patternProperties: { "^NEXT_PUBLIC_": { type: "string", "x-strata": { layer: "frontend" } } },
};

test("a setting outside its layer is misplaced, but a base of its own takes the layer's role", () => {
  checkProject(
    { schema, loader: "pydantic" },
    `
    --- config.toml
    BASE_ONLY = 1
    PORT = 1
    NAME = "x"
    --- config.worker.toml
    BASE_ONLY = 2
    ~~~~~~~~~ misplaced-key: BASE_ONLY belongs in config.toml. Move it there.
    --- config.test.toml
    BASE_ONLY = 3
    PORT = 2
    NAME = "y"
    `,
  );
});

test("a setting of another part of the system is said to belong there", () => {
  checkProject(
    { schema, loader: "pydantic-settings" },
    `
    --- .env
    NEXT_PUBLIC_CLERK_KEY=pk_123
    ~~~~~~~~~~~~~~~~~~~~~ misplaced-key: NEXT_PUBLIC_CLERK_KEY belongs in the frontend part, and nothing reads it here. Move it there.
    --- .env.example
    NEXT_PUBLIC_CLERK_KEY=
    ~~~~~~~~~~~~~~~~~~~~~ misplaced-key: NEXT_PUBLIC_CLERK_KEY belongs in the frontend part, and nothing reads it here. Move it there.
    `,
  );
});

test("a deprecated setting is told with its replacement", () => {
  checkProject(
    { schema, loader: "pydantic" },
    `
    --- config.toml
    OLD_NAME = "x"
    ~~~~~~~~ deprecated-key: OLD_NAME is deprecated. Use NAME instead.
    OLDER_NAME = "x"
    ~~~~~~~~~~ deprecated-key: OLDER_NAME is deprecated. It has had no effect since 2.0.
    OLDEST = "x"
    ~~~~~~ deprecated-key: OLDEST is deprecated. Remove it.
    `,
  );
});

test("a value that higher layers replace in every stack is used by none", () => {
  checkProject(
    { schema, loader: "pydantic" },
    `
    --- config.toml
    NAME = "base"
    ~~~~~~~~~~~~~ overridden-value: No stack uses this value of NAME: secrets.toml overrides it. Remove it here or there.
    PORT = 80
    --- secrets.toml
    NAME = "secret"
    --- config.worker.toml
    PORT = 81
    `,
  );
});

test("where tables replace each other, what a higher table leaves out is lost", () => {
  const files = `
    --- config.toml
    [db]
    host = "a"
    ~~~~~~~~~~ overridden-value: No stack uses this value of db.host: secrets.toml overrides it. Remove it here or there.
    port = 1
    ~~~~~~~~ overridden-value: No stack uses this value of db.port: secrets.toml overrides it. Remove it here or there.
    --- secrets.toml
    [db]
     ~~ loader-hazard: This table takes the place of all of db in config.toml: port is lost. Repeat what is still needed.
    host = "b"
    `;
  checkProject({ schema, loader: "pydantic" }, files);
});

test("where tables are merged, only what is set again is overridden", () => {
  checkProject(
    { schema, loader: "strict" },
    `
    --- config.toml
    db = { host = "a", port = 1 }
           ~~~~~~~~~~ overridden-value: No stack uses this value of db.host: secrets.toml overrides it. Remove it here or there.
    --- secrets.toml
    [db]
    host = "b"
    `,
  );
});

test("a value that equals the layer below changes nothing, and one that equals the default stays", () => {
  checkProject(
    {
      schema: { ...schema, properties: { ...schema.properties, PORT: { type: "integer", default: 80 } } },
      loader: "pydantic",
    },
    `
    --- config.toml
    PORT = 80
    NAME = "x"
    LOG = "x"
    --- config.worker.toml
    PORT = "80"
    ~~~~~~~~~~~ redundant-value: config.toml gives PORT the same value. Remove it here: nothing changes.
    `,
  );
});

test("a table and a value of one name hide each other", () => {
  checkProject(
    { loader: "strict" },
    `
    --- config.toml
    cache = "redis"
    ~~~~~~~~~~~~~~~ overridden-value: No stack uses this value of cache: secrets.toml overrides it. Remove it here or there.
    [db]
    host = "a"
    ~~~~~~~~~~ overridden-value: No stack uses this value of db.host: secrets.toml overrides it. Remove it here or there.
    --- secrets.toml
    db = "postgres"
    ~~ loader-hazard: db is a table in config.toml, and this value takes its place: all that it holds is lost. Give one of the two another name.
    [cache]
     ~~~~~ loader-hazard: cache is no table in config.toml, and this table takes the place of its value. Give one of the two another name.
    size = 1
    `,
  );
});
