import assert from "node:assert/strict";
import { test } from "node:test";
import type { EnvDialectName } from "../../../server/src/engine/syntax/env/envDialect.ts";
import { assignmentsIn, dialectNames, faultsOf, readEnv, valuesOf } from "./readEnv.ts";

/** Draws under a line what was found in it: `k` key, `=` separator, `v` value, `#` comment. */
function checkParts(line: string, expected: string, dialect: EnvDialectName = "python-dotenv"): void {
  const [assignment] = assignmentsIn(line, dialect);
  assert.ok(assignment, "an assignment");
  const drawn = Array.from(line, () => " ");
  const key = assignment.keys[0];
  assert.ok(key);
  drawn.fill("k", key.start, key.end);
  if (assignment.equals >= 0) drawn[assignment.equals] = "=";
  drawn.fill("v", assignment.valueStart, assignment.valueEnd);
  if (assignment.comment >= 0) drawn.fill("#", assignment.comment, line.length);
  assert.equal(drawn.join("").trimEnd(), expected);
}

const lines = [
  ["A=b # c", "k=v ###"],
  ["  export KEY = some text  # c", "         kkk = vvvvvvvvv  ###"],
  ["A='b' # c", "k=vvv ###"],
  ['A="b c"   ', "k=vvvvv"],
  ["KEY=", "kkk="],
  ["KEY=   ", "kkk="],
  ["KEY", "kkk"],
  ["KEY # none", "kkk ######"],
  ["'my key'='v'", "kkkkkkkk=vvv"],
  ["A=b#c", "k=vvv"],
] as const;
for (const [line, expected] of lines) {
  test(`finds key, value and comment in: ${line}`, () => checkParts(line, expected));
}

test("finds the value behind a colon", () => checkParts("A: b # c", "k= v ###", "node"));
test("finds a value on the next line", () => checkParts('A=\n"x" # c', "k= vvv ###", "node"));
test("finds an odd quote in a value without quotes", () => checkParts("A=it's", "k=vvvv"));

test("tells how a value is quoted and whether it is exported", () => {
  const found = assignmentsIn("A=b\nB='b'\nC=\"b\"\nexport D=`b`\n", "node");
  assert.deepEqual(
    found.map(({ quote, exported }) => [quote, exported]),
    [
      ["none", false],
      ["single", false],
      ["double", false],
      ["backtick", true],
    ],
  );
});

for (const dialect of dialectNames) {
  test(`${dialect}: a half-typed line keeps its key, and costs no other line its value`, () => {
    for (const typed of ["KEY", "KEY=", 'KEY="', "KEY='x"]) {
      const text = `A=1\n${typed}\nB=2\n`;
      const names = assignmentsIn(text, dialect).map(({ keys }) => keys[0]?.name);
      assert.deepEqual(names, ["A", "KEY", "B"], typed);
      assert.equal(valuesOf(text, dialect).get("B"), "2", typed);
      assert.ok(faultsOf(text, dialect).length <= 1, typed);
    }
  });

  test(`${dialect}: export alone sets nothing`, () => {
    assert.equal(valuesOf("export \n# none\nB=2\n", dialect).get("B"), "2");
    assert.equal(valuesOf("export \n", dialect).size, 0);
  });
}

const faults: readonly [EnvDialectName, string, string[]][] = [
  ["python-dotenv", 'A="x\nB=1\n', ['env-unclosed-quote at "\\""']],
  ["node", 'A="x\nB=1\n', ['env-unclosed-quote at "\\""']],
  ["node-env-file", "A='x\nB=1\n", ['env-unclosed-quote at "\'"']],
  ["compose", 'A="x\nB=1\n', ['env-unclosed-quote at "\\""']],
  ["django-environ", 'A="x\ny"\nB=1\n', ['env-unclosed-quote at "\\""', 'env-ignored-line at "y\\""']],
  ["python-dotenv", 'A="x" y # c\n', ['env-text-after-quote at "y # c"']],
  ["node-env-file", 'A="x" y\n', ['env-text-after-quote at "y"']],
  ["node", 'A="x" y # c\n', ['env-text-after-quote at "y"']],
  ["node", 'A="{"b": 1}"\n', []],
  ["python-dotenv", 'A="x\nB="y"\nC=1\n', ['env-unclosed-quote at "\\""']],
  ["node-env-file", 'A="x\nB="y"\nC=1\n', ['env-unclosed-quote at "\\""']],
  ["python-dotenv", "=x\nB=1\n", ['env-no-key at "=x"']],
  ["node", "  = x \n", ['env-no-key at "= x"']],
  ["node", "this is no setting\nB=1\n", ['env-ignored-line at "this is no setting"']],
  ["python-dotenv", "A: b\n", ['env-ignored-line at "A: b"']],
  ["python-dotenv", "A\n", []],
  ["compose", "A\n", []],
  ["node", "A\n", ['env-ignored-line at "A"']],
  ["node-env-file", "A # why\nB=1\n", ['env-ignored-line at "A # why"']],
  ["django-environ", "A = b\n", ['env-ignored-line at "A = b"']],
];
for (const [dialect, text, expected] of faults) {
  test(`${dialect} says what is wrong in ${JSON.stringify(text)}`, () => {
    assert.deepEqual(faultsOf(text, dialect), expected);
  });
}

test("sees a setting in a line that is commented out", () => {
  const kept = ["# KEY=value", "#KEY=value", "  # export KEY = 'value' # why", "# snake_case=1", "# EMPTY="];
  for (const line of kept) {
    const [statement] = readEnv(`${line}\n`, "python-dotenv");
    assert.ok(statement?.kind === "comment" && statement.commentedOut !== undefined, line);
    const { keys, valueStart, valueEnd, value } = statement.commentedOut;
    assert.equal(line.slice(keys[0]?.start, keys[0]?.end), keys[0]?.name);
    assert.equal(line.slice(value?.start, value?.end), line.slice(valueStart, valueEnd));
  }
});

test("sees no setting in prose, even with = in it", () => {
  const prose = ["# set A=1 to win", "# a=b", "# NOTE: this", "# ==== HEAD ====", "#!/bin/sh", "# Use KEY=value", "#"];
  for (const line of prose) {
    const [statement] = readEnv(line, "node");
    assert.ok(statement?.kind === "comment", line);
    assert.equal(statement.commentedOut, undefined, line);
  }
});

test("leaves the line break out of a comment", () => {
  const [statement] = readEnv("  # c\r\n", "compose");
  assert.deepEqual(statement, { kind: "comment", length: 7, start: 2, end: 5, faults: [] });
});
