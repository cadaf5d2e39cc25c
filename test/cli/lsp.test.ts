import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { commandFile, newFolder } from "./command.ts";

function framed(message: object): string {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

test("strata lsp answers an editor over the standard streams, and ends when it is told to", async () => {
  const child = spawn(process.execPath, [commandFile, "lsp", "--stdio"], { cwd: newFolder(), stdio: "pipe" });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
    // An editor ends the server when it has the answer to its last request.
    if (out.includes('"id":2')) child.stdin.write(framed({ method: "exit" }));
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const ended = new Promise((done) => child.on("close", done));
  child.stdin.write(
    framed({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } }),
  );
  child.stdin.write(framed({ method: "initialized", params: {} }));
  child.stdin.write(framed({ id: 2, method: "shutdown" }));
  assert.equal(await ended, 0);
  assert.match(out, /"id":1,"result":\{"capabilities"/);
  assert.match(out, /"id":2,"result":null/);
  assert.equal(err, "");
});
