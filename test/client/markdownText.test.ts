import assert from "node:assert/strict";
import { test } from "node:test";
import { markdownCode, markdownText } from "../../client/src/common/markdownText.ts";

const texts = [
  ["plain words", "plain words"],
  ["[click](command:x)", "\\[click\\]\\(command:x\\)"],
  ["<img src=x> & *this*", "&lt;img src=x\\> &amp; \\*this\\*"],
  ["one\n\n# two", "one \\# two"],
] as const;

for (const [text, expected] of texts) {
  test(`${JSON.stringify(text)} is shown as it is`, () => assert.equal(markdownText(text), expected));
}

test("code may hold backticks", () => {
  assert.equal(markdownCode("a"), "`a`");
  assert.equal(markdownCode("a``b`c"), "``` a``b`c ```");
});
