import { join } from "node:path";
import { build } from "esbuild";
import { projectFolder } from "../../scripts/vscode/projectFolder.mjs";
import { webExtensionFolder } from "./asWebExtension.mjs";

const scenarios = join(projectFolder, "test", "vscode");

/** A worker has none of Node's modules. */
const inBrowser = {
  platform: "browser",
  target: "es2022",
  external: ["vscode", "node:child_process"],
  alias: { "node:assert/strict": join(scenarios, "harness", "assertInBrowser.ts") },
};

/**
 * Bundles the scenarios into one module with run(), and answers its path.
 * @param {"node" | "web"} host where the module will run: in Node, or in a browser's worker
 * @param {string} filter a part of the names of the scenarios to run
 */
export async function buildSuite(host, filter) {
  const outfile =
    host === "web"
      ? join(webExtensionFolder, "scenarios.js")
      : join(projectFolder, "out", "test", "vscode", "index.cjs");
  await build({
    entryPoints: [join(scenarios, "index.ts")],
    outfile,
    bundle: true,
    format: "cjs",
    external: ["vscode"],
    sourcemap: "inline",
    logLevel: "warning",
    define: { SCENARIO_FILTER: JSON.stringify(filter) },
    ...(host === "web" ? inBrowser : { platform: "node", target: "node20" }),
  });
  return outfile;
}
