import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "../../scripts/vscode/projectFolder.mjs";

/** VS Code runs the scenarios in the host of the extension whose folder they lie in: theirs is this one. */
export const webExtensionFolder = join(projectFolder, "out", "test", "vscode", "web-extension");

/** What an extension never reads; node_modules would only slow down whoever walks the folder. */
const leftOut = new Set(["package.json", "node_modules", "out", ".git", ".vscode-test"]);

/**
 * Makes an extension that has only its "browser" entry. VS Code prefers the "main" entry wherever there is a Node, and so never
 * starts the browser's one in the extension host of the browser.
 * @param {string} extension the folder of the extension, whose files are linked into webExtensionFolder
 */
export async function asWebExtension(extension) {
  const { main: _, ...manifest } = JSON.parse(await readFile(join(extension, "package.json"), "utf8"));
  if (!manifest.browser) throw new Error(`The extension in ${extension} has no "browser" entry.`);
  await rm(webExtensionFolder, { recursive: true, force: true });
  await mkdir(webExtensionFolder, { recursive: true });
  await writeFile(join(webExtensionFolder, "package.json"), JSON.stringify(manifest));
  for (const name of await readdir(extension)) {
    if (!leftOut.has(name)) await symlink(join(extension, name), join(webExtensionFolder, name), "junction");
  }
}
