// Builds the bundles: `npm run build` all of them, `node esbuild.mjs strata` those that are named.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { asModules } from "./scripts/bundle/asModules.mjs";

const common = { bundle: true, logLevel: "warning", metafile: true };
const { version } = JSON.parse(readFileSync(new URL("server/package.json", import.meta.url), "utf8"));

/** dotenv is loaded for its `parse` alone, which needs none of Node's modules; a worker has none. */
const withoutNode = {
  name: "without-node",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    const filter = /^(?:node:)?(?:fs|os|path|url|crypto)$/;
    build.onResolve({ filter }, ({ path, importer }) =>
      /[\\/]dotenv[\\/]/.test(importer) ? { path, namespace: "without-node" } : undefined,
    );
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
    build.onLoad({ filter }, ({ path }) => (unusedParts.test(basename(path)) ? { contents: absent(path) } : undefined));
  },
};

/** A module that exports the same names. @param {string} path */
function absent(path) {
  const names = Array.from(readFileSync(path, "utf8").matchAll(/exports\.(\w+) =/g), ([, name]) => name);
  const part = `class Absent {
    fillClientCapabilities() {} initialize() {} clear() {} getState() { return { kind: "static" }; }
  }`;
  return `${part} export { ${[...new Set(names)].map((name) => `Absent as ${name}`).join(", ")} };`;
}

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
    plugins: [withoutNode, asModules],
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
    plugins: [withoutUnusedParts, asModules],
  },
  // The language server for the extension: over IPC, over the standard streams with --stdio, and in a web worker, where the
  // client reads the files. Only a few lines differ, so one file serves all.
  server: {
    entryPoints: ["server/src/extension/main.ts"],
    outfile: "dist/server.cjs",
    format: "cjs",
    platform: "node",
    conditions: ["node", "browser"],
    target: "node20",
    minify: true,
    plugins: [withoutNode, asModules],
  },
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(bundles);
const unknown = wanted.filter((name) => !(name in bundles));
if (unknown.length > 0) {
  console.error(`There is no bundle ${unknown.join(", ")}. The bundles are: ${Object.keys(bundles).join(", ")}.`);
  process.exit(2);
}
await Promise.all(wanted.map(buildBundle));
console.log(wanted.map((name) => `Built ${bundles[name].outfile}`).join("\n"));

/** What went into a bundle is kept in out/bundles, for whoever wonders about its size, and for the tests. @param {string} name */
async function buildBundle(name) {
  const { metafile } = await build({ ...common, ...bundles[name], absWorkingDir: import.meta.dirname });
  const folder = join(import.meta.dirname, "out", "bundles");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(metafile));
}
