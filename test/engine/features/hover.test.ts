import assert from "node:assert/strict";
import { test } from "node:test";
import { hoverAt } from "../../../server/src/engine/features/hover.ts";
import { toMarkdown, toPlainText } from "../../../server/src/engine/features/markdown.ts";
import { openAtCursor, type ProjectOptions } from "../../support/cursor.ts";
import { trimText } from "../../support/squiggles.ts";

const schema = {
  type: "object",
  required: ["SECRET_KEY", "NAME"],
  properties: {
    NAME: { type: "string", minLength: 1, description: "How the service calls itself." },
    TOKEN_MINUTES: {
      type: "integer",
      minimum: 1,
      default: 1440,
      description: "How long a token is valid.",
      "x-strata": { unit: "minutes", source: { document: "docs/auth.md", heading: "Tokens" } },
    },
    SECRET_KEY: { type: "string", minLength: 8, writeOnly: true, "x-strata": { layer: "secrets.toml" } },
    LEVEL: { enum: ["info", "debug"], enumDescriptions: ["What happens.", "What happens inside."], default: "info" },
    OLD: { type: "string", deprecated: true, "x-strata": { replacement: "NAME" } },
    HOSTS: { type: "array", items: { type: "string" }, examples: [["a.example"]] },
    DATABASE_URL: { type: "string", writeOnly: true },
    server: {
      type: "object",
      description: "Where the service listens.",
      properties: {
        port: { type: "integer", minimum: 1, maximum: 65535, default: 8080 },
        tls: { type: "object", properties: { cert: { type: "string", format: "path" } } },
      },
    },
    workers: {
      type: "array",
      description: "Who does the work.",
      items: { type: "object", properties: { queue: { type: "string", description: "What it takes work from." } } },
    },
  },
};

function hoverText(drawn: string, options: ProjectOptions = { schema, loader: "pydantic" }): string {
  const { project, file, offset } = openAtCursor(drawn, options);
  const hover = hoverAt(project, file, offset);
  return hover === undefined ? "" : toPlainText(hover.blocks);
}

function checkHover(drawn: string, expected: string, options?: ProjectOptions): void {
  assert.equal(hoverText(drawn, options), trimText(expected).trimEnd());
}

test("a key tells what it is, what it is by default and what every stack makes of it", () => {
  checkHover(
    `
    --- config.toml
    NAME = "app"
    TOKEN_MIN<|>UTES = 60
    --- config.k8s.toml
    TOKEN_MINUTES = 90
    --- config.batch.toml
    NAME = "batch"
    `,
    `
    TOKEN_MINUTES — whole number of at least 1, in minutes

    How long a token is valid.

    - Default: 1440 (24 h)
    - Effective in default, batch: 60 (1 h) — config.toml:2
    - Effective in k8s: 90 (1 h 30 min) — config.k8s.toml:1, over 60 (config.toml:2)
    - Documented in docs/auth.md, Tokens
    `,
  );
});

test("a unit that the description names is not told twice", () => {
  const hoverWith = (description: string): string => {
    const schema = { properties: { WAIT: { type: "integer", description, "x-strata": { unit: "seconds" } } } };
    return hoverText("--- config.toml\nWA<|>IT = 5", { schema });
  };
  assert.match(hoverWith("Longest wait, in seconds."), /^WAIT — whole number\n/);
  assert.match(hoverWith("Wait in seconds: 0 is for ever."), /^WAIT — whole number\n/);
  assert.match(hoverWith("Longest wait."), /^WAIT — whole number, in seconds\n/);
  assert.match(hoverWith("Waits in secondsaries."), /^WAIT — whole number, in seconds\n/);
});

test("a value tells the same as its key, and an item of a list the same as the list", () => {
  checkHover(
    `
    --- config.toml
    HOSTS = ["a", "<|>b"]
    `,
    `
    HOSTS — list of text

    - Example: ["a.example"]
    - Effective: ["a", "b"] — config.toml:1
    `,
  );
});

test("a secret's value is never told, nor what refers to it", () => {
  checkHover(
    `
    --- config.toml
    NAME = "app"
    --- secrets.toml
    SECRET<|>_KEY = "correct-horse"
    `,
    `
    SECRET_KEY — text of at least 8 characters · required · secret

    - Effective: •••••••• — secrets.toml:1
    `,
  );
  const shown = hoverText(
    `
    --- .env
    SECRET_KEY=correct-horse
    NAME=key-\${SECRET_KEY}
    OLD=see-\${NA<|>ME}
    `,
    { schema, loader: "pydantic-settings" },
  );
  assert.match(shown, /^NAME —/);
  assert.doesNotMatch(shown, /horse/);
});

