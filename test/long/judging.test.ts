import assert from "node:assert/strict";
import { test } from "node:test";
import { problemsOf } from "../../server/src/engine/engine.ts";
import { checkJudging } from "../support/checkJudging.ts";
import { judgeFiles } from "../support/checkProject.ts";
import { judgedProjects } from "../support/judgedProjects.ts";
import { seedOfRun } from "../support/random.ts";

const seed = seedOfRun();

for (const { title, ...project } of judgedProjects) {
  test(`${title}: 4,000 edits, each judged as if the files were opened afresh`, () => {
    checkJudging({ ...project, seed, edits: 4000 });
  });
}

for (const count of [25_000, 100_000]) {
  test(`a layer of ${count} settings over another takes time in proportion`, () => {
    const lines = Array.from({ length: count }, (_, index) => `SETTING_${index} = ${index % 100}`);
    const files = new Map([
      ["config.toml", lines.join("\n")],
      ["secrets.toml", lines.join("\n")],
    ]);
    const properties = Object.fromEntries(
      lines.slice(0, 300).map((_, index) => [`SETTING_${index}`, { type: "integer" }]),
    );
    const before = process.cpuUsage();
    const judgement = judgeFiles(files, { schema: { type: "object", properties }, loader: "pydantic" });
    assert.equal(problemsOf(judgement, "secrets.toml").length, count);
    const seconds = process.cpuUsage(before).user / 1_000_000;
    assert.ok(seconds < count / 5000, `${seconds} s`);
  });
}
