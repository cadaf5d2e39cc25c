// Builds the test suites with esbuild and runs each in one process of Node's own test runner.
//
//   npm test                         every suite
//   npm test -- engine cli           these suites
//   npm test -- engine -t "header"   only the tests whose name contains "header"
//
// Ends with the line "N passed, N failed".
import { execFileSync, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const testFolder = dirname(fileURLToPath(import.meta.url));
const outFolder = join(testFolder, "..", "out", "test");

/** The order in which a broken project is told first where it is broken: small and pure suites before large ones. */
const suites = [
  "house",
  "engine",
  "limits",
  "conformance",
  "grammar",
  "client",
  "lsp",
  "cli",
  "package",
  "soak",
  "editors",
];
/** Runs of the scenarios in a real VS Code: on Node in the current and the oldest supported version, and in a browser's worker. */
const scenarioRuns = {
  vscode: { version: "current" },
  "vscode/oldest": { version: "oldest" },
  "vscode/web": { version: "current", host: "web" },
};
/** The same VS Code in a window, as a person uses it; and in one where the package is installed. */
const vscodeSuites = [...Object.keys(scenarioRuns), "vscode/window", "vscode/installed"];
const longSuites = ["long"];
const allSuites = [...suites, ...vscodeSuites, ...longSuites];

const { names, filter } = readArguments(process.argv.slice(2));
const totals = { passed: 0, failed: 0 };
for (const name of names) {
  if (name in scenarioRuns) {
    await runInVsCode(scenarioRuns[name]);
    continue;
  }
  await buildSuite(name, testFilesOf(name));
  await runSuite(name);
}
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;

function readArguments(words) {
  const at = words.indexOf("-t");
  const filter = at < 0 ? undefined : words[at + 1];
  const names = at < 0 ? words : words.slice(0, at);
  for (const name of names) {
    if (allSuites.includes(name)) continue;
    console.error(`There is no suite "${name}". The suites are: ${allSuites.join(", ")}.`);
    process.exit(2);
  }
  return { names: names.length > 0 ? names : [...suites, ...vscodeSuites], filter };
}

function testFilesOf(suite) {
  const folder = join(testFolder, suite);
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith(".test.ts"))
    .sort()
    .map((path) => join(folder, path));
}

async function buildSuite(name, files) {
  await build({
    stdin: { contents: files.map((file) => `import ${JSON.stringify(file)};`).join("\n"), resolveDir: testFolder },
    outfile: join(outFolder, `${name}.mjs`),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    logLevel: "warning",
  });
}

/** Node prints its counts as "# pass 12" and "# fail 0"; they are added up over the suites. */
function runSuite(name) {
  console.log(`\n== ${name}`);
  const words = ["--enable-source-maps", "--test", "--test-reporter=spec"];
  if (filter) words.push("--test-name-pattern", filter);
  const child = spawn(process.execPath, [...words, join(outFolder, `${name}.mjs`)], {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: join(testFolder, ".."),
    env: environmentOf(name),
  });
  let output = "";
  child.stdout.setEncoding("utf8");
  child.stdout.on("data", (text) => {
    output += text;
    process.stdout.write(text);
  });
  return new Promise((done) => {
    child.on("close", (code) => {
      const passed = Number(output.match(/^ℹ pass (\d+)/m)?.[1] ?? 0);
      const failed = Number(output.match(/^ℹ fail (\d+)/m)?.[1] ?? 0);
      totals.passed += passed;
      totals.failed += failed > 0 || code === 0 ? failed : 1;
      done();
    });
  });
}

/** The engine's suite says the same every time; the long one makes more of its random tests. */
function environmentOf(name) {
  if (name === "engine") return { SEED: "1", ...process.env };
  return name === "long" ? { ...process.env, LONG: "1" } : process.env;
}

/** A VS Code that cannot be had is a failure that says what to install, never a suite that is passed over. */
async function runInVsCode(run) {
  execFileSync(process.execPath, ["esbuild.mjs"], { cwd: join(testFolder, ".."), stdio: "ignore" });
  const { runWeb } = await import("./vscode/runWeb.mjs");
  const counts = await runWeb({ ...run, filter: filter ?? "" });
  totals.passed += counts.passed;
  totals.failed += counts.failed;
}
