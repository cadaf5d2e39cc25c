// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like that in .env files.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { envPieces, randomText } from "../engine/env/randomText.ts";
import { expandedValuesOf, sorted, valuesOf } from "../engine/env/readEnv.ts";
import { corpusFolder, decode, filesBelow } from "../support/corpus.ts";
import { Random, seedOfRun } from "../support/random.ts";

type Values = Readonly<Record<string, string | null>>;

const script = join("test", "conformance", "pythonDotenv.py");
/** Version 1.2.3 changed what the dialect says of older ones. */
const check =
  "from importlib.metadata import version as v; assert tuple(map(int, v('python-dotenv').split('.'))) < (1, 2, 3)";
/** Debian's own Python has the package that Debian ships, whichever Python comes first. */
const python = ["python3", "/usr/bin/python3"].find((name) => spawnSync(name, ["-c", check]).status === 0);

function readByPython(command: string, texts: readonly string[]): readonly (readonly [Values, Values])[] {
  // Without variables of its own the process lends none to references.
  const { stdout, stderr, status } = spawnSync(command, [script], {
    input: JSON.stringify(texts),
    env: { PATH: process.env.PATH ?? "" },
    encoding: "utf8",
    maxBuffer: 500_000_000,
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

function checkTexts(command: string, texts: readonly string[], because: string): void {
  for (const [index, [plain, expanded]] of readByPython(command, texts).entries()) {
    const text = texts[index] ?? "";
    const told = `${because}: ${JSON.stringify(text)}`;
    assert.deepEqual(sorted(valuesOf(text, "python-dotenv")), sorted(Object.entries(plain)), told);
    const set = Object.entries(expanded).filter(([, value]) => value !== null);
    assert.deepEqual(sorted(expandedValuesOf(text, "python-dotenv")), sorted(set), told);
  }
}

const references = [
  "${A}",
  "${B:-x}",
  "${A:-${B}}",
  "${",
  "}",
  "$A",
  "$",
  ":-",
  "-",
  "${B-y}",
  "\\${A}",
  "'${A}'",
  '"${B}"',
];

if (python === undefined) {
  test("python-dotenv is there to be compared with", () =>
    assert.fail("No Python here has a python-dotenv before 1.2.3. Install one (Debian: python3-dotenv)."));
} else {
  test("python-dotenv reads and expands random texts as its dialect does", () => {
    const seed = seedOfRun();
    const random = new Random(seed);
    const texts = Array.from({ length: 3000 }, (_, index) =>
      randomText(random, index % 2 === 0 ? envPieces : [...envPieces, ...references, ...references], 14),
    );
    checkTexts(python, texts, `seed ${seed}`);
  });

  test("python-dotenv reads and expands real files as its dialect does", () => {
    const files = corpusFolder === undefined ? [] : filesBelow(join(corpusFolder, "env"), ".env");
    const texts = [
      ...files.map(({ bytes }) => decode(bytes) ?? ""),
      ...filesBelow("examples", ".env").map(({ bytes }) => String(bytes)),
    ];
    checkTexts(python, texts, "a real file");
  });
}
