// Brings a whole VS Code (its server and its web workbench) from the npm registry, where no desktop VS Code can be downloaded.
//
//   node scripts/vscode/installWeb.mjs            the current version
//   node scripts/vscode/installWeb.mjs oldest     the oldest version that package.json's engines.vscode promises
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectFolder } from "./projectFolder.mjs";

const scriptFolder = join(projectFolder, "scripts", "vscode");
const webFolder = join(projectFolder, ".vscode-test", "web");
const logWriter = join(scriptFolder, "spdlogStandIn.cjs");

/** Each VS Code runs on the Node it was built for, whatever Node runs this script. */
const packagesOf = {
  current: { "code-server": "4.139.1", [nodePackage()]: "24.21.0" },
  oldest: { "code-server": "4.93.1", [nodePackage()]: "20.20.2" },
};

export const webVersions = Object.keys(packagesOf);

/**
 * Installs the version unless it is there, and answers how to start it.
 * @param {string} version one of webVersions
 * @returns {Promise<{command: string, words: string[]}>} the Node binary, and the words before the server's options
 */
export async function installWeb(version) {
  const packages = packagesOf[version];
  if (!packages) throw new Error(`There is no version "${version}". The versions are: ${webVersions.join(", ")}.`);
  const folder = join(webFolder, version);
  const wanted = JSON.stringify({ packages, logWriter: await readFile(logWriter, "utf8") });
  if ((await markOf(folder)) !== wanted) await installAfresh(folder, packages, wanted);
  const starter = version === "oldest" ? [join(scriptFolder, "startOldServer.cjs")] : [];
  return {
    command: join(folder, "node_modules", nodePackage(), "bin", process.platform === "win32" ? "node.exe" : "node"),
    words: [...starter, join(workbenchOf(folder), "out", "server-main.js")],
  };
}

/** The mark is written last and the folder renamed after it, so that an interrupted install is never taken for a whole one. */
async function installAfresh(folder, packages, mark) {
  const started = Date.now();
  console.log(`Installing VS Code from the npm registry (${Object.entries(packages).map((pair) => pair.join("@"))}) …`);
  const unfinished = `${folder}.${process.pid}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  try {
    await writeFile(join(unfinished, "package.json"), JSON.stringify({ private: true, dependencies: packages }));
    await install(unfinished, []);
    await install(workbenchOf(unfinished), ["--omit=dev"]);
    await copyFile(logWriter, join(workbenchOf(unfinished), "node_modules", "@vscode", "spdlog", "index.js"));
    await writeFile(markFile(unfinished), mark);
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/**
 * Install scripts would compile native parts that the server does without; leaving them out also keeps foreign code from running.
 * VS Code depends on betas whose peer ranges npm would refuse (a beta is below its own release), hence the legacy peer rule.
 */
async function install(folder, words) {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const quiet = ["--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", "--loglevel=error"];
  await promisify(execFile)(npm, ["install", ...quiet, ...words], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
  });
}

async function markOf(folder) {
  return existsSync(markFile(folder)) ? readFile(markFile(folder), "utf8") : undefined;
}

function markFile(folder) {
  return join(folder, "installed.json");
}

function workbenchOf(folder) {
  return join(folder, "node_modules", "code-server", "lib", "vscode");
}

function nodePackage() {
  return `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
}

if (process.argv[1]?.endsWith("installWeb.mjs")) {
  await installWeb(process.argv[2] ?? "current");
}
