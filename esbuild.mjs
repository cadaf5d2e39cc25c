// Builds the bundles: `npm run build` all of them, `node esbuild.mjs strata` those that are named.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { build } from "esbuild";

const common = { bundle: true, logLevel: "warning" };
const { version } = JSON.parse(readFileSync(new URL("server/package.json", import.meta.url), "utf8"));

/** dotenv is loaded for its `parse` alone, which needs none of Node's modules. */
const withoutNode = {
  name: "without-node",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    const filter = /^(?:node:)?(?:fs|os|path|url|crypto)$/;
    build.onResolve({ filter }, ({ path }) => ({ path, namespace: "without-node" }));
    build.onLoad({ filter: /./, namespace: "without-node" }, () => ({ contents: "module.exports = {};" }));
  },
};

/** What the client library offers and our server does not: each part registers itself, so an empty one takes its place. */
const unusedParts =
  /^(?:notebook|callHierarchy|typeHierarchy|semanticTokens|inlineValue|inlineCompletion|linkedEditingRange|diagnostic|colorProvider|implementation|typeDefinition|declaration|textDocumentContent|formatting|signatureHelp|fileOperations|progress)\.js$/;
const withoutUnusedParts = {
  name: "without-unused-parts",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    const filter = /[\\/]vscode-languageclient[\\/]lib[\\/]common[\\/]\w+\.js$/;
    const contents = `class Absent {
      fillClientCapabilities() {} initialize() {} clear() {} getState() { return { kind: "static" }; }
    }
    module.exports = new Proxy({}, { get: () => Absent });`;
    build.onLoad({ filter }, ({ path }) => (unusedParts.test(basename(path)) ? { contents } : undefined));
  },
};

/** @type {Record<string, import("esbuild").BuildOptions>} */
const bundles = {
  engine: {
    entryPoints: ["server/src/engine/engine.ts"],
    outfile: "dist/engine.mjs",
    format: "esm",
    platform: "node",
    target: "es2022",
    sourcemap: true,
  },
  // The command, with all that it needs in one file. Names are kept, so that the places of a fault can be read.
  strata: {
    entryPoints: ["server/src/cli/main.ts"],
    outfile: "dist/strata.cjs",
    format: "cjs",
    platform: "node",
    target: "node20",
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: "#!/usr/bin/env node" },
    define: { STRATA_VERSION: JSON.stringify(version) },
  },
  // The VS Code extension. One file for both extension hosts, Node's and the browser's, as only a few lines differ.
  client: {
    entryPoints: ["client/src/extension.ts"],
    outfile: "dist/client.js",
    format: "cjs",
    platform: "browser",
    target: "es2022",
    mainFields: ["module", "main"],
    external: ["vscode", "node:*"],
    minify: true,
    plugins: [withoutUnusedParts],
  },
  // The language server for the extension: over IPC, or over the standard streams with --stdio.
  server: {
    entryPoints: ["server/src/node/startServer.ts"],
    outfile: "dist/server.cjs",
    format: "cjs",
    platform: "node",
    target: "node20",
    minify: true,
  },
  // The same in a web worker, where the client reads the files.
  serverWorker: {
    entryPoints: ["server/src/browser/main.ts"],
    outfile: "dist/serverWorker.js",
    format: "iife",
    platform: "browser",
    target: "es2022",
    minify: true,
    plugins: [withoutNode],
  },
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(bundles);
const unknown = wanted.filter((name) => !(name in bundles));
if (unknown.length > 0) {
  console.error(`There is no bundle ${unknown.join(", ")}. The bundles are: ${Object.keys(bundles).join(", ")}.`);
  process.exit(2);
}
await Promise.all(wanted.map((name) => build({ ...common, ...bundles[name], absWorkingDir: import.meta.dirname })));
console.log(wanted.map((name) => `Built ${bundles[name].outfile}`).join("\n"));
