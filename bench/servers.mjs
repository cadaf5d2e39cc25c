// The servers that are compared, one row each. `isSyntax` tells a server's syntax problems from its other ones.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * @typedef {import("./lspClient.mjs").Diagnostic} Diagnostic
 * @typedef {object} Server
 * @property {string} name
 * @property {string} title what exactly runs, for the report
 * @property {boolean} canned whether it answers without reading, so that its answers are not looked at
 * @property {import("./lspClient.mjs").Launch} launch
 * @property {string | undefined} missing why it cannot run here
 * @property {(diagnostic: Diagnostic) => boolean} isSyntax
 */

const here = import.meta.dirname;
const requireHere = createRequire(import.meta.url);

/** @param {string} floorBundle where the bundled floor lies @returns {Server[]} */
export function createServers(floorBundle) {
  return [strata(), tombi(), taplo(), floor(floorBundle), reader()];
}

/** The built command of this checkout. */
export const strataCommand = join(here, "..", "dist", "strata.cjs");

/** @returns {Server} */
function strata() {
  return {
    name: "strata",
    title: "Strata: `strata lsp --stdio`, that is `node dist/strata.cjs lsp --stdio`",
    canned: false,
    launch: { command: process.execPath, args: [strataCommand, "lsp", "--stdio"] },
    missing: existsSync(strataCommand) ? undefined : "not built: there is no dist/strata.cjs (`npm run build`)",
    isSyntax: (diagnostic) => diagnostic.code === "syntax-error",
  };
}

/** Tombi's own package is a Node script that starts this binary: measured is the binary, without what the script costs.
 * @returns {Server} */
function tombi() {
  const name = `@tombi-toml/cli-${process.platform}-${process.arch}`;
  const binary = resolve(`${name}/tombi`);
  return {
    name: "tombi",
    title: `Tombi ${versionOf(name)}: the native binary of its npm package, \`tombi lsp --offline\``,
    canned: false,
    launch: { command: binary ?? "tombi", args: ["lsp", "--offline"] },
    missing: binary ? undefined : "not installed: run `npm ci` in bench/",
    isSyntax: ({ code }) => /^(expected|invalid|forbidden|parse|missing-array)-/.test(String(code)),
  };
}

/** @returns {Server} */
function taplo() {
  return {
    name: "taplo",
    title: `Taplo: WebAssembly of @taplo/lsp ${versionOf("@taplo/lsp")} behind bench/taploServer.mjs`,
    canned: false,
    launch: {
      command: process.execPath,
      args: [join(here, "taploServer.mjs")],
      environment: { RUST_LOG: "error" },
    },
    missing: resolve("@taplo/lsp") ? undefined : "not installed: run `npm ci` in bench/",
    isSyntax: (diagnostic) => /^(expected|unexpected|invalid)/.test(diagnostic.message),
  };
}

/** @param {string} bundle @returns {Server} */
function floor(bundle) {
  return {
    name: "floor",
    title: `Floor: vscode-languageserver ${versionOf("vscode-languageserver")}, bundled, with one canned answer`,
    canned: true,
    launch: { command: process.execPath, args: [bundle, "--stdio"] },
    missing: undefined,
    isSyntax: () => false,
  };
}

/** No server: the library that reads the files of the repository measure.
 * @returns {Server} */
function reader() {
  return {
    name: "smol-toml",
    title: `smol-toml ${versionOf("smol-toml")} alone, which only reads: bench/repositoryReader.mjs`,
    canned: true,
    launch: { command: process.execPath, args: [join(here, "repositoryReader.mjs")] },
    missing: resolve("smol-toml") ? undefined : "not installed: run `npm ci` in bench/",
    isSyntax: () => false,
  };
}

/** @param {string} name */
function resolve(name) {
  try {
    return requireHere.resolve(name);
  } catch {
    return undefined;
  }
}

/** @param {string} name */
function versionOf(name) {
  const path = join(here, "node_modules", name, "package.json");
  return existsSync(path) ? requireHere(path).version : "(not installed)";
}
