import { test } from "node:test";
import { checkProject } from "../../support/checkProject.ts";

const secret = { type: "string", writeOnly: true, minLength: 16 };
const schema = {
  type: "object",
  required: ["NAME", "SECRET_KEY"],
  properties: {
    NAME: { type: "string" },
    PORT: { type: "integer" },
    SECRET_KEY: secret,
    SENTRY_KEY: secret,
    PROVIDER: { enum: ["google", "groq"], default: "groq" },
    GOOGLE_KEY: { type: "string" },
  },
  if: { required: ["PROVIDER"], properties: { PROVIDER: { const: "google" } } },
  // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
  then: { required: ["GOOGLE_KEY"] },
};

test("a secrets template needs every secret of its file, and nothing that the base sets", () => {
  checkProject(
    { schema, loader: "pydantic" },
    `
    --- config.toml
    NAME = "x"
    --- secrets.toml
    SECRET_KEY = "q8RzK3vNf6TyB1mHx9"
    --- secrets.example.toml
    SECRET_KEY = "CHANGE_ME"
    ~~~~~~~~~~~~~~~~~~~~~~~~ template-drift: secrets.toml needs SENTRY_KEY, and its template does not mention it. Add it, if only behind a #.
    `,
  );
});

test("a setting behind a # is mentioned, and an optional one need not be", () => {
  checkProject(
    { schema, loader: "pydantic" },
    `
    --- config.toml
    NAME = "x"
    ~~~~~~~~~~ missing-key: SECRET_KEY is required. It belongs in secrets.toml, which is not there: create it from secrets.example.toml.
    --- secrets.example.toml
    SECRET_KEY = ""
    # SENTRY_KEY = ""
    `,
  );
});

test("a template of .env needs what is required, under the conditions that it sets itself", () => {
  checkProject(
    { schema, loader: "pydantic-settings" },
    `
    --- .env.example
    NAME=x
    ~~~~~~ template-drift: .env needs GOOGLE_KEY, and its template does not mention it. Add it, if only behind a #.
    PROVIDER=google
    # SECRET_KEY=
    `,
  );
});

test("unknown names and wrong values in a template disagree with the schema; placeholders do not", () => {
  checkProject(
    { schema: { ...schema, additionalProperties: false }, loader: "pydantic-settings" },
    `
    --- .env.example
    NAME=
    SECRET_KEY=your-secret
    PORT=<port>
    NMAE=x
    ~~~~ template-drift: NMAE is not a known setting. Did you mean NAME?
    PROVIDER=gogle
             ~~~~~ template-drift: PROVIDER must be "google" or "groq".
    `,
  );
});

test("a template may stand alone, before its file is made", () => {
  checkProject(
    { schema, loader: "django" },
    `
    --- .env.example
    SECRET_KEY=change-me
    ~~~~~~~~~~~~~~~~~~~~ template-drift: .env needs NAME, and its template does not mention it. Add it, if only behind a #.
    `,
  );
});
