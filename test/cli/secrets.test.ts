import assert from "node:assert/strict";
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { answerOf } from "./answerOf.ts";
import { copyOfExample, exampleProjects, folderWith } from "./command.ts";

/** The secrets in the files of the examples, and in the passwords of their URLs. */
const ownSecrets: readonly RegExp[] = [
  /(?:SECRET\w*|PASSWORD|GOOGLE_VISION_API_KEY|GROQ_API_KEY|SUPABASE_KEY)\s*=\s*"?([^\s"]{6,})"?/g,
  /:\/\/[^\s:/@]*:([^\s@$<{]{6,})@/g,
];

function secretsIn(folder: string): Set<string> {
  const secrets = new Set<string>();
  for (const name of filesOf(folder)) {
    if (name.includes("example")) continue;
    const text = readFileSync(join(folder, name), "utf8").replace(/^#.*$/gm, "");
    for (const pattern of ownSecrets) for (const [, secret = ""] of text.matchAll(pattern)) secrets.add(secret);
  }
  return secrets;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith(".toml") || name.startsWith(".env"));
}

/** Everything that the command says about a folder. */
async function everything(folder: string, ...more: string[]): Promise<string> {
  const refusal = await answerOf(["show", "--stack", "?"], folder);
  const stacks = (/The stacks are: (.*)\.\n$/.exec(refusal)?.[1] ?? "").split(", ");
  const data = await answerOf(["show", "--stack", stacks[0] ?? "", "--format", "json", ...more], folder);
  const keys = [...data.matchAll(/"key": "(.*)"/g)].map((match) => match[1] ?? "");
  const calls = [
    ...["text", "json", "github", "sarif"].map((format) => ["check", "--format", format]),
    ...stacks.flatMap((stack) =>
      ["toml", "env", "json"].map((format) => ["show", "--stack", stack, "--format", format, ...more]),
    ),
    ...stacks.slice(1).map((stack) => ["diff", stacks[0] ?? "", stack, ...more]),
    ...keys.filter((key) => /secret|password|key|url|token/i.test(key)).map((key) => ["explain", key, ...more]),
  ];
  const answers: string[] = [];
  for (const words of calls) answers.push(await answerOf(words, folder));
  return answers.join("\n");
}

function shown(secrets: Iterable<string>, text: string): string[] {
  return [...secrets].filter((secret) => text.includes(secret));
}

for (const name of exampleProjects) {
  test(`no secret of ${name} is in anything that the command says, unless it is asked to reveal them`, async () => {
    const folder = copyOfExample(name);
    const secrets = secretsIn(folder);
    assert.deepEqual(shown(secrets, await everything(folder)), []);
    const hasSecrets = !name.includes("frontend");
    assert.equal(secrets.size > 0, hasSecrets);
    assert.deepEqual(shown(secrets, await everything(folder, "--reveal")).length, secrets.size);
  });
}

