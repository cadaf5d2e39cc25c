// Taplo's language server speaks through callbacks, since it is WebAssembly; this puts it behind stdin and stdout.

import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";

// The package is CommonJS inside an ES module wrapper, which only `require` reads rightly.
const { TaploLsp } = createRequire(import.meta.url)("@taplo/lsp");

// Taplo fetches a catalogue of schemas at the start; like Tombi it is measured off line.
globalThis.fetch = () => Promise.reject(new Error("off line"));

/** @type {import("@taplo/core").Environment} */
const environment = {
  now: () => new Date(),
  envVar: (name) => process.env[name],
  envVars: () => Object.entries(process.env).map(([name, value]) => [name, value ?? ""]),
  stdErrAtty: () => false,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  glob: () => [],
  readFile: (path) => readFile(path),
  writeFile: (path, bytes) => writeFile(path, bytes),
  urlToFilePath: (url) => fileURLToPath(url),
  isAbsolute: (path) => isAbsolute(path),
  cwd: () => process.cwd(),
  findConfigFile: (from) => [".taplo.toml", "taplo.toml"].map((name) => join(from, name)).find(existsSync),
};

const server = await TaploLsp.initialize(environment, { onMessage: write });
let buffer = Buffer.alloc(0);
process.stdin.on("data", (chunk) => {
  buffer = Buffer.concat([buffer, chunk]);
  for (let message = take(); message !== undefined; message = take()) receive(message);
});
process.stdin.on("end", () => process.exit(0));

/** @param {string} text */
function receive(text) {
  const message = JSON.parse(text);
  if (message.method === "exit") process.exit(0);
  server.send(message);
}

/** @param {import("@taplo/lsp").RpcMessage} message */
function write(message) {
  const body = Buffer.from(JSON.stringify(message));
  process.stdout.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
}

/** The next whole message, or nothing when more bytes must come. */
function take() {
  const end = buffer.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const length = Number(/content-length: *(\d+)/i.exec(buffer.toString("latin1", 0, end))?.[1] ?? 0);
  if (buffer.length < end + 4 + length) return undefined;
  const text = buffer.toString("utf8", end + 4, end + 4 + length);
  buffer = buffer.subarray(end + 4 + length);
  return text;
}
