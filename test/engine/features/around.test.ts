import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkDefinitions,
  checkFolds,
  checkHints,
  checkLinks,
  checkOutline,
  checkReferences,
  checkSelections,
  codeLenses,
} from "./drawn.ts";

const schema = {
  type: "object",
  properties: {
    NAME: { type: "string", "x-strata": { section: "Core" } },
    TTL: { type: "integer", "x-strata": { section: "Core", unit: "minutes" } },
    BROKER: { type: "string", "x-strata": { section: "Kafka" } },
    SECRET_KEY: { type: "string", writeOnly: true },
    server: { type: "object", properties: { host: { type: "string" } } },
  },
};

test("the outline shows settings under their sections and tables, with values and without secrets", () => {
  checkOutline(
    { schema },
    `
    --- config.toml
    NAME = "app"
    TTL = 1440 # a day
    BROKER = "kafka:9092"
    SECRET_KEY = "q8RzK3vNf6TyB1mHx9Wc"
    [server]
    host = "::"
    ports = [80,
      443]
    [server.tls]
    on = true
    [[job]]
    at = 07:30:00
    [[job]]
    at =
    [server.log]
    level.web = { a = 1 }
    `,
    `
    section Core
      text NAME "app"
      number TTL 1440
    section Kafka
      text BROKER "kafka:9092"
    text SECRET_KEY "••••••••"
    table server
      text host "::"
      list ports [80, 443]
      table tls
        boolean on true
    table job[0]
      date at 07:30:00
    table job[1]
      nothing at
    table server.log
      table level.web { a = 1 }
    `,
  );
});

test("the outline of a .env file has the text as it is written", () => {
  checkOutline(
    { schema },
    "--- .env\nNAME='a b'\nexport BROKER=x\nSECRET_KEY=q8RzK3vNf6TyB1mHx9Wc",
    "section Core\n  text NAME a b\nsection Kafka\n  text BROKER x\ntext SECRET_KEY ••••••••",
  );
});

test("tables, long comments, long values and what stands under a heading can be folded", () => {
  checkFolds(
    `
    --- config.toml
    # Strata
    # of this project

    # Core
    NAME = "app"
    TTL = 1

    # Kafka
    BROKER = "b"

    # the server
    [server]
    ports = [
      80,
    ]

    # about tls
    [server.tls]
    on = true

    `,
    ["0-1 comment", "3-5 region", "7-8 region", "11-14 region", "12-14 region", "17-18 region"],
  );
});

test("a step of the selection is the text, the value, the setting, the line, the table and the file", () => {
  checkSelections('--- config.toml\nA = 1\n[server]\nhosts = ["a", "b<|>c"] # two\n[x]\nb = 1', [
    "bc",
    '"bc"',
    '["a", "bc"]',
    'hosts = ["a", "bc"]',
    'hosts = ["a", "bc"] # two',
    '[server]\nhosts = ["a", "bc"] # two',
    'A = 1\n[server]\nhosts = ["a", "bc"] # two\n[x]\nb = 1\n',
  ]);
  checkSelections("--- .env\nA=1\nB.c=<|>x", ["x", "B.c=x", "A=1\nB.c=x", "A=1\nB.c=x\n"]);
});

test("a value that another layer overrides says by which line, and a number with a unit how much it is", () => {
  checkHints(
    { schema },
    `
    --- config.toml
    NAME = "a" # x
    TTL = 1440
    BROKER = "b"
    K = 1
    --- config.web.toml
    NAME = "w"
    BROKER = "x"
    --- config.job.toml
    BROKER = "y"
    `,
    `
    NAME = "a" # x «overridden by config.web.toml:1»
    TTL = 1440«= 24 h»
    BROKER = "b" «overridden by 2 files»
    K = 1
    `,
  );
});

test("a secret with a unit has no hint", () => {
  checkHints(
    { schema: { properties: { PIN: { type: "integer", writeOnly: true, "x-strata": { unit: "minutes" } } } } },
    "--- config.toml\nPIN = 1440",
    "PIN = 1440",
  );
});