test("an address is shown unless it has a password or the schema calls it a secret", () => {
  const open = hoverText('--- config.toml\nOTHER_<|>URL = "postgres://db.example/app"\n');
  assert.match(open, /"postgres:\/\/db\.example\/app" — config\.toml:1/);
  for (const address of [
    "OTHER_<|>URL = 'postgres://me:hunter2@db.example'",
    "DATABASE_<|>URL = 'https://x.y/hunter2'",
  ])
    assert.doesNotMatch(hoverText(`--- config.toml\n${address}\n`), /hunter2/);
});

test("what the loader makes of a text is told where it is something else", () => {
  checkHover(
    `
    --- config.toml
    [server]
    port = "80<|>80"
    `,
    `
    server.port — whole number from 1 to 65535

    - Default: 8080
    - Effective: 8080, written "8080" — config.toml:2
    `,
  );
  const env = { schema, loader: "pydantic-settings" };
  assert.match(
    hoverText("--- .env\nTOKEN_MINUTES<|>=+90\n", env),
    /Effective: 90 \(1 h 30 min\), written \+90 — \.env:1/,
  );
  assert.match(hoverText("--- .env\nTOKEN_MINUTES<|>=90\n", env), /Effective: 90 \(1 h 30 min\) — \.env:1/);
  assert.match(hoverText('--- .env\nOLD=x\nNAME="$<|>{OLD}-y"\n', env), /^OLD/);
  assert.match(
    hoverText(`--- .env\nOLD=x\nNAM<|>E="\${OLD}-y"\n`, env),
    /Effective: x-y, written \$\{OLD\}-y — \.env:2/,
  );
});

test("values with a meaning are listed with it", () => {
  checkHover(
    `
    --- config.toml
    LEV<|>EL = "debug"
    `,
    `
    LEVEL — one of 2 values

    - "info" — What happens.
    - "debug" — What happens inside.
    - Default: "info"
    - Effective: "debug" — config.toml:1
    `,
  );
});

test("a deprecated setting tells what to use instead", () => {
  checkHover(
    `
    --- config.toml
    OL<|>D = "x"
    `,
    `
    OLD — text · deprecated

    Deprecated: Use \`NAME\` instead.

    - Effective: "x" — config.toml:1
    `,
  );
});

test("tables, dotted keys, inline tables and arrays of tables each tell of their own", () => {
  const titles: readonly (readonly [drawn: string, title: string])[] = [
    ["[ser<|>ver]\nport = 1\n", "server — table"],
    ["[server.t<|>ls]\n", "server.tls — table"],
    ["[ser<|>ver.tls]\n", "server — table"],
    ["server.po<|>rt = 1\n", "server.port — whole number from 1 to 65535"],
    ["ser<|>ver.port = 1\n", "server — table"],
    ["\"server\".'port'<|> = 1\n", "server.port — whole number from 1 to 65535"],
    ['server = { tls = { ce<|>rt = "a" } }\n', "server.tls.cert — path"],
    ['server = { tls.ce<|>rt = "a" }\n', "server.tls.cert — path"],
    ['server = { tls.cert = "<|>a" }\n', "server.tls.cert — path"],
    ['server = { t<|>ls.cert = "a" }\n', "server.tls — table"],
    ["[[work<|>ers]]\n", "workers — list of tables"],
    ['[[workers]]\n[[workers]]\nqu<|>eue = "a"\n', "workers[1].queue — text"],
    ['workers = [{ queue = "<|>a" }]\n', "workers[0].queue — text"],
  ];
  for (const [drawn, title] of titles)
    assert.equal(hoverText(`--- config.toml\n${drawn}`).split("\n")[0], title, drawn);
});

test("a line that is half typed or commented out has a hover all the same", () => {
  for (const line of ["[server", "[server]]", "server", "server.", "server ="]) {
    const isGarbage = line === "server.";
    const drawn = `--- config.toml\n${line.slice(0, 4)}<|>${line.slice(4)}\nNAME = "x"\n`;
    assert.equal(hoverText(drawn).split("\n")[0], isGarbage ? "" : "server — table", line);
  }
  assert.match(hoverText('--- config.toml\n# NA<|>ME = "x"\n'), /^NAME — non-empty text · required/);
  assert.match(hoverText('--- config.toml\nNAME = "<|>\n'), /^NAME — /);
  for (const nothing of ["<|>", "# some<|> words\n", "NAME <|> = 1\n\n", "NAME = 1 # some<|> words\n"]) {
    assert.equal(hoverText(`--- config.toml\n${nothing}`), "", nothing);
  }
});

test("a template tells what the file that is made of it says", () => {
  const drawn = `
    --- .env
    NAME=real
    --- .env.example
    NA<|>ME=app
    `;
  assert.match(hoverText(drawn, { schema, loader: "pydantic-settings" }), /Effective: real — \.env:1/);
});

