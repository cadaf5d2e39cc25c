import { test } from "node:test";
import { type Language, tomlLanguage } from "../../server/src/engine/engine.ts";
import { envLanguage } from "../../server/src/engine/syntax/env/envLanguage.ts";
import { envPieces, randomText } from "../engine/env/randomText.ts";
import { dialectNames } from "../engine/env/readEnv.ts";
import { checkEdits } from "../support/checkEdits.ts";
import { type Random, seedOfRun } from "../support/random.ts";
import { randomToml } from "../support/tomlText.ts";

const seed = seedOfRun();
console.log(`The seed of this run is ${seed}; SEED=${seed} repeats it.`);

const edits = 100_000;

function checkLanguage(name: string, language: Language, firstText: (random: Random) => string): void {
  test(`${name}: 100,000 random edits, step by step as read afresh`, () => {
    checkEdits({ seed, edits, language, firstText });
  });
}

for (const version of ["1.0", "1.1"] as const) {
  checkLanguage(`TOML ${version}`, tomlLanguage({ version }), (random) => randomToml(random, 8));
}
for (const dialect of dialectNames) {
  checkLanguage(`.env read by ${dialect}`, envLanguage(dialect), (random) => randomText(random, envPieces, 40));
}
