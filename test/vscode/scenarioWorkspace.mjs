import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copyWorkspace } from "../../scripts/vscode/copyWorkspace.mjs";
import { projectFolder } from "../../scripts/vscode/projectFolder.mjs";

/**
 * Copies the folders that the scenarios work in, with an example among them.
 * @returns {Promise<{workspace: string, remove: () => Promise<void>}>} workspace: the file that opens all of them
 */
export async function scenarioWorkspace() {
  const copy = await copyWorkspace(join(projectFolder, "test", "vscode", "workspaces"));
  const example = join(projectFolder, "examples", "integr8scode-toml", "backend");
  await cp(example, join(copy.folder, "backend"), { recursive: true });
  // This makes a folder a repository, and git refuses to keep one within its own.
  await mkdir(join(copy.folder, "app", ".git"));
  await writeFile(join(copy.folder, "app", ".git", "HEAD"), "ref: refs/heads/main\n");
  return { workspace: join(copy.folder, "scenarios.code-workspace"), remove: copy.remove };
}