/** Mistakes in and around secrets, each of which makes the command speak of the line. */
const mistakes: readonly [what: string, spoil: (line: string, key: string) => string][] = [
  ["an open quote", (line) => line.replace(/"?$/, "")],
  ["a quote in front alone", (line, key) => line.replace(/^.*?=\s*"?/, `${key}="`).replace(/"$/, "")],
  ["no sign between key and value", (line) => line.replace("=", " ")],
  ["a second line for the same key", (line) => `${line}\n${line}`],
  ["a wrong escape", (line, key) => line.replace(/^.*?=\s*"?/, `${key} = "\\q`)],
  ["text behind the value", (line) => `${line} "more`],
  ["a mistyped key", (line) => line.replace(/^(\w)(\w)/, "$2$1")],
  ["a key in small letters", (line, key) => line.replace(key, key.toLowerCase())],
  ["a value without quotes", (line) => line.replaceAll('"', "")],
  ["a list around it", (line) => line.replace(/=\s*(.*)$/, "= [$1]")],
  ["a comment in front", (line) => `# ${line}`],
  ["a reference to nowhere behind it", (line) => line.replace(/"?$/, "$" + '{NOWHERE}"')],
];

for (const [what, spoil] of mistakes) {
  test(`no secret is shown where ${what} is the mistake`, async () => {
    for (const name of ["integr8scode-toml/backend", "integr8scode-env/backend", "kodereduai/backend"]) {
      const folder = copyOfExample(name);
      const file = existsSync(join(folder, "secrets.toml")) ? "secrets.toml" : ".env";
      const secrets = secretsIn(folder);
      const lines = readFileSync(join(folder, file), "utf8").split("\n");
      const spoilt = lines.map((line) => {
        const isSecret = [...secrets].some((secret) => line.includes(secret));
        return isSecret ? spoil(line, /^\w+/.exec(line)?.[0] ?? "") : line;
      });
      writeFileSync(join(folder, file), spoilt.join("\n"));
      assert.deepEqual(shown(secrets, await everything(folder)), [], name);
    }
  });
}

test("a secret in the wrong file, in a template or in a table that nobody knows is not shown", async () => {
  const folder = copyOfExample("integr8scode-toml/backend");
  const secrets = ["Zk3vQ8mT1xWc7LpB9nRyHd5sGfA2eUjX", "Bv6nM2kQ9wEr4TyU7iOp3aSdF8gHjK1l"];
  const [first = "", second = ""] = secrets;
  appendFileSync(join(folder, "config.toml"), `SECRET_KEY = "${first}"\n[extra]\npassword = "${second}"\n`);
  appendFileSync(
    join(folder, "secrets.example.toml"),
    `[extra]\ntoken = "${first}"\nlist = [{ api_key = "${second}" }]\n`,
  );
  assert.deepEqual(shown(secrets, await everything(folder)), []);
});

test("names in the plural hold secrets, and names of amounts and places of secrets do not", async () => {
  const secret = "Zk3vQ8mT1xWc7LpB9nRyHd5sGfA2eUjX";
  const secretNames = ["API_KEYS", "TOKENS", "DB_PASSWORDS", "AWS_CREDENTIALS", "privateKeys", "ACCESS_TOKENS"];
  const plainNames = ["MAX_TOKENS", "TOKEN_LIMIT", "TOKENS_PER_MINUTE", "PUBLIC_KEYS", "KEYS_PATH", "API_KEYS_PATH"];
  const names = [...secretNames, ...plainNames];
  const text = names.map((name) => `${name} = "${secret}-${name}"\n`).join("");
  const answer = await answerOf(["show"], folderWith({ "config.toml": text }));
  assert.deepEqual(
    names.filter((name) => answer.includes(`${secret}-${name}"`)),
    plainNames,
  );
});

test("a URL without a password is a secret where the schema says so", async () => {
  const hook = "https://hooks.example.com/services/T0AB1CD2EF/Zk3vQ8mT1xWc7LpB9nRyHd5s";
  const address = "https://hooks.example.com";
  const schema = {
    properties: { WEBHOOK: { type: "string", writeOnly: true, maxLength: 20 }, URL: { type: "string" } },
  };
  const text = `WEBHOOK = "${hook}"\nURL = "${address}"\n`;
  const folder = folderWith({
    "config.schema.json": JSON.stringify(schema),
    "config.toml": text,
    "config.web.toml": `WEBHOOK = "${hook}/web"\n`,
  });
  const said = await everything(folder);
  assert.deepEqual(shown([hook], said), []);
  assert.match(said, /WEBHOOK = "••••••••"/);
  assert.ok(said.includes(`URL = "${address}"`));
  assert.match(said, /config\.toml:1:11 warning .*misplaced-secret/);
  writeFileSync(join(folder, "config.toml"), text.replace(hook, address));
  assert.doesNotMatch(await answerOf(["check"], folder), /config\.toml:1:11 warning .*misplaced-secret/);
});

test("a secret that was pasted over several lines is not taken for the names of settings", async () => {
  const secrets = [
    "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
    "BKcwggSjAgEAAoIBAQDZ2g5wq1X8mY7d",
    "q8RzK3vNf6TyB1mHx9WcL4pDj7==",
  ];
  const schema = JSON.stringify({ additionalProperties: false, properties: { PRIVATE_KEY: { type: "string" } } });
  for (const [file, start] of [
    [".env", "PRIVATE_KEY=-----BEGIN KEY-----"],
    ["secrets.toml", 'PRIVATE_KEY = "-----BEGIN KEY-----"'],
    ["config.toml", 'PRIVATE_KEY = "-----BEGIN KEY-----'],
  ] as const) {
    for (const loader of ["pydantic-settings", "node", "django"]) {
      const folder = folderWith({
        [file]: `${[start, ...secrets].join("\n")}\n`,
        "config.schema.json": schema,
        "strata.toml": `loader = "${loader}"\n`,
      });
      let said = "";
      for (const format of ["text", "json", "github", "sarif"])
        said += await answerOf(["check", "--format", format], folder);
      assert.match(said, /problem|error|warning/);
      assert.deepEqual(shown([...secrets, "q8RzK3vNf6TyB1mHx9WcL4pDj7"], said), [], `${file} ${loader}`);
    }
  }
});
