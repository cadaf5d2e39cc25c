// `npm run screenshots`: takes the pictures of the README and of the walkthrough again. They come from the scenarios that a
// person goes through in a window, so what they show is what the tests have seen.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectFolder } from "./vscode/projectFolder.mjs";

const themed = ["hover", "squiggle-hover", "effective"];
const pictures = [
  ...themed.flatMap((name) => ["dark", "light"].map((theme) => [`${name}-${theme}`, `images/readme/${name}-${theme}`])),
  ["hover-dark", "walkthrough/hover"],
  ["squiggle-hover-dark", "walkthrough/problems"],
  ["effective-document-dark", "walkthrough/effective"],
  ["view", "walkthrough/manifest"],
];

const words = [join("test", "run.mjs"), "vscode/window", "-t", "a person (rests|types a wrong|shows the|expands)"];
const { status } = spawnSync(process.execPath, words, { cwd: projectFolder, stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);
for (const [name, target] of pictures) {
  const file = join(projectFolder, `${target}.png`);
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(join(projectFolder, "out", "screenshots", `${name}.png`), file);
  console.log(`${target}.png`);
}
