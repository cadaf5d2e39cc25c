import assert from "node:assert/strict";
import { test } from "node:test";
import { envDialects } from "../../../server/src/engine/syntax/env/envDialects.ts";
import { envLanguage } from "../../../server/src/engine/syntax/env/envLanguage.ts";
import { envReader } from "../../../server/src/engine/syntax/env/envReader.ts";
import type { Statement } from "../../../server/src/engine/syntax/statement.ts";
import { checkEdits } from "../../support/checkEdits.ts";
import { Random, roundsOfRun, seedOfRun } from "../../support/random.ts";
import { envPieces, randomText } from "./randomText.ts";
import { cursorOf, dialectNames, readEnv } from "./readEnv.ts";

for (const dialect of dialectNames) {
  test(`${dialect}: statements follow each other without a gap, and all that is in them lies inside`, () => {
    const seed = seedOfRun();
    const random = new Random(seed);
    for (let round = 0; round < roundsOfRun(50); round++) {
      const text = randomText(random, envPieces, 20);
      const statements = readEnv(text, dialect);
      const because = `seed ${seed}: ${JSON.stringify(text)}`;
      assert.equal(
        statements.reduce((length, statement) => length + statement.length, 0),
        text.length,
        because,
      );
      for (const statement of statements) checkPlaces(statement, because);
    }
  });

  test(`${dialect}: a part of a file reads as the same lines of the whole file do, or asks for more`, () => {
    const seed = seedOfRun();
    const random = new Random(seed);
    for (let round = 0; round < roundsOfRun(50); round++) checkWindow(random, dialect, seed);
  });

  test(`${dialect}: reading after each of many edits gives what reading afresh gives`, () => {
    const firstText = (random: Random) => randomText(random, envPieces, 60);
    checkEdits({ seed: seedOfRun(), edits: roundsOfRun(20), language: envLanguage(dialect), firstText });
  });
}

function checkPlaces(statement: Statement, because: string): void {
  const inside = (start: number, end: number) =>
    assert.ok(start >= 0 && start <= end && end <= statement.length, because);
  assert.ok(statement.length > 0, because);
  assert.ok(statement.faults.length <= 1, because);
  for (const fault of statement.faults) inside(fault.start, fault.end);
  if (statement.kind === "comment" || statement.kind === "garbage") inside(statement.start, statement.end);
  const assignment = statement.kind === "comment" ? statement.commentedOut : statement;
  if (assignment?.kind !== "assignment") return;
  const [key] = assignment.keys;
  assert.ok(key !== undefined && assignment.keys.length === 1, because);
  inside(key.start, key.end);
  inside(assignment.valueStart, assignment.valueEnd);
  assert.ok(assignment.equals < statement.length && assignment.comment < statement.length, because);
  assert.ok(key.end <= (assignment.equals < 0 ? assignment.valueStart : assignment.equals), because);
  if (assignment.value !== undefined) inside(assignment.value.start, assignment.value.end);
}

/** Reads from some statement of a text to the end of some line behind it. */
function checkWindow(random: Random, dialect: (typeof dialectNames)[number], seed: number): void {
  const text = randomText(random, envPieces, 24);
  const reader = envReader(envDialects[dialect]);
  const whole = cursorOf(text);
  const lineEnd = text.indexOf("\n", random.below(text.length)) + 1;
  while (whole.offset < lineEnd) {
    const start = whole.offset;
    whole.reach = 0;
    const expected = reader(whole);
    const part = { ...cursorOf(text.slice(start, lineEnd)), atFileStart: start === 0 };
    const statement = reader(part);
    const because = `seed ${seed}, from ${start} to ${lineEnd}: ${JSON.stringify(text)}`;
    if (!part.starved) assert.deepEqual(statement, expected, because);
    const isReachInside = Math.max(whole.reach, whole.offset) <= lineEnd;
    if (isReachInside) assert.deepEqual(statement, expected, because);
  }
}