test("the lens on top names the stacks that read the file", () => {
  const drawn = "--- config.toml\nA = 1\nB = 2\nC = 3\n--- config.web.toml\nA = 2\n--- secrets.example.toml\nS = ''";
  assert.deepEqual(codeLenses(drawn, "config.toml"), ["Effective config: default → default", "web → web"]);
  assert.deepEqual(codeLenses(drawn, "config.web.toml"), ["Effective config: web → web"]);
  assert.deepEqual(codeLenses(drawn, "secrets.example.toml"), []);
});

test("a file that many stacks read names three of them, and four if these are all", () => {
  const base = "--- config.toml\nA = 1\nB = 2\nC = 3";
  const workers = (count: number): string =>
    Array.from({ length: count }, (_, index) => `\n--- config.w${index}.toml\nA = 2`).join("");
  const first = ["Effective config: default → default", "w0 → w0", "w1 → w1"];
  assert.deepEqual(codeLenses(base + workers(3), "config.toml"), [...first, "w2 → w2"]);
  assert.deepEqual(codeLenses(base + workers(7), "config.toml"), [...first, "+5 more → a stack to be chosen"]);
});

test("a setting leads to the schema's property", () => {
  const drawn =
    '--- config.toml\n[server]\nho<|>st = "x"\n--- config.schema.json\n{ "properties": { "server": { "properties": { "host": {} } } } }';
  checkDefinitions({}, drawn, ['config.schema.json: "host"']);
});

test("without a schema it leads to the other files that set it", () => {
  checkDefinitions({}, "--- config.toml\nA = 1\nB = 1\nC = 1\n--- config.web.toml\n<|>A = 2\n--- secrets.toml\nA = 3", [
    "secrets.toml: A",
    "config.toml: A",
  ]);
});

test("a reference leads to the line that sets the name", () => {
  checkDefinitions({ loader: "vite" }, "--- .env\nHOST=x\nURL=http://${HO<|>ST}/\n--- .env.local\nHOST=y", [
    ".env: HOST",
    ".env.local: HOST",
  ]);
});

test("a layer and a schema in strata.toml lead to their files", () => {
  const manifest =
    'schema = "config.schema.json"\n[stacks."{worker}"]\nlayers = ["config.toml", "config.{worker}.toml"]';
  const files = (marked: string) =>
    `--- strata.toml\n${marked}\n--- config.toml\nA = 1\n--- config.web.toml\nA = 2\n--- config.job.toml\nA = 3\n--- config.schema.json\n{}`;
  checkDefinitions({}, files(manifest.replace('"config.{', '"<|>config.{')), ["config.web.toml", "config.job.toml"]);
  checkDefinitions({}, files(manifest.replace("config.schema", "con<|>fig.schema")), ["config.schema.json"]);
  checkLinks(files(`<|>${manifest}`), ["config.schema.json", "config.toml", "config.web.toml", "config.job.toml"]);
  checkLinks("--- config.toml\n<|>#:schema config.schema.json\nA = 1\n--- config.schema.json\n{}", [
    "config.schema.json",
  ]);
});

test("references are all layers, templates, commented-out lines and uses in values", () => {
  checkReferences(
    { loader: "vite" },
    "--- .env\nHO<|>ST=x\nURL=http://${HOST}/$HOST\nHOSTS=1\n--- .env.local\nHOST=y\n--- .env.example\n# HOST=",
    [".env:1 key", ".env:2 reference", ".env:2 reference", ".env.local:1 key", ".env.example:1 commented-out"],
  );
});

test("references to a table are its headers and the dotted names through it", () => {
  checkReferences(
    {},
    '--- config.toml\n[ser<|>ver]\na = 1\n[server.tls]\n[[jobs]]\nserver = 1\n--- config.web.toml\nserver.a = 2\n--- secrets.toml\n"server" = { a = 3 }',
    ["config.toml:1 header", "config.toml:3 header", "config.web.toml:1 key", "secrets.toml:1 key"],
  );
});
