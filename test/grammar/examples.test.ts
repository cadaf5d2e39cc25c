import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { colour } from "./checkColours.ts";

const files = readdirSync("examples", { recursive: true, encoding: "utf8" }).map((path) => join("examples", path));

for (const path of files.filter((path) => path.endsWith(".toml"))) {
  test(`${path} is coloured without a mistake`, async () => {
    const lines = await colour("source.toml.strata", readFileSync(path, "utf8"));
    assert.deepEqual(uncoloured(lines), []);
    assert.deepEqual(
      lines.filter(({ scopes }) => scopes.flat().some((scope) => scope.startsWith("invalid"))).map(({ text }) => text),
      [],
    );
  });
}

for (const path of files.filter((path) => basename(path).startsWith(".env"))) {
  test(`${path} is coloured without a gap`, async () => {
    assert.deepEqual(uncoloured(await colour("source.env.strata", readFileSync(path, "utf8"))), []);
  });
}

/** The words that no rule of the grammar knows. */
function uncoloured(lines: Awaited<ReturnType<typeof colour>>): string[] {
  return lines
    .filter(({ text, scopes }) => scopes.some((each, index) => each.length === 0 && /\S/.test(text.charAt(index))))
    .map(({ text }) => text);
}
