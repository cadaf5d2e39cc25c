import { test } from "node:test";
import { checkJudging } from "../../support/checkJudging.ts";
import { judgedProjects } from "../../support/judgedProjects.ts";
import { roundsOfRun, seedOfRun } from "../../support/random.ts";

const seed = seedOfRun();

for (const { title, ...project } of judgedProjects) {
  test(`${title}: after every edit the same is said as of files that are opened afresh`, () => {
    checkJudging({ ...project, seed, edits: roundsOfRun(8) });
  });
}
