import assert from "node:assert/strict";
import { test } from "node:test";
import { loaderNames } from "../../../server/src/engine/project/loaders.ts";
import { lookUp, winningFile } from "../../../server/src/engine/project/lookup.ts";
import { Project } from "../../../server/src/engine/project/project.ts";
import { projectInput } from "../../support/checkProject.ts";
import { Random, seedOfRun } from "../../support/random.ts";

test("the file that is told to win is the one that the whole answer names", () => {
  const seed = seedOfRun();
  const random = new Random(seed);
  const winners = new Set<string>();
  for (let round = 0; round < 300; round++) {
    const files = new Map(names.map((name) => [name, randomText(random, name)]));
    files.set("strata.toml", manifest);
    const project = Project.open(projectInput(files, { loader: random.pick(loaderNames) }));
    for (const stack of project.plan.stacks) {
      for (const path of paths) {
        const { winner } = lookUp(project, stack, path);
        const texts = [...files.values()].join("---\n");
        const context = `seed ${seed}, round ${round}, ${stack.name}, ${path.join(".")}\n${texts}`;
        assert.equal(winningFile(project, stack, path), winner?.file, context);
        if (winner !== undefined) winners.add(winner.file);
      }
    }
  }
  assert.deepEqual([...winners].sort(), [...names].sort());
});

const names = ["config.toml", "secrets.toml", "config.a.toml", "config.b.toml", ".env"];

const manifest = `nested-delimiter = "__"
[stacks.two]
layers = ["config.toml", "config.a.toml"]
[stacks.three]
layers = ["config.toml", "secrets.toml", ".env"]
[stacks.tall]
layers = ["config.toml", "secrets.toml", "config.a.toml", "config.b.toml", ".env"]
`;

const paths = [[], ["x"], ["t"], ["t", "y"], ["t", "u"], ["t", "u", "z"], ["l"], ["l", 0], ["l", 0, "y"], ["absent"]];

const tomlLines = [
  "x = 1",
  "t = 3",
  "t.y = 1",
  "t.u.z = 2",
  "t = { y = 2, u = 3 }",
  "l = [1]",
  "l = [{ y = 1 }]",
  "x =",
];
const tables = ["[t]\ny = 1\n", "[t.u]\nz = 1\n", "[[l]]\ny = 2\n", ""];

function randomText(random: Random, name: string): string {
  if (name === ".env") return ["x=1\n", "t__y=2\n", "t__u__z=3\n", "t=4\n"].filter(() => random.chance(0.3)).join("");
  const lines = tomlLines.filter(() => random.chance(0.2)).map((line) => `${line}\n`);
  return lines.join("") + random.pick(tables);
}
