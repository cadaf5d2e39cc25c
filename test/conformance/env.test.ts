import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { EnvDialectName } from "../../server/src/engine/syntax/env/envDialect.ts";
import { valuesOf } from "../engine/env/readEnv.ts";
import { corpusFolder, decode, filesBelow, sayNotRun } from "../support/corpus.ts";

type Answers = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

/** Settings for which the dialect answers otherwise than was recorded, as "file: key", each with its reason. */
const otherwise: ReadonlyMap<EnvDialectName, ReadonlyMap<string, string>> = new Map([
  ["node", new Map()],
  [
    "python-dotenv",
    new Map([
      [
        "Fosnie__fosnie__ml__.env.linux.example.env: LLM_API_KEY",
        "`KEY= # text` is the text up to 1.2.3, empty from 1.2.4",
      ],
      [
        "craftgen__craftgen__apps__.env.example.env: GOOGLE_API_KEY",
        "`KEY= # text` is the text up to 1.2.3, empty from 1.2.4",
      ],
    ]),
  ],
]);

if (corpusFolder === undefined) sayNotRun("real .env files against what node dotenv and python-dotenv read from them");
else {
  const folder = join(corpusFolder, "env");
  const recorded: readonly [EnvDialectName, string][] = [
    ["node", "EXPECTED.node-dotenv-16.json"],
    ["python-dotenv", "EXPECTED.python-dotenv.json"],
  ];
  // What was recorded is what the parsers read: no reference is replaced in either file.
  for (const [dialect, name] of recorded) {
    const answers = JSON.parse(readFileSync(join(folder, name), "utf8")) as Answers;
    test(`${dialect} reads every real file as recorded in ${name}`, () => checkFiles(folder, dialect, answers));
  }
}

function checkFiles(folder: string, dialect: EnvDialectName, answers: Answers): void {
  const differences: string[] = [];
  for (const { name, bytes } of filesBelow(folder, ".env")) {
    const values = valuesOf(decode(bytes) ?? "", dialect);
    const recorded = new Map(Object.entries(answers[name] ?? {}));
    assert.ok(answers[name] !== undefined, `an answer for ${name}`);
    for (const key of new Set([...values.keys(), ...recorded.keys()])) {
      if (values.get(key) !== recorded.get(key)) differences.push(`${name}: ${key}`);
    }
  }
  assert.deepEqual(differences.sort(), [...(otherwise.get(dialect)?.keys() ?? [])].sort());
}
