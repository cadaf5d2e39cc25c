import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

const folder = mkdtempSync(join(tmpdir(), "strata-loading-"));
after(() => rmSync(folder, { recursive: true }));

before(() => {
  const built = spawnSync(process.execPath, ["esbuild.mjs", "server", "strata"], { encoding: "utf8" });
  assert.equal(built.status, 0, built.stderr);
  writeFileSync(join(folder, "config.toml"), "port = 1\n");
});

interface Loaded {
  /** Our modules and those of packages that were evaluated, as paths in the repository; of the command's bundle alone. */
  readonly modules: readonly string[];
  /** The modules of Node that were asked for. */
  readonly builtins: readonly string[];
}

/**
 * Runs a bundle, with its input open as long as it runs, and looks what V8 has evaluated of it: the functions that hold its
 * modules bear their paths.
 */
async function run(bundle: string, words: readonly string[], input = ""): Promise<Loaded> {
  const coverage = mkdtempSync(join(folder, "coverage-"));
  const asked = join(coverage, "asked.txt");
  const hook = join(folder, "hook.cjs");
  writeFileSync(hook, hookText);
  const child = spawn(process.execPath, ["--require", hook, bundle, ...words], {
    stdio: ["pipe", "ignore", "inherit"],
    env: { ...process.env, NODE_V8_COVERAGE: coverage, ASKED: asked },
  });
  child.stdin.write(input);
  assert.deepEqual(await once(child, "exit"), [0, null]);
  return {
    modules: modulesIn(coverage, bundle),
    builtins: readFileSync(asked, "utf8").split("\n").filter(Boolean).sort(),
  };
}

function modulesIn(coverage: string, bundle: string): string[] {
  const files = readdirSync(coverage).filter((name) => name.endsWith(".json"));
  const scripts = files.flatMap((name) => (JSON.parse(readFileSync(join(coverage, name), "utf8")) as Coverage).result);
  const functions = scripts.filter(({ url }) => url.endsWith(bundle)).flatMap((script) => script.functions);
  const called = functions.filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0).map(({ functionName }) => functionName);
  return called.filter((name) => /\.(?:[cm]?[jt]s|json)$/.test(name));
}

const hookText = `
const Module = require("node:module");
const { writeFileSync } = require("node:fs");
const load = Module._load;
const asked = new Set();
Module._load = function (name, ...rest) {
  if (Module.isBuiltin(name)) asked.add(name.replace(/^node:/, ""));
  return load.call(this, name, ...rest);
};
process.on("exit", () => writeFileSync(process.env.ASKED, [...asked].join("\\n")));
`;

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly functionName: string;
      readonly ranges: readonly { readonly count: number }[];
    }[];
  }[];
}

/** What a client says that comes, opens nothing, and goes. */
const visit = [
  { id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } },
  { method: "initialized", params: {} },
  { id: 2, method: "shutdown" },
  { method: "exit" },
]
  .map((message) => JSON.stringify({ jsonrpc: "2.0", ...message }))
  .map((body) => `Content-Length: ${body.length}\r\n\r\n${body}`)
  .join("");

function below({ modules }: Loaded, ...folders: readonly string[]): string[] {
  return modules.filter((module) => folders.some((start) => module.startsWith(start)));
}

test("`strata --version` evaluates nothing but the words of the command line", async () => {
  const loaded = await run("dist/strata.cjs", ["--version"]);
  assert.deepEqual(loaded.modules, ["server/src/node/failure.ts", "server/src/cli/suggestion.ts"]);
  assert.deepEqual(loaded.builtins, []);
});

test("`strata check` evaluates nothing of the language server, of the protocol or of the other commands", async () => {
  const loaded = await run("dist/strata.cjs", ["check", folder]);
  assert.ok(below(loaded, "server/src/engine/checks/").length > 10);
  assert.deepEqual(below(loaded, "server/src/lsp/", "server/src/protocol/", "node_modules/vscode-"), []);
  assert.deepEqual(below(loaded, "server/src/cli/commands/"), ["server/src/cli/commands/check.ts"]);
});

test("`strata lsp` evaluates nothing of the other commands, and no schema that nobody named", async () => {
  const loaded = await run("dist/strata.cjs", ["lsp", "--stdio"], visit);
  assert.ok(below(loaded, "server/src/lsp/").length > 10);
  assert.deepEqual(below(loaded, "server/src/cli/commands/"), ["server/src/cli/commands/lsp.ts"]);
  assert.deepEqual(below(loaded, "server/src/cli/reports/", "schemas/", "server/src/node/readProject.ts"), []);
});

test("the language server asks Node for no more than it needs", async () => {
  const needed = ["buffer", "fs/promises", "path", "url", "util"];
  assert.deepEqual((await run("dist/server.cjs", ["--stdio"], visit)).builtins, needed);
});
