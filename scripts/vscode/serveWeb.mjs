// Serves a VS Code from the npm registry, so that a browser can open it.
import { execFile, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { installWeb } from "./installWeb.mjs";

const startLimit = 60_000;
const stopLimit = 5_000;

/** What every window starts with: nothing that moves, asks, saves by itself or looks for a network. */
const calmSettings = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "workbench.enableExperiments": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** Without the driver the page knows nothing of extensions under development and their tests; with it, it shows no notification. */
const optionsFor = { window: [], tests: ["--enable-smoke-test-driver"] };

/**
 * Starts the server on a free port with an empty data folder of its own.
 * @param {object} options
 * @param {string} [options.version] one of webVersions
 * @param {"window" | "tests"} [options.purpose] a window for people and pictures, or one that runs extension tests
 * @param {Record<string, unknown>} [options.settings] user settings on top of the calm ones
 * @param {string[]} [options.extensions] extensions to install first: .vsix files, or folders with a package.json
 * @returns the server: its origin, addressOf(window) and stop(), which ends all it started and removes its data
 */
export async function serveWeb({ version = "current", purpose = "window", settings = {}, extensions = [] } = {}) {
  const { command, words } = await installWeb(version);
  const dataFolder = await mkdtemp(join(tmpdir(), "strata-vscode-"));
  const userFolder = join(dataFolder, "user");
  const folders = ["--server-data-dir", dataFolder, "--user-data-dir", userFolder];
  let child;
  const endWithUs = () => {
    if (child) endGroup(child, "SIGKILL");
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once("exit", endWithUs);
  const stop = async () => {
    if (child) await end(child);
    process.off("exit", endWithUs);
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await mkdir(join(userFolder, "User"), { recursive: true });
    await writeFile(join(userFolder, "User", "settings.json"), JSON.stringify({ ...calmSettings, ...settings }));
    await linkExtensions(extensions.filter(isFolder), join(dataFolder, "extensions"));
    for (const file of extensions.filter((path) => !isFolder(path))) {
      await promisify(execFile)(command, [...words, "--install-extension", file, ...folders]);
    }
    child = start(command, [...words, ...folders, ...optionsFor[purpose]]);
    const origin = await originOf(child);
    return { origin, addressOf: (window) => addressOf(origin, window), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** An empty server takes every folder it finds for an installed extension, and people see no difference. */
async function linkExtensions(extensions, folder) {
  await mkdir(folder, { recursive: true });
  for (const extension of extensions) {
    const { publisher, name, version } = JSON.parse(await readFile(join(extension, "package.json"), "utf8"));
    await symlink(extension, join(folder, `${publisher}.${name}-${version}`), "junction");
  }
}

function isFolder(extension) {
  return !extension.endsWith(".vsix");
}

function start(command, words) {
  const network = ["--host", "127.0.0.1", "--port", "0", "--without-connection-token"];
  const consent = ["--accept-server-license-terms", "--telemetry-level", "off", "--disable-workspace-trust"];
  // A group of its own, so that the extension hosts and terminals end together with the server.
  return spawn(command, [...words, ...network, ...consent], { detached: true, stdio: ["ignore", "pipe", "pipe"] });
}

/** The server prints its address when it is ready. */
function originOf(child) {
  return new Promise((resolve, reject) => {
    let output = "";
    const fail = (reason) => reject(new Error(`VS Code's server ${reason}. It printed:\n${output}`));
    const limit = setTimeout(() => fail(`did not start in ${startLimit / 1000} s`), startLimit);
    const read = (text) => {
      output += text;
      const port = /Web UI available at http:\/\/[^:\s]+:(\d+)/.exec(output)?.[1];
      if (!port) return;
      clearTimeout(limit);
      // The pipes are still read to their end, or the server would stop when they are full.
      child.stdout.off("data", read).resume();
      child.stderr.off("data", read).resume();
      resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout.setEncoding("utf8").on("data", read);
    child.stderr.setEncoding("utf8").on("data", read);
    child.once("error", (error) => fail(`could not be started (${error.message})`));
    child.once("exit", (code) => {
      clearTimeout(limit);
      fail(`ended with code ${code}`);
    });
  });
}

/**
 * @param {string} origin
 * @param {{workspace: string, extension?: string, tests?: string}} window absolute paths: a folder or a .code-workspace file,
 *   the folder of an extension under development, and a module with run()
 */
function addressOf(origin, { workspace, extension, tests }) {
  const remote = (path) => `vscode-remote://${new URL(origin).host}${path}`;
  const payload = [];
  if (extension) payload.push(["extensionDevelopmentPath", remote(extension)]);
  if (tests) payload.push(["extensionTestsPath", remote(tests)]);
  const address = new URL(origin);
  address.searchParams.set(workspace.endsWith(".code-workspace") ? "workspace" : "folder", workspace);
  if (payload.length > 0) address.searchParams.set("payload", JSON.stringify(payload));
  return address.href;
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return endGroup(child, "SIGKILL");
  const ended = new Promise((resolve) => child.once("exit", resolve));
  endGroup(child, "SIGTERM");
  await Promise.race([ended, sleep(stopLimit, undefined, { ref: false })]);
  endGroup(child, "SIGKILL");
}

function endGroup(child, signal) {
  if (!child.pid) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group has ended already.
  }
}
