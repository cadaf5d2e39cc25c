import { existsSync, readFileSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { downloadAndUnzipVSCode, SilentReporter } from "@vscode/test-electron";
import { projectFolder } from "./projectFolder.mjs";

/** Where the program lies, seen from the script that people call as `code`. */
const programsBesideScript = ["../code", "../Code.exe", "../../../../MacOS/Electron", "../../../../MacOS/Code"];
const applications = ["/Applications/Visual Studio Code.app/Contents/MacOS/Electron"];

/** The desktop VS Code that is installed on this machine, or undefined. */
export function installedDesktop() {
  const names = process.platform === "win32" ? ["code.cmd"] : ["code"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const scripts = names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .filter((path) => existsSync(path));
  const programs = scripts.flatMap((script) =>
    programsBesideScript.map((path) => join(dirname(realpathSync(script)), path)),
  );
  return [...programs, ...applications].find((path) => existsSync(path));
}

/**
 * Downloads a desktop VS Code into .vscode-test, once.
 * @param {string} version "stable" or a number such as "1.93.0"
 * @returns {Promise<string>} the program
 */
export function downloadDesktop(version) {
  return downloadAndUnzipVSCode({
    version,
    cachePath: join(projectFolder, ".vscode-test"),
    reporter: new SilentReporter(),
  });
}

/** The oldest version that package.json promises to work with. */
export function oldestVersion() {
  const manifest = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8"));
  return (manifest.engines.vscode ?? "").replace(/^\D+/, "");
}
