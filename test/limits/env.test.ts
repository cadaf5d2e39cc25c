// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like that in .env files.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dialectNames, readEnv, valuesOf } from "../engine/env/readEnv.ts";

const many = 100_000;
const texts: ReadonlyMap<string, string> = new Map([
  ["5 MB in one value", `A=${"x".repeat(5_000_000)}`],
  ["a name as long as a file", "A".repeat(3 * many)],
  ["many spaces before a value", `A=${" ".repeat(3 * many)}b c`],
  ["a long text behind a quote that is not closed", `A="${"x".repeat(3 * many)}`],
  ["many escaped quotes", `A="${'\\"'.repeat(many)}`],
  ["many quotes", `A=${"'".repeat(3 * many)}`],
  ["many #", `A=b ${"#".repeat(3 * many)}`],
  ["many line breaks", "\n".repeat(many)],
  ["many line breaks behind =", `A= ${"\n".repeat(many)}`],
  ["many quotes that are not closed", "A=\"x\nB='y\n".repeat(many / 4)],
  ["many words in lines of their own", "export\n".repeat(many / 2)],
  ["many keys with one quote each", "'a\n".repeat(many / 2)],
  ["NUL bytes", "\0".repeat(many)],
  ["lone surrogates", "A=\ud800\n\udc00=1\n".repeat(1000)],
  ["a name as long as a file in a comment", `# ${"A".repeat(many)}=1`],
]);

for (const [name, text] of texts) {
  test(`reads ${name} in bounded time`, () => {
    for (const dialect of dialectNames) {
      const start = performance.now();
      readEnv(text, dialect);
      const took = performance.now() - start;
      // A reader that is not linear takes a minute; the limit leaves room for a busy machine.
      assert.ok(took < 3_000, `${dialect} took ${Math.round(took)} ms`);
    }
  });
}

test("reads 50,000 keys, and 100,000 lines in about a second", () => {
  const lines = Array.from({ length: 50_000 }, (_, index) => `# comment ${index}\nKEY_${index}="value ${index}"\n`);
  for (const dialect of ["python-dotenv", "node", "node-env-file"] as const) {
    const start = performance.now();
    assert.equal(valuesOf(lines.join(""), dialect).get("KEY_49999"), "value 49999");
    const took = performance.now() - start;
    assert.ok(took < 4_000, `${dialect} took ${Math.round(took)} ms`);
  }
});

test("names that objects have by themselves touch no object", () => {
  for (const dialect of dialectNames) {
    valuesOf("__proto__=polluted\nconstructor=polluted\nhasOwnProperty=polluted\n", dialect);
    assert.equal(Object.hasOwn(Object.prototype, "polluted"), false);
    assert.equal(typeof {}.hasOwnProperty, "function");
  }
});

test("half a value over several lines leaves the lines below it readable", () => {
  for (const dialect of dialectNames) {
    const values = valuesOf("A='-----BEGIN\nabc\nB=2\nC=3\n", dialect);
    assert.equal(values.get("B"), "2", dialect);
    assert.equal(values.get("C"), "3", dialect);
  }
});
