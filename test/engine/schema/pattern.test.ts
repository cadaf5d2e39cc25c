import assert from "node:assert/strict";
import { test } from "node:test";
import { Pattern } from "../../../server/src/engine/schema/pattern/pattern.ts";
import { Random, roundsOfRun, seedOfRun } from "../../support/random.ts";

test("a pattern that makes other engines hang answers within 50 ms", () => {
  const hostile = [
    "(a+)+$",
    "^(a|a)*$",
    "^(a|aa)+$",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "(.*)*x",
    "(?=(a+)+$)b|(?!(a*)*b)c",
  ];
  for (const source of hostile) {
    const pattern = compiled(source);
    const text = `${"a".repeat(50_000)}!`;
    // The best of a few counts, in time of the processor: other processes may take it away meanwhile.
    const durations = Array.from({ length: 4 }, () => {
      const start = process.cpuUsage();
      assert.equal(pattern.matches(text), false, source);
      return process.cpuUsage(start).user / 1000;
    });
    assert.ok(Math.min(...durations) < 50, `${source} took ${durations.join(", ")} ms`);
  }
});

test("a pattern that would need too much work is left unjudged", () => {
  const pattern = compiled(`(${"(a?b?c?d?e?)*".repeat(300)})*x`);
  assert.equal(pattern.matches("abcde".repeat(20_000)), undefined);
});

test("a pattern is found anywhere in a text, by characters and not by code units", () => {
  const table: readonly (readonly [source: string, text: string, isFound: boolean])[] = [
    ["b", "abc", true],
    ["^b", "abc", false],
    ["^🐲*$", "🐲🐲", true],
    ["^.$", "🐲", true],
    ["^.{2}$", "🐲", false],
    ["^[^a]$", "🐲", true],
    ["^\\u{1F432}$", "🐲", true],
    ["^\\uD83D\\uDC32$", "🐲", true],
    ["^\\p{Lu}\\p{Script=Greek}+$", "Aβγ", true],
    ["^\\P{L}$", "1", true],
    ["\\bport\\b", "the port is", true],
    ["\\bport\\b", "transport", false],
    ["^(?=.*[A-Z])(?=.*\\d).{8,}$", "abcdefG8", true],
    ["^(?=.*[A-Z])(?=.*\\d).{8,}$", "abcdefg8", false],
    ["^(?!.*\\.\\.)[a-z.]+$", "a.b", true],
    ["^(?!.*\\.\\.)[a-z.]+$", "a..b", false],
    ["(?<=@)example", "me@example", true],
    ["(?<!@)example", "me@example", false],
    ["^[\\w\\-\\.]+\\_\\-$", "a-b.c_-", true],
    ["^a{2,3}$", "aaaa", false],
    ["^(?:ab|cd){2}$", "abcd", true],
    ["^\\x41\\cA\\t\\0$", "A\u0001\t\0", true],
    ["^{}$", "{}", true],
    ["^a.b$", "a\nb", false],
    ["^(?<year>\\d{4})-(?P<month>\\d\\d)$", "2026-11", true],
    ["", "", true],
  ];
  for (const [source, text, isFound] of table)
    assert.equal(compiled(source).matches(text), isFound, `${source} in ${text}`);
});

test("what is no pattern, or none that can be judged, says why", () => {
  const table: readonly (readonly [source: string, kind: string, detail: string])[] = [
    ["(a", "invalid", "a group that is never closed"],
    ["a)", "invalid", "a `)` that closes nothing"],
    ["[a", "invalid", "a `[` that is never closed"],
    ["*a", "invalid", "a quantifier behind nothing"],
    ["a**", "invalid", "two quantifiers in a row"],
    ["^+", "invalid", "a quantifier behind nothing that could be repeated"],
    ["a{3,2}", "invalid", "a quantifier whose bounds are the wrong way round"],
    ["[z-a]", "invalid", "a range whose ends are the wrong way round"],
    ["\\a", "invalid", "an escape that means nothing: `\\a`"],
    ["\\p{Nonsense}", "invalid", "an escape that means nothing: `\\p`"],
    ["(?i)a", "invalid", "a kind of group that is not known: `(?i`"],
    ["(a)\\1", "unjudgeable", "a reference back to what a group matched"],
    ["((a{1000}){1000}){1000}", "unjudgeable", "its counts make it too large"],
    ["(".repeat(5000), "unjudgeable", "its groups are nested too deeply"],
    ["a".repeat(50_000), "unjudgeable", "it is too long"],
  ];
  for (const [source, kind, detail] of table) {
    assert.deepEqual(Pattern.compile(source), { kind, detail }, source.slice(0, 40));
  }
});

test("random patterns match what JavaScript's own engine matches", () => {
  const seed = seedOfRun();
  const random = new Random(seed);
  for (let round = 0; round < roundsOfRun(200); round++) {
    const source = randomPattern(random, random.below(5));
    const expected = nativePattern(source);
    if (expected === undefined) continue;
    const pattern = compiled(source);
    for (let trial = 0; trial < 5; trial++) {
      const text = Array.from({ length: random.below(8) }, () =>
        random.pick(["a", "b", "1", " ", "é", "\n", "_"]),
      ).join("");
      assert.equal(pattern.matches(text), expected.test(text), `seed ${seed}: ${source} in ${JSON.stringify(text)}`);
    }
  }
});

function randomPattern(random: Random, depth: number): string {
  if (depth === 0) {
    const atoms = [
      "a",
      "b",
      ".",
      "\\d",
      "\\w",
      "\\s",
      "\\b",
      "\\B",
      "^",
      "$",
      "[ab]",
      "[^a]",
      "[a-c\\d]",
      "é",
      "\\p{L}",
      "1",
    ];
    return random.pick(atoms);
  }
  const inner = randomPattern(random, depth - 1);
  const shapes = [
    () => inner + randomPattern(random, depth - 1),
    () => `${inner}|${randomPattern(random, depth - 1)}`,
    () => `(${inner})${random.pick(["*", "+", "?", "{2}", "{1,3}", "{0,2}", "{2,}", "*?", "+?"])}`,
    () => `(?:${inner})`,
    () => `(?=${inner})`,
    () => `(?!${inner})`,
    () => `(?<=${inner})`,
    () => `(?<!${inner})`,
  ];
  return random.pick(shapes)();
}

function nativePattern(source: string): RegExp | undefined {
  try {
    return new RegExp(source, "u");
  } catch {
    return undefined;
  }
}

function compiled(source: string): Pattern {
  const pattern = Pattern.compile(source);
  assert.ok(pattern instanceof Pattern, `${source}: ${JSON.stringify(pattern)}`);
  return pattern;
}
