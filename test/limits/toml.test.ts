import assert from "node:assert/strict";
import { test } from "node:test";
import { readTree, syntaxProblems, tomlLanguage, withEdit } from "../../server/src/engine/engine.ts";

const language = tomlLanguage({ version: "1.0" });

/** In milliseconds of processor time: generous for a slow machine and still far below what anything but linear work would take. */
const patience = 4000;

function checkAnswers(name: string, text: string): void {
  test(`${name}: an answer in bounded time`, () => {
    const before = process.cpuUsage();
    const tree = readTree(text, language);
    syntaxProblems(tree);
    withEdit(tree, { start: Math.floor(text.length / 2), end: Math.floor(text.length / 2), text: "x" });
    const { user } = process.cpuUsage(before);
    assert.ok(user / 1000 < patience, `${user / 1000} ms of processor time`);
    assert.equal(tree.length, text.length);
  });
}

const million = 1_000_000;
checkAnswers("5 MB of one line of one key", "k".repeat(5 * million));
checkAnswers("5 MB of one text", `a = "${"x".repeat(5 * million)}"`);
checkAnswers("5 MB of one text that is not closed", `a = "${"\\n".repeat(2.5 * million)}`);
checkAnswers("5 MB of one quoted key", `"${"x".repeat(5 * million)}" = 1`);
checkAnswers("5 MB of a list in one line", `a = [${"1, ".repeat(1.6 * million)}]`);
checkAnswers(
  "an inline table of 200,000 entries in one line",
  `a = {${Array.from({ length: 200_000 }, (_, index) => `k${index} = 1`).join(", ")}}`,
);
checkAnswers("100,000 opening brackets", `a = ${"[".repeat(100_000)}`);
checkAnswers("100,000 nested lists", `a = ${"[".repeat(100_000)}${"]".repeat(100_000)}`);
checkAnswers("20,000 opening braces over as many lines", `a = ${"{\nb = ".repeat(20_000)}`);
checkAnswers("a key of 100,000 parts", `${"a.".repeat(100_000)}a = 1`);
checkAnswers("50,000 keys", Array.from({ length: 50_000 }, (_, index) => `key_${index} = ${index}`).join("\n"));
checkAnswers(
  "50,000 headers of 8 parts",
  Array.from({ length: 50_000 }, (_, index) => `[a.b.c.d.e.f.g.h${index}]`).join("\n"),
);
checkAnswers("50,000 items of an array of tables", "[[item]]\nname = 1\n".repeat(50_000));
checkAnswers("50,000 opened multi-line texts", 'k = """\n'.repeat(50_000));
checkAnswers("50,000 opened multi-line texts of two kinds", `k = """\nl = '''\n`.repeat(25_000));
checkAnswers("a multi-line text of a million escapes", `a = """${"\\\\".repeat(million)}"""`);
checkAnswers("10,000 multi-line texts without an escape", 'k = """\ntext\n"""\n'.repeat(10_000));
checkAnswers("50,000 opened lists", "k = [1,\n".repeat(50_000));
checkAnswers("half a multi-line text over 50,000 lines", `k = """\n${"text\n".repeat(50_000)}`);
checkAnswers("200,000 lines of prose", "this is no toml at all\n".repeat(200_000));
checkAnswers("200,000 blank lines in a list", `a = [\n${"\n# a comment\n".repeat(100_000)}`);
checkAnswers("NUL bytes", "a = 1\0\n\0\0\0\nb\0 = 2\n".repeat(1000));
checkAnswers("lone surrogates", 'a = "\ud800"\n\udfff = 2\n# \ud83d\n'.repeat(1000));

test("keys named __proto__ and constructor are ordinary keys, and no prototype is touched", () => {
  const text =
    "__proto__ = 1\nconstructor = 2\n[a.__proto__]\npolluted = true\n[b]\nx = { __proto__ = { polluted = true } }\n";
  const tree = readTree(text, language);
  assert.deepEqual(syntaxProblems(tree), []);
  assert.deepEqual([...tree.root.entries.keys()].sort(), ["__proto__", "a", "b", "constructor"]);
  assert.equal(Object.hasOwn(Object.prototype, "polluted"), false);
});

test("a byte order mark, both kinds of line ends and a missing last line end are kept", () => {
  const tree = readTree("\uFEFFa = 1\r\nb = 2\n\tc = 3", language);
  assert.deepEqual(syntaxProblems(tree), []);
  assert.deepEqual([...tree.root.entries.keys()], ["a", "b", "c"]);
  assert.deepEqual(tree.positionAt(tree.length), { line: 2, column: 6 });
});