test("without a schema the values and where they come from are told", () => {
  checkHover(
    `
    --- config.toml
    po<|>rt = 1
    name = "a"
    --- config.k8s.toml
    port = 2
    `,
    `
    port

    - Effective in default: 1 — config.toml:1
    - Effective in k8s: 2 — config.k8s.toml:1, over 1 (config.toml:1)
    `,
    {},
  );
});

test("many stacks are told in few lines", () => {
  const names = Array.from({ length: 12 }, (_, index) => `w${String(index).padStart(2, "0")}`);
  const overlays = names.map((name, index) => `--- config.${name}.toml\nNAME = "${index < 8 ? name : "same"}"\n`);
  const shown = hoverText(`--- config.toml\nNA<|>ME = "base"\nTOKEN_MINUTES = 1\n${overlays.join("")}`);
  assert.equal(shown.split("\n").filter((line) => line.startsWith("- Effective")).length, 5);
  assert.match(shown, /- and otherwise in 8 more stacks/);
  const alike = hoverText(
    `--- config.toml\nNA<|>ME = "base"\n${names.map((name) => `--- config.${name}.toml\nOLD="x"\n`).join("")}`,
  );
  assert.match(alike, /- Effective in all 13 stacks: "base" — config\.toml:1/);
});

test("a table that takes another's place says so", () => {
  const drawn =
    '--- config.toml\nNAME = "x"\nOLD = "x"\n[ser<|>ver]\nport = 1\n--- config.k8s.toml\n[server]\nport = 2\n';
  assert.match(hoverText(drawn), /Effective in k8s: table — config\.k8s\.toml:1, in place of config\.toml:3/);
  const merged = hoverText(drawn, { schema, loader: "strict" });
  assert.match(merged, /Effective in k8s: table — config\.k8s\.toml:1, added to config\.toml:3/);
});

test("strata.toml explains its own settings", () => {
  assert.match(
    hoverText('--- strata.toml\nload<|>er = "pydantic"\n', {}),
    /^loader — one of 8 values\n\nHow the application reads/,
  );
  assert.match(
    hoverText('--- strata.toml\n[stacks.test]\nlay<|>ers = ["a.toml"]\n', {}),
    /^stacks\.test\.layers — list of non-empty text/,
  );
});

test("nothing in a schema can become markup, a link or a command", () => {
  const hostile = {
    properties: {
      a: {
        type: "string",
        description:
          "<img src=x onerror=alert(1)> [click](command:evil) `code` `` `open <b> https://x.example me@x.example\n\n# Head\n- item",
        "x-strata": { source: "javascript:alert(1)" },
      },
    },
  };
  const { project, file, offset } = openAtCursor('--- config.toml\n<|>a = "`x` <b>"\n', { schema: hostile });
  const markdown = toMarkdown(hoverAt(project, file, offset)?.blocks ?? [], ({ line }) => `file:///c <x>)#L${line}`);
  const withoutCode = markdown.replace(/(`+) ?[^`].*?\1/g, "");
  assert.doesNotMatch(
    withoutCode,
    /(?<!\\)<(?!file)|(?<!\\)\]\((?!<file)|[^\\]:\/\/(?!\/c)|(?<!\\)@|^#|^- item/m,
    markdown,
  );
  assert.match(markdown, /\[config\.toml:1\]\(<file:\/\/\/c%20%3Cx%3E\)#L1>\)/);
  assert.match(markdown, /`code`/);
});

test("Markdown reads well", () => {
  const { project, file, offset } = openAtCursor("--- config.toml\n<|>TOKEN_MINUTES = 60\n", {
    schema,
    loader: "pydantic",
  });
  assert.equal(
    toMarkdown(hoverAt(project, file, offset)?.blocks ?? [], (place) => `file:///p/${place.file}#L${place.line}`),
    trimText(`
      **\`TOKEN_MINUTES\`** — whole number of at least 1, in minutes

      How long a token is valid.

      - Default: \`1440\` (24 h)
      - Effective: \`60\` (1 h) — [config.toml:1](<file:///p/config.toml#L1>)
      - Documented in docs/auth.md, Tokens
      `).trimEnd(),
  );
});

test("signs are escaped only where Markdown would read something into them", () => {
  const cases = [
    ["Up to 1.5 (or 2) a-b, x_y, a & b!", "Up to 1.5 (or 2) a-b, x_y, a & b!"],
    ["# no heading", "\\# no heading"],
    ["- no item", "\\- no item"],
    ["1. no number", "1\\. no number"],
    ["_no_ *stress* ~~and~~", "\\_no\\_ \\*stress\\* \\~\\~and\\~\\~"],
    ["&lt;b> www.example.org me@example.org", "\\&lt;b\\> www\\.example.org me\\@example.org"],
    ["![x](y)", "!\\[x\\](y)"],
  ] as const;
  for (const [text, markdown] of cases)
    assert.equal(
      toMarkdown([{ kind: "text", text }], () => undefined),
      markdown,
    );
});
