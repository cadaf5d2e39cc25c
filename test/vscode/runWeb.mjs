// Runs the scenarios of test/vscode in the VS Code from the npm registry, driven through a Chromium.
//
//   node test/vscode/runWeb.mjs                     the current version
//   node test/vscode/runWeb.mjs oldest              the oldest supported one
//   node test/vscode/runWeb.mjs current web         in the browser's extension host, where only the "browser" entry runs
//   node test/vscode/runWeb.mjs current -t "hover"  only the scenarios whose name contains "hover"
import { endOnSignals } from "../../scripts/vscode/endOnSignals.mjs";
import { launchChromium } from "../../scripts/vscode/launchChromium.mjs";
import { projectFolder } from "../../scripts/vscode/projectFolder.mjs";
import { serveWeb } from "../../scripts/vscode/serveWeb.mjs";
import { asWebExtension, webExtensionFolder } from "./asWebExtension.mjs";
import { buildSuite } from "./buildSuite.mjs";
import { readReports } from "./readReports.mjs";
import { scenarioWorkspace } from "./scenarioWorkspace.mjs";

/** Generous: the whole suite takes a small part of it, and a machine may be slow. */
const runLimit = 10 * 60_000;

/**
 * @param {object} [options]
 * @param {string} [options.version] "current" or "oldest"
 * @param {"node" | "web"} [options.host] the extension host to run in
 * @param {string} [options.filter] a part of the names of the scenarios to run
 * @param {string} [options.extension] the folder of the extension under test
 * @returns {Promise<{passed: number, failed: number}>}
 */
export async function runWeb({ version = "current", host = "node", filter = "", extension = projectFolder } = {}) {
  const reports = readReports(`VS Code from the npm registry (${version}, ${host})`);
  const undo = [];
  try {
    if (host === "web") await asWebExtension(extension);
    const tests = await buildSuite(host, filter);
    const copy = await scenarioWorkspace();
    undo.push(copy.remove);
    const server = await serveWeb({ version, purpose: "tests" });
    undo.push(server.stop);
    const browser = await launchChromium();
    undo.push(() => browser.close());
    const address = server.addressOf({
      workspace: copy.workspace,
      extension: host === "web" ? webExtensionFolder : extension,
      tests,
    });
    const code = await exitCodeOf(await browser.newPage(), address, reports.readLine);
    return reports.verdict(code === 0 ? undefined : `VS Code ended with code ${code}.`);
  } catch (error) {
    return reports.verdict(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

/** The page calls codeAutomationLog with the console of the extension host, and codeAutomationExit with the verdict. */
function exitCodeOf(page, address, readLine) {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(
      () => reject(new Error(`The scenarios did not end in ${runLimit / 60_000} minutes.`)),
      runLimit,
    );
    const end = (settle) => (value) => {
      clearTimeout(limit);
      settle(value);
    };
    page.on("crash", () => end(reject)(new Error("The page with VS Code crashed.")));
    page.on("close", () => end(reject)(new Error("The page with VS Code was closed.")));
    const open = async () => {
      await page.exposeFunction("codeAutomationLog", (_type, words) => readLine(words.map(textOf).join(" ")));
      await page.exposeFunction("codeAutomationExit", end(resolve));
      await page.goto(address);
    };
    open().catch(end(reject));
  });
}

function textOf(word) {
  return typeof word === "string" ? word : JSON.stringify(word);
}

if (process.argv[1]?.endsWith("runWeb.mjs")) {
  endOnSignals();
  const words = process.argv.slice(2);
  const at = words.indexOf("-t");
  const filter = at < 0 ? "" : (words[at + 1] ?? "");
  const [version = "current", host = "node"] = at < 0 ? words : words.slice(0, at);
  const { failed } = await runWeb({ version, host, filter });
  process.exitCode = failed > 0 ? 1 : 0;
}
