import assert from "node:assert/strict";
import { test } from "node:test";
import { checkProject, problemsIn } from "../../support/checkProject.ts";

const schema = {
  type: "object",
  additionalProperties: false,
  properties: { PORT: { type: "integer" }, OLD: { deprecated: true }, SECRET_KEY: { type: "string", writeOnly: true } },
};

test("a schema that cannot be found is told where it is named", () => {
  checkProject(
    {},
    `
    --- strata.toml
    schema = "nowhere.schema.json"
             ~~~~~~~~~~~~~~~~~~~~~ project-error: The schema nowhere.schema.json cannot be found. Nothing is checked by it.
    --- config.toml
    a = 1
    `,
  );
  checkProject(
    {},
    `
    --- config.toml
    #:schema nowhere.schema.json
             ~~~~~~~~~~~~~~~~~~~ project-error: The schema nowhere.schema.json cannot be found. Nothing is checked by it.
    a = 1
    `,
  );
});

test("what is wrong with the schema stands in the schema, and the rest of it works", () => {
  checkProject(
    { loader: "pydantic" },
    `
    --- config.schema.json
    { "properties": { "a": { "type": "integr" }, "b": { "type": "integer" } } }
                                     ~~~~~~~~ schema-error: There is no type "integr".
    --- config.toml
    a = "x"
    b = "x"
        ~~~ wrong-type: b must be a whole number, not text.
    `,
  );
});

test("strata.toml decides how serious a problem is, and whether it is one", () => {
  const setting = { schema, loader: "pydantic" } as const;
  const files = `
    --- strata.toml
    loader = "pydantic"
    [rules]
    unknown-key = "information"
    deprecated-key = "off"
    --- config.toml
    PROT = 1
    OLD = 1
    PORT = "x"
    `;
  const problems = problemsIn(setting, files, "config.toml");
  assert.deepEqual(
    problems.map(({ code, severity }) => `${severity} ${code}`),
    ["information unknown-key", "error wrong-type"],
  );
});

test("a comment on the line or above it leaves a problem out", () => {
  checkProject(
    { schema, loader: "pydantic" },
    `
    --- config.toml
    PROT = 1 # strata: ignore unknown-key
    # strata: ignore wrong-type, unknown-key
    PORT = "x"
    # strata: ignore
    PTOR = 1

    # strata: ignore unknown-key
    OLD = 1
    ~~~ deprecated-key: OLD is deprecated. Remove it.
    `,
  );
});

/** One small project for every code, with the severity that it has where no rule says otherwise. */
const severities: readonly (readonly [string, string, string])[] = [
  ["error syntax-error", "config.toml", "--- config.toml\nPORT ="],
  ["error newer-toml", "config.toml", "--- config.toml\nOLD = { a = 1, }"],
  ["error duplicate-key", "config.toml", "--- config.toml\nPORT = 1\nPORT = 2"],
  ["error unknown-key", "config.toml", "--- config.toml\nOTHER = 1"],
  ["error wrong-type", "config.toml", '--- config.toml\nPORT = "x"'],
  ["warning misplaced-secret", "config.toml", '--- config.toml\nSECRET_KEY = "abcd1234"'],
  ["warning placeholder-secret", "config.toml", '--- config.toml\nSECRET_KEY = "CHANGE_ME"'],
  [
    "warning secrets-not-ignored",
    "secrets.toml",
    '--- config.toml\nPORT = 1\n--- secrets.toml\nSECRET_KEY = "abcd1234"',
  ],
  ["hint overridden-value", "config.toml", "--- config.toml\nPORT = 1\n--- secrets.toml\nPORT = 2"],
  ["hint redundant-value", "secrets.toml", "--- config.toml\nPORT = 1\n--- secrets.toml\nPORT = 1"],
  ["warning deprecated-key", "config.toml", "--- config.toml\nOLD = 1"],
  ["warning template-drift", "config.example.toml", "--- config.example.toml\nOTHER = 1"],
  ["warning project-error", "strata.toml", '--- strata.toml\nlaoder = "pydantic"\n--- config.toml\nPORT = 1'],
];

for (const [expected, file, text] of severities) {
  test(`${expected} is what it is called by default`, () => {
    const problems = problemsIn({ schema, loader: "pydantic", gitignore: "x\n" }, text, file);
    assert.ok(problems.map(({ code, severity }) => `${severity} ${code}`).includes(expected), JSON.stringify(problems));
  });
}

test("no problem repeats a secret, however wrong it is", () => {
  const secrets = ["s3cr3tValue1", "pa55word#x", "hunter2!$abc"];
  const url = "postgres://me:pa55word#x@db/x";
  const strict = {
    type: "object",
    properties: {
      A: { type: "string", writeOnly: true, minLength: 50, pattern: "^z" },
      B: { type: "string", writeOnly: true, format: "uri" },
      C: { enum: ["x"], writeOnly: true },
    },
  };
  for (const loader of ["pydantic-settings", "django", "node", "vite", "next"] as const) {
    const text = `--- .env\nA=${secrets[0]}\nB=${url}\nC=${secrets[2]}\n--- .env.example\nA=${secrets[0]}\n`;
    for (const file of [".env", ".env.example"]) {
      const said = JSON.stringify(problemsIn({ schema: strict, loader, gitignore: "" }, text, file));
      for (const secret of [...secrets, "pa55word", "hunter2"]) assert.ok(!said.includes(secret), `${loader}: ${said}`);
    }
  }
});
