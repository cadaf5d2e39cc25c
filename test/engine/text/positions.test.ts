import assert from "node:assert/strict";
import { test } from "node:test";
import { LineMap, readTree, tomlLanguage, withEdit } from "../../../server/src/engine/engine.ts";
import { Random, seedOfRun } from "../../support/random.ts";
import { randomToml } from "../../support/tomlText.ts";

const language = tomlLanguage({ version: "1.1" });

test("lines end at a line feed, at both marks together, and at a lone carriage return", () => {
  const map = new LineMap("a\nb\r\nc\rd");
  assert.equal(map.lineCount, 4);
  assert.deepEqual(map.positionAt(2), { line: 1, column: 0 });
  assert.deepEqual(map.positionAt(5), { line: 2, column: 0 });
  assert.deepEqual(map.positionAt(7), { line: 3, column: 0 });
});

test("columns count UTF-16 units, and one past the end of a line means its end", () => {
  const map = new LineMap('a = "𝒳"\r\nb');
  assert.deepEqual(map.positionAt(7), { line: 0, column: 7 });
  assert.equal(map.offsetAt({ line: 0, column: 99 }), 8);
  assert.equal(map.offsetAt({ line: 9, column: 0 }), 11);
  assert.equal(map.offsetAt({ line: -1, column: 0 }), 0);
});

test("a tree answers for places as a line map of its text does, also after edits", () => {
  const random = new Random(seedOfRun());
  for (let round = 0; round < 40; round++) {
    const before = randomToml(random, 90).replace(/\n/g, () => (random.chance(0.05) ? "\r\n" : "\n"));
    const at = random.below(before.length);
    const tree = withEdit(readTree(before, language), { start: at, end: at, text: "\r\nx\r" }).tree;
    const map = new LineMap(tree.text());
    for (let probe = 0; probe < 50; probe++) {
      const offset = random.below(tree.length + 1);
      const position = map.positionAt(offset);
      assert.deepEqual(tree.positionAt(offset), position);
      assert.equal(tree.offsetAt(position), map.offsetAt(position));
      const end = offset + random.below(200);
      assert.equal(tree.slice(offset, end), tree.text().slice(offset, end));
    }
  }
});

test("the statement at an offset is the one around it", () => {
  const text = "a = 1\n[t]\nb = 2\n# end";
  const tree = readTree(text, language);
  assert.deepEqual(
    [0, 5, 6, 10, 15, 16, text.length].map((offset) => tree.statementAt(offset)?.statement.kind),
    ["assignment", "assignment", "header", "assignment", "assignment", "comment", "comment"],
  );
});
