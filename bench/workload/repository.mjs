// A repository of many projects, ten files each: the settings, the schema, a base, secrets and six workers.

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sectionLines } from "./configText.mjs";
import { sections, settingsSchema } from "./settings.mjs";

export const filesInProject = 10;
const workers = ["orders", "billing", "search", "mail", "reports", "webhooks"];

const stacks = `schema = "config.schema.json"

[stacks.default]
layers = ["config.toml", "secrets.toml?"]

[stacks."{worker}"]
layers = ["config.toml", "secrets.toml?", "config.{worker}.toml"]
`;

/** Writes the repository once; a folder that is already there is taken as it is.
 * @param {string} folder @param {number} projectCount */
export function writeRepository(folder, projectCount) {
  if (existsSync(join(folder, "project-0000"))) return;
  writeFileSync(join(folder, ".gitignore"), "secrets.toml\n");
  const schema = JSON.stringify(settingsSchema(), undefined, 2);
  for (let index = 0; index < projectCount; index++) {
    const project = join(folder, `project-${String(index).padStart(4, "0")}`);
    mkdirSync(project);
    writeFileSync(join(project, "strata.toml"), stacks);
    writeFileSync(join(project, "config.schema.json"), schema);
    writeFileSync(join(project, "config.toml"), baseText(index));
    writeFileSync(join(project, "secrets.toml"), '[database]\nurl = "postgres://user:pass@db.example.org/orders"\n');
    for (const worker of workers) writeFileSync(join(project, `config.${worker}.toml`), workerText(worker, index));
  }
}

/** One project in ten has a wrong value, as a real repository would.
 * @param {number} index */
function baseText(index) {
  const text = Object.entries(sections)
    .flatMap(([name, settings]) => sectionLines(name, settings))
    .join("\n");
  return index % 10 === 0 ? text.replace("port = 8080", 'port = "eighty"') : text;
}

/** @param {string} worker @param {number} index */
function workerText(worker, index) {
  return `[queue]\nconsumer_group = "${worker}"\nmax_poll_records = ${600 + index}\n\n[tracing]\nservice_name = "${worker}"\n`;
}
