// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like that in .env files.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { EnvDialectName } from "../../../server/src/engine/syntax/env/envDialect.ts";
import { envDialects } from "../../../server/src/engine/syntax/env/envDialects.ts";
import { expand } from "../../../server/src/engine/syntax/env/expand.ts";
import { expandAll } from "../../../server/src/engine/syntax/env/expandAll.ts";
import { referencesIn } from "../../../server/src/engine/syntax/env/references.ts";
import { Random, roundsOfRun, seedOfRun } from "../../support/random.ts";
import { randomText } from "./randomText.ts";
import { assignmentsIn, dialectNames, expandedValuesOf } from "./readEnv.ts";

type Environment = Readonly<Record<string, string>>;

interface Row {
  readonly says: string;
  /** The file; what is asked for is the value of `A`. */
  readonly text: string;
  readonly environment?: Environment;
  readonly answers: Readonly<Partial<Record<EnvDialectName, string>>>;
}

const literal = ["node", "node-env-file", "python-decouple"] as const;

function as(answer: string, ...names: readonly EnvDialectName[]): Partial<Record<EnvDialectName, string>> {
  return Object.fromEntries(names.map((name) => [name, answer]));
}

const rows: readonly Row[] = [
  {
    says: "reads $X",
    text: "X=1\nA=a$X\n",
    answers: { ...as("a$X", ...literal, "python-dotenv", "django-environ"), ...as("a1", "next", "vite", "compose") },
  },
  {
    says: "follows a value that is $X",
    text: "X=1\nA=$X\n",
    answers: { ...as("$X", ...literal, "python-dotenv"), ...as("1", "next", "vite", "compose", "django-environ") },
  },
  {
    says: "reads ${X}",
    text: "X=1\nA=a${X}b\n",
    answers: {
      ...as("a${X}b", ...literal, "django-environ"),
      ...as("a1b", "python-dotenv", "next", "vite", "compose"),
    },
  },
  {
    says: "reads ${X} in double quotes",
    text: 'X=1\nA="${X}"\n',
    answers: { ...as("${X}", ...literal), ...as("1", "python-dotenv", "next", "vite", "compose") },
  },
  {
    says: "reads ${X} in single quotes",
    text: "X=1\nA='${X}'\n",
    answers: { ...as("${X}", ...literal, "compose"), ...as("1", "python-dotenv", "next", "vite") },
  },
  {
    says: "reads \\${X}",
    text: "X=1\nA=\\${X}\n",
    answers: { ...as("\\${X}", ...literal), ...as("\\1", "python-dotenv"), ...as("${X}", "next", "vite", "compose") },
  },
  {
    says: "reads a name that is set nowhere",
    text: "A=[${N}]\n",
    answers: { ...as("[${N}]", ...literal), ...as("[]", "python-dotenv", "next", "vite", "compose") },
  },
  {
    says: "reads ${N:-d}",
    text: "A=${N:-d}\n",
    answers: { ...as("${N:-d}", ...literal), ...as("d", "python-dotenv", "next", "vite", "compose") },
  },
  {
    says: "reads ${N-d}",
    text: "A=${N-d}\n",
    answers: { ...as("", "python-dotenv"), ...as("-d}", "next"), ...as("d", "vite", "compose") },
  },
  {
    says: "reads ${X:-d} where X is empty",
    text: "X=\nA=${X:-d}\n",
    answers: { ...as("", "python-dotenv"), ...as("d", "next", "vite", "compose") },
  },
  {
    says: "reads ${X:-d} where X is set in the file",
    text: "X=1\nA=${X:-d}\n",
    answers: { ...as("1", "python-dotenv", "vite", "compose"), ...as("d", "next") },
  },
  {
    says: "reads ${X-d} where X is empty",
    text: "X=\nA=${X-d}\n",
    answers: { ...as("", "compose"), ...as("d", "vite") },
  },
  { says: "reads ${X:+d}", text: "X=1\nA=${X:+d}${N:+e}\n", answers: as("d", "vite", "compose") },
  {
    says: "reads a reference in a default",
    text: "X=1\nA=${N:-${X}}\n",
    answers: as("1", "vite", "compose"),
  },
  {
    says: "reads a reference to a line further down",
    text: "A=${X}\nX=1\n",
    answers: as("1", "next", "vite"),
  },
  {
    says: "does not see a line further down",
    text: "A=${X}\nX=1\n",
    answers: as("", "python-dotenv", "compose"),
  },
  {
    says: "takes a name from the environment where the line stands further down",
    text: "A=${X}\nX=1\n",
    environment: { X: "env" },
    answers: as("env", "python-dotenv", "next", "vite", "compose"),
  },
  {
    says: "knows whether the file or the environment wins",
    text: "X=file\nA=${X}\n",
    environment: { X: "env" },
    answers: { ...as("file", "python-dotenv"), ...as("env", "next", "vite", "compose") },
  },
  {
    says: "knows whether a setting itself loses against the environment",
    text: "A=file\n",
    environment: { A: "env" },
    answers: { ...as("file", "python-dotenv", "node", "compose"), ...as("env", "next", "vite") },
  },
  {
    says: "reads a key without = from the environment",
    text: "A\n",
    environment: { A: "env" },
    answers: as("env", "compose"),
  },
  { says: "reads $$ as one dollar", text: "A=a$$X\n", answers: as("a$X", "compose") },
  {
    says: "does not expand what was put in",
    text: "Y=2\nX='$Y'\nA=${X}\n",
    answers: as("$Y", "compose", "python-dotenv"),
  },
  { says: "expands what was put in", text: "Y=2\nX=$Y\nA=a${X}\n", answers: as("a2", "next", "vite") },
  {
    says: "stops at a value that is the text of another setting",
    text: "Y=2\nX=$Y\nA=${X}\n",
    answers: { ...as("$Y", "vite"), ...as("2", "next") },
  },
];

