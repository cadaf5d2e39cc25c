import type { JudgingRun } from "./checkJudging.ts";

const schema = {
  type: "object",
  additionalProperties: false,
  required: ["NAME", "SECRET_KEY"],
  properties: {
    NAME: { type: "string" },
    PORT: { type: "integer", maximum: 65535, default: 80 },
    PROVIDER: { enum: ["google", "groq"], default: "groq" },
    GOOGLE_KEY: { type: "string", writeOnly: true },
    SECRET_KEY: { type: "string", minLength: 4, writeOnly: true, "x-strata": { layer: "secrets.toml" } },
    OLD: { deprecated: true, type: "string" },
    db: {
      type: "object",
      required: ["host"],
      properties: { host: { type: "string" }, port: { type: "integer" }, tls: { type: "boolean" } },
      dependentRequired: { tls: ["port"] },
    },
    DB: {
      type: "object",
      required: ["HOST"],
      properties: { HOST: { type: "string" }, PORT: { type: "integer" } },
    },
    servers: { type: "array", items: { type: "object", required: ["name"], properties: { name: { type: "string" } } } },
  },
  if: { properties: { PROVIDER: { const: "google" } }, required: ["PROVIDER"] },
  // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
  then: { required: ["GOOGLE_KEY"] },
};

const tomlLines = [
  'NAME = "one"',
  "PORT = 80",
  "PORT = 99999",
  'PROVIDER = "google"',
  'PROVIDER = "groq"',
  'GOOGLE_KEY = "CHANGE_ME"',
  'SECRET_KEY = "q8RzK3vNf6TyB1mHx9WcL4pDj7"',
  'OLD = "x"',
  "[db]",
  'host = "a"',
  "port = 1",
  "tls = true",
  'db = { host = "b" }',
  "db = 3",
  'db.host = "c"',
  "db.port = 2",
  "[[servers]]",
  "[db",
  "[[servers]",
  "[db.",
  'name = "s"',
  "# strata: ignore out-of-range",
  "",
  "NAEM = 1",
  "name = 2",
];

const envLines = [
  "NAME=one",
  "name=two",
  "PORT=80",
  `PORT=\${BASE}0`,
  "BASE=8",
  "BASE=999999",
  "PROVIDER=google",
  `PROVIDER=\${CHOICE}`,
  "CHOICE=google",
  `CHOICE=\${PROVIDER}`,
  "GOOGLE_KEY=your-google-key",
  "SECRET_KEY=q8RzK3vNf6TyB1mHx9WcL4pDj7",
  "DB__HOST=a",
  "DB__PORT=1",
  'DB={"HOST": "b"}',
  "DB=3",
  "PORT=1#2",
  "NAME",
  "# NAME=commented",
  "OLD=$NAME",
  "",
];

/** One project of every way in which layers come together. */
export const judgedProjects: readonly (Omit<JudgingRun, "seed" | "edits"> & { readonly title: string })[] = [
  ...(["pydantic", "strict", "pydantic-settings"] as const).map((loader) => ({
    title: `TOML layers read by ${loader}`,
    setting: { schema, loader, gitignore: "secrets.toml\n" },
    lines: tomlLines,
    files: new Map([
      ["config.toml", 'NAME = "one"\nPORT = 80\n[db]\nhost = "a"\nport = 1\n'],
      ["secrets.toml", 'SECRET_KEY = "q8RzK3vNf6TyB1mHx9WcL4pDj7"\n'],
      ["config.worker.toml", "PORT = 81\n[db]\nport = 2\n"],
      ["secrets.example.toml", 'SECRET_KEY = "CHANGE_ME"\n'],
    ]),
  })),
  ...(["pydantic-settings", "vite", "next", "node", "django"] as const).map((loader) => ({
    title: `.env files read by ${loader}`,
    setting: { schema, loader, gitignore: "*.local\n" },
    lines: envLines,
    files: new Map([
      ["strata.toml", `loader = "${loader}"\nnested-delimiter = "__"\n`],
      [".env", `NAME=one\nPORT=\${BASE}0\nBASE=8\nDB__HOST=a\nDB__PORT=1\n`],
      [".env.local", "SECRET_KEY=q8RzK3vNf6TyB1mHx9WcL4pDj7\nDB__PORT=2\n"],
      [".env.production", "PROVIDER=google\nGOOGLE_KEY=x1y2z3\n"],
      [".env.example", "NAME=\n# SECRET_KEY=\n"],
    ]),
  })),
];
