import assert from "node:assert/strict";
import { test } from "node:test";
import { problemsOf } from "../../../server/src/engine/engine.ts";
import { judgeFiles, type ProjectSetting, problemsIn } from "../../support/checkProject.ts";
import { Random, roundsOfRun, seedOfRun } from "../../support/random.ts";

const names = Array.from({ length: 300 }, (_, index) => `SETTING_${index}`);
const schema = {
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, { type: "integer", maximum: 100 }])),
};
const setting: ProjectSetting = { schema, loader: "pydantic" };

const brokenLines = [
  "X = [1, 2",
  'X = "half',
  "X = { a = ",
  "X",
  "= 3",
  "[half",
  "[half.typed.",
  "[[half]",
  "[]",
  "X = 'it''s'",
  'X = """',
  "]]",
  "X = 1 2",
];

test("one line that does not parse hides next to none of the mistakes in 300 others", () => {
  const seed = seedOfRun();
  const random = new Random(seed);
  let seeded = 0;
  let found = 0;
  for (let round = 0; round < roundsOfRun(2); round++) {
    const lines = names.map((name) => `${name} = 1`);
    const wrong = new Set<number>();
    while (wrong.size < 20) wrong.add(random.below(300));
    for (const index of wrong) lines[index] = `${names[index]} = ${random.pick(['"text"', "101", "1.5", "[1]"])}`;
    const at = random.below(301);
    lines.splice(at, 0, random.pick(brokenLines));
    const problems = problemsOf(judgeFiles(new Map([["config.toml", lines.join("\n")]]), setting), "config.toml");
    assert.ok(
      problems.some(({ code }) => code === "syntax-error"),
      `seed ${seed}: ${lines[at]}`,
    );
    seeded += wrong.size;
    found += [...wrong].filter((index) => problems.some(({ data }) => data?.key === names[index])).length;
  }
  assert.ok(found >= seeded * 0.98, `seed ${seed}: ${found} of ${seeded}`);
});

test("a header without its bracket hides next to none of the mistakes below it", () => {
  const seed = seedOfRun();
  const random = new Random(seed);
  const table = { type: "object", additionalProperties: false, properties: schema.properties };
  const tables = { type: "object", additionalProperties: false, properties: { one: table, two: table, three: table } };
  let seeded = 0;
  let found = 0;
  for (let round = 0; round < roundsOfRun(2); round++) {
    const wrong = new Set(Array.from({ length: 20 }, () => random.below(300)));
    const broken = random.pick(["one", "two", "three"]);
    const lines = ["one", "two", "three"].flatMap((name, third) => [
      name === broken ? `[${name}` : `[${name}]`,
      ...Array.from({ length: 100 }, (_, index) => {
        const setting = third * 100 + index;
        return `SETTING_${index} = ${wrong.has(setting) ? random.pick(['"text"', "101", "1.5", "[1]"]) : 1}`;
      }),
    ]);
    const problems = problemsIn(
      { schema: tables, loader: "strict" },
      `--- config.toml\n${lines.join("\n")}`,
      "config.toml",
    );
    assert.equal(problems.filter(({ code }) => code === "syntax-error").length, 1);
    assert.equal(problems.filter(({ code }) => code === "unknown-key" || code === "duplicate-key").length, 0);
    seeded += wrong.size;
    found += problems.filter(({ code }) => code === "wrong-type" || code === "out-of-range").length;
  }
  assert.ok(found >= seeded * 0.98 && found <= seeded, `seed ${seed}: ${found} of ${seeded}`);
});

test("names that hold magic, and schemas that lead in circles, are judged like any other", () => {
  const circular = {
    $defs: { tree: { type: "object", properties: { next: { $ref: "#/$defs/tree" }, size: { type: "integer" } } } },
    $ref: "#/$defs/tree",
    allOf: [{ $ref: "#" }],
  };
  const text =
    '--- config.toml\n__proto__ = 1\nconstructor.prototype = 2\n[next.next.next]\nsize = "x"\n--- secrets.toml\n__proto__ = 2\n';
  const codes = problemsIn({ schema: circular, loader: "strict" }, text, "config.toml").map(({ code }) => code);
  assert.deepEqual(codes, ["overridden-value", "wrong-type"]);
});

test("deep keys, deep tables and deep schemas end", () => {
  const deep = `${'{"properties":{"a":'.repeat(2000)}{"type":"integer"}${"}}".repeat(2000)}`;
  const key = Array.from({ length: 3000 }, () => "a").join(".");
  const files = new Map([
    ["config.toml", `${key} = 1\n[${key}b]\nx = 1\nb = ${"[".repeat(300)}${"]".repeat(300)}\n`],
    ["secrets.toml", `${key} = 2\n`],
    ["config.schema.json", deep],
  ]);
  for (const loader of ["pydantic", "strict"] as const) {
    const judgement = judgeFiles(files, { loader });
    for (const name of files.keys()) assert.ok(Array.isArray(problemsOf(judgement, name)));
  }
});

test("text that is nobody's configuration is judged without a crash", () => {
  const random = new Random(7);
  const bytes = Array.from({ length: 5000 }, () => String.fromCharCode(random.below(0x2ff))).join("");
  const files = new Map([
    [".env", bytes],
    [".env.local", `A=${"${".repeat(2000)}\nB=\${A}${"$".repeat(2000)}\n`],
    [".env.example", bytes.toUpperCase()],
  ]);
  for (const loader of ["pydantic-settings", "vite", "next", "django", "node"] as const) {
    const judgement = judgeFiles(files, { schema, loader, gitignore: "" });
    for (const name of files.keys()) problemsOf(judgement, name);
  }
});
