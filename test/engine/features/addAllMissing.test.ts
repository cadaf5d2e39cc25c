import assert from "node:assert/strict";
import { test } from "node:test";
import { fixesAt, type Judgement, problemsOf } from "../../../server/src/engine/engine.ts";
import { judgeFiles, type ProjectSetting } from "../../support/checkProject.ts";
import { judgedProjects } from "../../support/judgedProjects.ts";
import { Random, roundsOfRun, seedOfRun } from "../../support/random.ts";
import { applyChanges } from "./checkFix.ts";

function missingIn(judgement: Judgement): readonly string[] {
  return [...judgement.project.files.keys()].flatMap((name) =>
    problemsOf(judgement, name)
      .filter(({ code }) => code === "missing-key")
      .map(({ message }) => `${name}: ${message}`),
  );
}

/** Applies the fix that adds all missing settings, and checks that none is missing afterwards; answers whether there was one. */
function checkAddAll(files: ReadonlyMap<string, string>, setting: ProjectSetting, because: string): boolean {
  const judgement = judgeFiles(files, setting);
  for (const [name, text] of files) {
    const fix = fixesAt(judgement, name, { start: 0, end: text.length }).find(({ title }) => /^Add all/.test(title));
    if (fix === undefined) continue;
    const changed = applyChanges(files, fix.changes(), setting);
    assert.deepEqual(
      missingIn(judgeFiles(changed, setting)),
      [],
      `${because}\n${drawn(files)}\nbecame\n${drawn(changed)}`,
    );
    return true;
  }
  return false;
}

function drawn(files: ReadonlyMap<string, string>): string {
  return [...files].map(([name, text]) => `--- ${name}\n${text}`).join("\n");
}

/** Which file is a base must not be guessed from its few settings, as it would be another one afterwards. */
const manifest = `
[stacks.default]
layers = ["config.toml", "secrets.toml?"]
[stacks."{worker}"]
layers = ["config.toml", "secrets.toml?", "config.{worker}.toml"]
`;

for (const { title, files, setting } of judgedProjects) {
  test(`${title}: nothing is missing after all missing settings were added`, () => {
    const seed = seedOfRun();
    const random = new Random(seed);
    let count = 0;
    for (let round = 0; round < roundsOfRun(8); round++) {
      const all = files.has("config.toml") ? new Map([...files, ["strata.toml", manifest]]) : files;
      const thinned = new Map(
        [...all].map(([name, text]) => [
          name,
          text
            .split("\n")
            .filter((line) => name === "strata.toml" || !line.includes("=") || random.chance(0.5))
            .join("\n"),
        ]),
      );
      if (checkAddAll(thinned, setting, `seed ${seed}, round ${round}`)) count++;
    }
    assert.ok(count > 0, `${count}`);
  });
}
