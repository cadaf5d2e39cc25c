// Runs the scenarios of test/vscode in a desktop VS Code.
//
//   node test/vscode/runDesktop.mjs                   the latest stable version, downloaded, or else the installed one
//   node test/vscode/runDesktop.mjs oldest            the oldest version that package.json promises to work with
//   node test/vscode/runDesktop.mjs stable -t "hover" only the scenarios whose name contains "hover"
import { spawn } from "node:child_process";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { endOnSignals } from "../../scripts/vscode/endOnSignals.mjs";
import { downloadDesktop, installedDesktop, oldestVersion } from "../../scripts/vscode/findDesktop.mjs";
import { projectFolder } from "../../scripts/vscode/projectFolder.mjs";
import { buildSuite } from "./buildSuite.mjs";
import { readReports } from "./readReports.mjs";
import { scenarioWorkspace } from "./scenarioWorkspace.mjs";

const runLimit = 10 * 60_000;

/**
 * @param {object} [options]
 * @param {string} [options.version] "stable" or "oldest"
 * @param {string} [options.filter] a part of the names of the scenarios to run
 * @param {string} [options.extension] the folder of the extension under test
 * @returns {Promise<{passed: number, failed: number}>}
 */
export async function runDesktop({ version = "stable", filter = "", extension = projectFolder } = {}) {
  const reports = readReports(`VS Code on the desktop (${version})`);
  const undo = [];
  try {
    const program = await findProgram(version);
    const tests = await buildSuite("node", filter);
    const copy = await scenarioWorkspace();
    undo.push(copy.remove);
    const userFolder = await mkdtemp(join(await realpath(tmpdir()), "strata-desktop-"));
    undo.push(() => rm(userFolder, { recursive: true, force: true, maxRetries: 5 }));
    const words = wordsFor({ workspace: copy.workspace, extension, tests, userFolder });
    const code = await exitCodeOf(program, words, reports.readLine);
    return reports.verdict(code === 0 ? undefined : `VS Code ended with code ${code}.`);
  } catch (error) {
    return reports.verdict(error instanceof Error ? error.message : String(error));
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

async function findProgram(version) {
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error("The desktop VS Code needs a display. Run this under xvfb-run.");
  }
  try {
    return await downloadDesktop(version === "oldest" ? oldestVersion() : version);
  } catch (error) {
    const installed = version === "stable" ? installedDesktop() : undefined;
    if (installed) return installed;
    throw new Error(`VS Code could neither be downloaded (${error.message}) nor found on this machine.`);
  }
}

function wordsFor({ workspace, extension, tests, userFolder }) {
  return [
    workspace,
    `--extensionDevelopmentPath=${extension}`,
    `--extensionTestsPath=${tests}`,
    `--user-data-dir=${join(userFolder, "user")}`,
    `--extensions-dir=${join(userFolder, "extensions")}`,
    "--disable-extensions",
    "--disable-workspace-trust",
    "--disable-updates",
    "--skip-welcome",
    "--skip-release-notes",
    "--no-sandbox",
    "--disable-gpu",
  ];
}

function exitCodeOf(program, words, readLine) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
    });
    const end = () => endWithChildren(child);
    const limit = setTimeout(() => {
      end();
      reject(new Error(`The scenarios did not end in ${runLimit / 60_000} minutes.`));
    }, runLimit);
    process.once("exit", end);
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on("line", readLine);
    child.once("error", reject);
    child.once("close", (code) => {
      clearTimeout(limit);
      process.off("exit", end);
      resolve(code);
    });
  });
}

function endWithChildren(child) {
  try {
    if (process.platform === "win32") child.kill();
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

if (process.argv[1]?.endsWith("runDesktop.mjs")) {
  endOnSignals();
  const words = process.argv.slice(2);
  const at = words.indexOf("-t");
  const filter = at < 0 ? "" : (words[at + 1] ?? "");
  const [version = "stable"] = at < 0 ? words : words.slice(0, at);
  const { failed } = await runDesktop({ version, filter });
  process.exitCode = failed > 0 ? 1 : 0;
}
