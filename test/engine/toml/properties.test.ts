import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "smol-toml";
import { type Node, readTree, syntaxProblems, type Tree, tomlLanguage } from "../../../server/src/engine/engine.ts";
import { checkEdits } from "../../support/checkEdits.ts";
import { plainToml, plainValue } from "../../support/plainValue.ts";
import { Random, roundsOfRun, seedOfRun } from "../../support/random.ts";
import { randomToml } from "../../support/tomlText.ts";

const seed = seedOfRun();
const language = tomlLanguage({ version: "1.1" });

function smolToml(text: string): unknown {
  try {
    return plainToml(parse(text, { integersAsBigInt: true }));
  } catch {
    return undefined;
  }
}

test("what smol-toml reads, we read the same; what it refuses, we name a problem of", () => {
  const random = new Random(seed);
  let valid = 0;
  for (let round = 0; round < roundsOfRun(400); round++) {
    const text = randomToml(random, 1 + random.below(14));
    const expected = smolToml(text);
    const tree = readTree(text, language);
    assert.equal(syntaxProblems(tree).length === 0, expected !== undefined, `seed ${seed}, round ${round}:\n${text}`);
    if (expected === undefined) continue;
    valid++;
    assert.deepEqual(plainValue(tree.root), expected, `seed ${seed}, round ${round}:\n${text}`);
  }
  assert.ok(valid > 100, `only ${valid} of the texts were valid`);
});

test("an assignment of one line is read as smol-toml reads it, however plain or strange it looks", () => {
  const random = new Random(seed);
  const keys = ["a", "a.b", '"a"', "'a b'", "1", "-", "a . b"];
  const scalars = [
    ...["0", "-0", "+0", "1", "-1", "+1", "00", "01", "-01", "1_0", "_1", "1_", "0x1f", "1.0", "1e3", "inf", "-nan"],
    ...["999999999999999", "-999999999999999", "9007199254740993", "12345678901234567890", "9223372036854775808"],
    ...["true", "false", "True", "truee", "fals", "tru", "t", "f", "-", "--1", "1-", "1979-05-27", "07:32:00"],
    ...['""', "''", '"a"', "'a'", '"a\\n"', "'a\\n'", '"\\q"', '"a\tb"', '"\u0001"', "'\u007f'", '"\u0085 é 🙂"'],
    ...['"""a"""', "'''a'''", '""""a"""', '"a\'b"', "'a\"b'", '"a', "'", "[]", "[1, 2,]", "[,]", "{ b = 1 }"],
  ];
  const members = ["b", "c", "c.d", '"b"', "__proto__"];
  const ends = ["", " ", " # comment", "# \u0001", " #\u007f", " \r", " x"];
  const value = (depth: number): string => {
    if (depth === 0 || random.chance(0.7)) return random.pick(scalars);
    const names = [random.pick(members), random.pick(members)];
    if (random.chance(0.5))
      return `{ ${names[0]} = ${value(depth - 1)},${names[1]}=${value(depth - 1)}${random.pick(["", " ", ","])}}`;
    return `[${value(depth - 1)},${random.pick(["", " ", "\t"])}${value(depth - 1)}]`;
  };
  for (let round = 0; round < 4000; round++) {
    const text = `${random.pick(keys)} = ${value(2)}${random.pick(ends)}${random.pick(["", "\n", "\r\n"])}`;
    const expected = smolToml(text);
    const tree = readTree(text, language);
    const context = `seed ${seed}, round ${round}: ${JSON.stringify(text)}`;
    assert.equal(syntaxProblems(tree).length === 0, expected !== undefined, context);
    if (expected !== undefined) assert.deepEqual(plainValue(tree.root), expected, context);
  }
});

test("statements tile the text, and spans lie inside their statement and inside each other", () => {
  const random = new Random(seed);
  for (let round = 0; round < roundsOfRun(15); round++) checkSpans(mutated(randomToml(random, 12), random, 3));
});

function checkSpans(text: string): void {
  const tree = readTree(text, language);
  assert.equal(tree.text(), text);
  let end = 0;
  for (const { statement, start } of tree.statements()) {
    assert.equal(start, end);
    assert.ok(statement.length > 0);
    end = start + statement.length;
    for (const fault of statement.faults)
      assert.ok(0 <= fault.start && fault.start <= fault.end && start + fault.end <= text.length);
    if (statement.kind === "assignment" && statement.value !== undefined)
      checkInside(statement.value, 0, statement.length, text);
  }
  assert.equal(end, text.length);
}

function checkInside(node: Node, start: number, end: number, text: string): void {
  assert.ok(start <= node.start && node.start <= node.end && node.end <= end, text);
  if (node.kind === "array") for (const item of node.items) checkInside(item, node.start, node.end, text);
  if (node.kind === "table")
    for (const entry of node.entries.values()) checkInside(entry.value, node.start, node.end, text);
}

function mutated(text: string, random: Random, count: number): string {
  let changed = text;
  for (let done = 0; done < count; done++) changed = mutatedOnce(changed, random);
  return changed;
}

function mutatedOnce(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const typed = random.pick([
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    "=",
    ",",
    "#",
    "\n",
    " ",
    "a",
    "1",
    ".",
    '"""',
    "\\",
    "\r",
    "\0",
  ]);
  return random.chance(0.4)
    ? text.slice(0, at) + text.slice(at + 1 + random.below(3))
    : text.slice(0, at) + typed + text.slice(at);
}

test("one mistake in a file of 300 lines is three problems or fewer in 95 of 100 cases", () => {
  const random = new Random(seed);
  const counts: number[] = [];
  for (let round = 0; round < 60; round++) {
    let text = randomToml(random, 300);
    while (smolToml(text) === undefined) text = repaired(text);
    counts.push(syntaxProblems(readTree(mutatedOnce(text, random), language)).length);
  }
  counts.sort((one, other) => one - other);
  const percentile = counts[Math.floor(counts.length * 0.95)] ?? 0;
  assert.ok(percentile <= 3, `seed ${seed}: the 95th percentile is ${percentile}, the worst ${counts.at(-1)}`);
});

/** Takes the statements out that contradict each other, until the file is valid. */
function repaired(text: string): string {
  const tree = readTree(text, language);
  const wrong = new Set(tree.clashes.map((clash) => clash.statement));
  for (const { statement } of tree.statements()) if (statement.faults.length > 0) wrong.add(statement);
  return [...tree.statements()]
    .filter(({ statement }) => !wrong.has(statement))
    .map(({ statement, start }) => tree.slice(start, start + statement.length))
    .join("");
}

test("editing step by step equals reading afresh", () => {
  checkEdits({ seed, edits: roundsOfRun(60), language, firstText: (random) => randomToml(random, 10) });
});

test("an edit shares every block that it does not touch", () => {
  const text = Array.from({ length: 1000 }, (_, line) => `key_${line} = ${line}\n`).join("");
  const tree: Tree = readTree(text, language);
  const at = text.indexOf("= 500") + 2;
  const edited = checkEdits.once(tree, { start: at, end: at + 1, text: "7" });
  const shared = edited.tree.blocks.filter((block) => tree.blocks.includes(block)).length;
  assert.equal(edited.removed.length, 1);
  assert.equal(tree.blocks.length - shared, 1);
  assert.notEqual(edited.section, undefined);
});