for (const { says, text, environment, answers } of rows) {
  for (const [dialect, expected] of Object.entries(answers)) {
    test(`${dialect} ${says}`, () => {
      assert.equal(expandedValuesOf(text, dialect as EnvDialectName, environment).get("A"), expected);
    });
  }
}

/** `[]` marks what is a reference, `-` where its name stands. */
function checkReferences(dialect: EnvDialectName, text: string, expected: string): void {
  const drawn = Array.from(text, () => " ");
  for (const { start, end, nameStart, nameEnd, name } of referencesIn(text, "none", envDialects[dialect])) {
    assert.equal(text.slice(nameStart, nameEnd), name);
    drawn[start] = "[";
    drawn[end - 1] = "]";
    drawn.fill("-", nameStart, Math.min(nameEnd, end - (text[start + 1] === "{" ? 1 : 0)));
  }
  assert.equal(drawn.join("").trimEnd(), expected);
}

test("finds the references in a value", () => {
  checkReferences("python-dotenv", "a ${X} $Y ${Z:-d}", "  [ -]    [ -   ]");
  checkReferences("vite", "a ${X} $Yy \\$Z ${Z:-${W}}", "  [ -] [--     [ -  [ -]]".replace("[-- ", "[-- "));
  checkReferences("compose", "$$A ${B:?no}", "    [ -    ]");
  checkReferences("node", "${A}", "");
});

test("says which references name nothing", () => {
  const resolve = (name: string) => (name === "X" ? "1" : undefined);
  const { text, unresolved, outcome } = expand("${X}${N}${M:-d}", "none", envDialects["python-dotenv"], resolve);
  assert.equal(text, "1d");
  assert.deepEqual(
    unresolved.map(({ name, start, end }) => [name, start, end]),
    [["N", 4, 8]],
  );
  assert.equal(outcome, "complete");
});

test("finds settings that refer to each other in a circle", () => {
  for (const dialect of ["next", "vite", "django-environ"] as const) {
    const assignments = assignmentsIn("A=$B\nB=$A\nC=$A\nD=1\nE=$D\n", dialect);
    const expansions = expandAll(assignments, envDialects[dialect], new Map());
    const outcomes = [...expansions].map(([name, { outcome }]) => `${name} ${outcome}`).sort();
    assert.deepEqual(outcomes, ["A cyclic", "B cyclic", "C cyclic", "D complete", "E complete"], dialect);
  }
});

test("a circle that the environment cuts is none", () => {
  const assignments = assignmentsIn("A=${B}\nB=${A}\n", "vite");
  const expansions = expandAll(assignments, envDialects.vite, new Map([["B", "env"]]));
  assert.deepEqual(expansions.get("A")?.text, "env");
  assert.deepEqual(expansions.get("A")?.outcome, "complete");
});

test("values that double sixty times end in a clear answer and not in memory", () => {
  for (const dialect of dialectNames) {
    const lines = Array.from({ length: 60 }, (_, level) => `A${level}=\${A${level - 1}}\${A${level - 1}}\n`);
    const downwards = ["A=xx\n", ...lines].join("").replace("A0=${A-1}${A-1}", "A0=xx");
    for (const text of [downwards, downwards.split("\n").reverse().join("\n")]) {
      const expansions = expandAll(assignmentsIn(text, dialect), envDialects[dialect], new Map());
      for (const { text: value } of expansions.values()) assert.ok(value.length < 1_000_000, dialect);
      const isExpanding = expansions.get("A1")?.text !== "${A0}${A0}";
      const followsDown = text === downwards || envDialects[dialect].expansion.forwardReferences === "followed";
      if (isExpanding && followsDown) assert.equal(expansions.get("A59")?.outcome, "too-long", dialect);
    }
  }
});

test("a value that grows by itself ends in a clear answer", () => {
  for (const dialect of ["next", "vite"] as const) {
    const expansions = expandAll(assignmentsIn("A=${A}x$B\nB=y${A}\n", dialect), envDialects[dialect], new Map());
    assert.equal(expansions.get("A")?.outcome, "cyclic", dialect);
  }
});

test("hostile values are expanded in bounded time", () => {
  const hostile = ["${".repeat(60_000), `${"${".repeat(30_000)}:x}`, "${A:-".repeat(12_000), "$A".repeat(30_000)];
  for (const dialect of dialectNames) {
    for (const value of hostile) {
      const start = performance.now();
      expand(value, "none", envDialects[dialect], () => "$A");
      assert.ok(performance.now() - start < 3_000, `${dialect}: ${value.slice(0, 20)}`);
    }
  }
});

test("references lie inside the value, whatever it is", () => {
  const seed = seedOfRun();
  const random = new Random(seed);
  const pieces = ["${", "}", "$", "A", "1", ":-", "-", ":", "\\", "{", "x", ":?", "+", "$$", "'"];
  for (let round = 0; round < roundsOfRun(100); round++) {
    const text = randomText(random, pieces, 12);
    for (const dialect of dialectNames) {
      for (const { start, end, nameStart, nameEnd } of referencesIn(text, "none", envDialects[dialect])) {
        const isInside =
          0 <= start && start < nameStart && nameStart <= nameEnd && nameEnd <= end && end <= text.length;
        assert.ok(isInside, `seed ${seed}, ${dialect}: ${JSON.stringify(text)}`);
      }
    }
  }
});
