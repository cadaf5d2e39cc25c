import { join } from "node:path";
import { runProcess } from "../runProcess.mjs";
import { strataCommand } from "../servers.mjs";
import { filesInProject, writeRepository } from "../workload/repository.mjs";

/** @type {Record<string, string[]>} */
const commands = {
  strata: [process.execPath, strataCommand, "check", ".", "--format", "json"],
  "smol-toml": [process.execPath, join(import.meta.dirname, "..", "repositoryReader.mjs"), "."],
};

/** The whole command, from its start to its end, over a repository of 1,000 projects (100 in a quick run).
 * @type {import("./measure.mjs").Measure} */
export const repository = {
  name: "repository",
  title: "`strata check` on a repository of 1,000 projects, 10,000 files",
  unit: "wall: ms; peak: MB; files: as the command itself counts them",
  columns: ["wall", "peak", "files"],
  servers: ["strata", "smol-toml"],
  cases: [{ name: "10,000 files" }],
  run: async (context) => {
    const projectCount = Math.round(1000 * context.effort);
    writeRepository(context.folder, projectCount);
    const { folder } = context;
    const ended = await runProcess(commands[context.server.name], { folder, timeLimit: 120000 });
    if (ended.exitCode !== 0 && ended.exitCode !== 1) throw new Error(`exit code ${ended.exitCode}`);
    const answer = JSON.parse(ended.output);
    return {
      wall: ended.milliseconds,
      peak: ended.peak,
      files: answer.files ?? answer.summary.files,
      expected: projectCount * filesInProject,
    };
  },
};
