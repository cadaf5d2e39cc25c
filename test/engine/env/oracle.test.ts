// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like that in .env files.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseEnv } from "node:util";
import { parse } from "dotenv";
import { Random, roundsOfRun, seedOfRun } from "../../support/random.ts";
import { envPieces, randomText } from "./randomText.ts";
import { sorted, valuesOf } from "./readEnv.ts";

const rounds = roundsOfRun(500);

test("the node and next dialects read any text as the dotenv package does", () => {
  const seed = seedOfRun();
  const random = new Random(seed);
  for (let round = 0; round < rounds; round++) {
    const text = randomText(random, envPieces, 14);
    const expected = sorted(Object.entries(parse(text)));
    const because = `seed ${seed}: ${JSON.stringify(text)}`;
    assert.deepEqual(sorted(valuesOf(text, "node")), expected, because);
    assert.deepEqual(sorted(valuesOf(text, "next")), expected, because);
  }
});

test("the node-env-file and vite dialects read as util.parseEnv does", () => {
  const seed = seedOfRun();
  const random = new Random(seed);
  const major = Number(process.versions.node.split(".")[0]);
  // Node 20 glues a broken line to the key below it; what every Node reads alike has no broken lines.
  const next = major >= 22 ? anyText : soundText;
  for (let round = 0; round < rounds; round++) {
    const text = next(random);
    if (text === undefined) continue;
    const expected = sorted(Object.entries(parseEnv(text)).filter(([name]) => !name.startsWith("#")));
    const because = `seed ${seed}: ${JSON.stringify(text)}`;
    assert.deepEqual(sorted(valuesOf(text, "node-env-file")), expected, because);
    assert.deepEqual(sorted(valuesOf(text, "vite")), expected, because);
  }
});

/**
 * Text without what is ours to decide: an indented comment with `=` in it, which `parseEnv` takes for a variable in some
 * places and not in others; a line without a key; a carriage return in the middle of a word; what is no text in UTF-8.
 */
function anyText(random: Random): string | undefined {
  const text = randomText(random, envPieces, 14);
  const isOurs = /(?:^|\n)[ \t\r]*=|(?:^|\n)[ \t\r]+#|export[ \t\r]+#|export\r|[\0\ud800]|__proto__/.test(text);
  return isOurs ? undefined : text;
}

function soundText(random: Random): string {
  let text = "";
  for (let count = random.below(8) + 1; count > 0; count--) text += random.pick(soundLines)(random);
  return text;
}

const inside = [..."ab1 .:/${}=\\$@é-_", "\\n", "\\t", "  "];

const soundLines: readonly ((random: Random) => string)[] = [
  (random) => `${keyOf(random)}=${randomText(random, inside, 8).trim()}x\n`,
  (random) => `${keyOf(random)}=${randomText(random, inside, 8).trim()}x#${randomText(random, inside, 4)}\n`,
  (random) => `${keyOf(random)}=\n`,
  (random) => `${keyOf(random)} = "${randomText(random, [...inside, "#", "'", "\n"], 8)}" # why\n`,
  (random) => `${keyOf(random)}='${randomText(random, [...inside, "#", '"', "\n"], 8)}'\n`,
  (random) => `${keyOf(random)}=\`${randomText(random, [...inside, "#", "'", "\n"], 8)}\`\r\n`,
  (random) => `export ${keyOf(random)}=${randomText(random, inside, 5).trim()}x\n`,
  (random) => `# ${randomText(random, inside, 8)}\n`,
  () => "\n",
];

function keyOf(random: Random): string {
  return randomText(random, [..."ABC_abc1.-"], 4);
}
