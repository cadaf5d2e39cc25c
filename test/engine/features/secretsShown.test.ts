import assert from "node:assert/strict";
import { test } from "node:test";
import {
  configFormats,
  diffStacks,
  diffText,
  effectiveConfigText,
  explain,
  explainText,
  maskedLine,
  type Secrets,
} from "../../../server/src/engine/engine.ts";
import { openProject } from "./openProject.ts";

const schema = {
  properties: {
    SECRET_KEY: { type: "string", minLength: 40, writeOnly: true },
    PORT: { type: "integer" },
    URL: { type: "string" },
    WEBHOOK: { type: "string", writeOnly: true },
    HOOKS: { type: "array", items: { type: "string", format: "password" } },
    TOKENS: { type: "array", items: { type: "string", format: "password" } },
    login: { type: "object", writeOnly: true, properties: { user: { type: "string" }, code: { type: "integer" } } },
    accounts: { type: "array", items: { properties: { password: { writeOnly: true }, name: { type: "string" } } } },
  },
};

const files = `
  --- config.toml
  SECRET_KEY = "hidden-base"
  URL = "postgres://me:hidden-url@db/x"
  PORT = 1
  accounts = [{ name = "shown", password = "hidden-inline" }]
  login = { user = "hidden-user", code = 90210 }
  [[admins]]
  password = "hidden-header"
  --- secrets.toml
  SECRET_KEY = "hidden-secret"
  TOKENS = ["hidden-token"]
  WEBHOOK = "https://hooks.test/hidden-hook"
  HOOKS = ["https://hooks.test/hidden-hook"]
  unknown_hook = "https://hooks.test/hidden-hook"
  unknown = "hidden-unknown"
  --- config.w.toml
  SECRET_KEY = "hidden-override"
  URL = "postgres://db/x"
  `;

const projects = [
  ["TOML", openProject(files, { loader: "pydantic", schema })],
  [
    ".env",
    openProject(
      `
      --- .env
      DB_PASSWORD=hidden-password
      DB_LOGIN="user=root;\${DB_PASSWORD}"
      DB_LINE=\${DB_LOGIN}!
      --- .env.w
      DB_PASSWORD=hidden-other
      LATER="\${DB_PASSWORD}"
      `,
      { loader: "pydantic-settings" },
    ),
  ],
] as const;

for (const [name, project] of projects) {
  const texts = (secrets: Secrets): string => {
    const stacks = project.plan.stacks.map((stack) => stack.name);
    const shown = stacks.flatMap((stack) =>
      configFormats.map((format) => effectiveConfigText(project, stack, format, secrets)),
    );
    const diff = diffStacks(project, "default", "w", secrets);
    const keys = new Set([...project.files.values()].flatMap((file) => [...file.settings.entries.keys()]));
    const explained = [...keys].map((key) => explain(project, [key], secrets));
    return [...shown, diff && diffText(diff), ...explained.map((answer) => answer && explainText(answer))].join("\n");
  };

  test(`no answer about ${name} files shows a secret, and each does when asked to`, () => {
    assert.doesNotMatch(texts("masked"), /hidden|90210/);
    assert.match(texts("masked"), /••••••••/);
    assert.match(texts("revealed"), /hidden/);
    assert.doesNotMatch(texts("revealed"), /••••••••/);
  });
}

test("two secrets that differ are a difference, although both are masked", () => {
  const [, project] = projects[0];
  const diff = diffStacks(project, "default", "w", "masked");
  const mask = "••••••••";
  assert.deepEqual(
    diff?.differences.map(({ key, one, other }) => [key, one?.value, other?.value]),
    [
      ["SECRET_KEY", mask, mask],
      ["URL", mask, "postgres://db/x"],
    ],
  );
});

const lines: readonly [line: string, shown: string][] = [
  ['SECRET_KEY = "hidden"', "SECRET_KEY = ••••••••"],
  ["PORT = 5 # a port", "PORT = 5 # a port"],
  ['URL = "postgres://me:hidden@db/x" # why', "URL = •••••••• # why"],
  ['# SECRET_KEY = "hidden"', "# SECRET_KEY = ••••••••"],
  ['SECRET_KEY = "hidden', "SECRET_KEY = ••••••••"],
  ["SECRET_KEY hidden", "SECRET_KEY ••••••••"],
  ["SECRET_KEY = hidden words here", "SECRET_KEY = ••••••••"],
  ["PORT 8080", "PORT 8080"],
  ["hidden and more", "hidden ••••••••"],
  ['WEBHOOK = "https://hooks.test/hidden"', "WEBHOOK = ••••••••"],
  ['URL = "https://hooks.test/shown"', 'URL = "https://hooks.test/shown"'],
];

for (const [line, shown] of lines) {
  test(`the line ${JSON.stringify(line)} is shown as ${JSON.stringify(shown)}`, () => {
    const project = openProject(`--- config.toml\nfirst = 1\n${line}\nlast = 2\n`, { loader: "strict", schema });
    assert.equal(maskedLine(project, "config.toml", 1)?.text, shown);
  });
}

test("each line of a secret of several lines is masked, and places behind a mask move with it", () => {
  const project = openProject('--- config.toml\nSECRET_KEY = """\nhidden one\nhidden two""" # end\n', { schema });
  const shown = [0, 1, 2].map((line) => maskedLine(project, "config.toml", line));
  assert.deepEqual(
    shown.map((line) => line?.text),
    ["SECRET_KEY = ••••••••", "••••••••", "•••••••• # end"],
  );
  const places = [0, 5, 13, 14, 18].map((column) => shown[2]?.columnOf(column));
  assert.deepEqual(places, [0, 0, 8, 9, 13]);
});
