import { test } from "node:test";
import { checkProject } from "../../support/checkProject.ts";

const schema = {
  type: "object",
  additionalProperties: false,
  properties: {
    PORT: { type: "integer", minimum: 1, maximum: 65535 },
    HOST: { type: "string" },
    DEBUG: { type: "boolean" },
    MODE: { enum: ["fast", "slow"] },
    DOMAINS: { type: "array", items: { type: "string" } },
    HOME_URL: { type: "string", format: "uri" },
    SECRET_KEY: { type: "string", minLength: 8, writeOnly: true },
  },
};

test("every layer is judged value by value, and the sentence says what was expected", () => {
  checkProject(
    { schema, loader: "pydantic" },
    `
    --- config.toml
    PORT = 99999
           ~~~~~ out-of-range: PORT must be at most 65535.
    HOST = 1
           ~ wrong-type: HOST must be text, not a whole number.
    DEBUG = "perhaps"
            ~~~~~~~~~ wrong-type: DEBUG must be true or false, not text.
    DOMAINS = ["a.example", 3]
                            ~ wrong-type: DOMAINS[1] must be text, not a whole number.
    --- config.worker.toml
    MODE = "quick"
           ~~~~~~~ not-allowed: MODE must be "fast" or "slow".
    HOME_URL = "not a uri"
               ~~~~~~~~~~~ bad-format: HOME_URL must be a URI.
    --- secrets.toml
    SECRET_KEY = "short"
                 ~~~~~~~ out-of-range: SECRET_KEY must have at least 8 characters.
    `,
  );
});

test("a value that the loader converts is no fault, and one that it refuses is", () => {
  checkProject(
    { schema, loader: "pydantic" },
    `
    --- config.toml
    PORT = "500"
    DEBUG = "yes"
    --- config.worker.toml
    PORT = 4.5
           ~~~ wrong-type: PORT must be a whole number from 1 to 65535, not a number with a fraction.
    DEBUG = 2
            ~ wrong-type: DEBUG must be true or false, not a whole number.
    `,
  );
  checkProject(
    { schema, loader: "strict" },
    `
    --- config.toml
    PORT = "500"
           ~~~~~ wrong-type: PORT must be a whole number from 1 to 65535, not text.
    DEBUG = "yes"
            ~~~~~ wrong-type: DEBUG must be true or false, not text.
    `,
  );
});

test("a comma list where pydantic-settings reads JSON is told with what to write", () => {
  checkProject(
    { schema, loader: "pydantic-settings" },
    `
    --- .env
    DOMAINS=a.example,b.example
            ~~~~~~~~~~~~~~~~~~~ wrong-type: DOMAINS must be a list of text, not text. The loader reads a list from .env only as JSON, such as ["a", "b"].
    --- .env.production
    DOMAINS='["a.example"]'
    `,
  );
});

test("values that refer to others are judged by what the application gets", () => {
  checkProject(
    { schema, loader: "pydantic-settings" },
    `
    --- .env
    BASE=999
    ~~~~ unknown-key: BASE is not a known setting.
    PORT=\${BASE}99
         ~~~~~~~~~ out-of-range: PORT must be at most 65535.
    MODE=\${MODE:-quick}
    HOST=\${HOSTNAME}
    `,
  );
});

test("values in inline tables and in lists are marked where they stand", () => {
  const server = { type: "object", additionalProperties: false, properties: { port: { type: "integer" } } };
  const nested = { type: "object", properties: { main: server, others: { type: "array", items: server } } };
  checkProject(
    { schema: nested, loader: "strict" },
    `
    --- config.toml
    main = { port = "a", prot = 1 }
                    ~~~ wrong-type: main.port must be a whole number, not text.
                         ~~~~ unknown-key: main.prot is not a known setting. Did you mean port?
    others = [{ port = "b" }, { name = 1 }]
                       ~~~ wrong-type: others[0].port must be a whole number, not text.
                                ~~~~ unknown-key: others[1].name is not a known setting.
    `,
  );
});

test("half a value says nothing but that it is half", () => {
  checkProject(
    { schema, loader: "pydantic" },
    `
    --- config.toml
    PORT =
          ^ syntax-error: Expected a value behind \`=\`, such as \`"text"\`, \`42\`, \`true\` or \`["a", "b"]\`.
    MODE = "fa
           ~~~ syntax-error: This text is not closed. Expected the same quotes at its end as at its start.
    HOST = "localhost"
    `,
  );
});
