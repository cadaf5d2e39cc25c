import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { before, test } from "node:test";

before(() => {
  const built = spawnSync(process.execPath, ["esbuild.mjs", "client", "server", "strata"], { encoding: "utf8" });
  assert.equal(built.status, 0, built.stderr);
});

/**
 * The most that each bundle may weigh, in bytes: a little more than it does. Whoever needs more should know what for, and look at
 * out/bundles first.
 */
const limits: Readonly<Record<string, number>> = {
  "dist/client.js": 226_000,
  "dist/server.cjs": 495_000,
  "dist/strata.cjs": 912_000,
};

for (const [file, limit] of Object.entries(limits)) {
  test(`${file} keeps to its ${limit} bytes`, () => {
    const { size } = statSync(file);
    assert.ok(size <= limit, `${size} bytes`);
    assert.ok(size > limit * 0.95, `${size} bytes: the limit can come down`);
  });
}

/** The command holds the server too. */
const ofServer = [
  "dotenv",
  "smol-toml",
  "vscode-jsonrpc",
  "vscode-languageserver-protocol",
  "vscode-languageserver-types",
  "zod",
];

/** What of each bundle comes from whom. A package that is not named here is not to be in it. */
const packagesOf: Readonly<Record<string, readonly string[]>> = {
  client: [
    "vscode-jsonrpc",
    "vscode-languageclient",
    "vscode-languageserver-protocol",
    "vscode-languageserver-textdocument",
    "vscode-languageserver-types",
  ],
  server: ofServer,
  strata: ofServer,
};

for (const [name, packages] of Object.entries(packagesOf)) {
  test(`the bundle ${name} holds these packages and no other`, () => {
    const found = inputsOf(name).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
    assert.deepEqual([...new Set(found)].sort(), packages);
  });

  test(`the bundle ${name} has nothing of zod but what zod/mini needs`, () => {
    const wrong = inputsOf(name).filter((path) => /zod\/v3|zod\/v4\/(?:classic\/|locales\/(?!index))/.test(path));
    assert.deepEqual(wrong, []);
  });
}

test("the server has the schemas that ship as files beside it, not in its code", () => {
  assert.deepEqual(
    inputsOf("server").filter((path) => path.startsWith("schemas/")),
    [],
  );
});

/** The modules that have left something in a bundle. */
function inputsOf(name: string): string[] {
  const { outputs } = JSON.parse(readFileSync(`out/bundles/${name}.json`, "utf8")) as Metafile;
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
}

interface Metafile {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, { bytesInOutput: number }>> }>>;
}
