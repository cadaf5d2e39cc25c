import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClientCapabilities, InlayHint } from "vscode-languageserver-protocol";
import { at, type LspClient, usualCapabilities, withClient } from "../support/lspClient.ts";
import { uriOf } from "../support/memoryHost.ts";

const config = "/home/project/config.toml";
const web = "/home/project/config.web.toml";
const files = { [config]: "A = 1\nB = 2\nC = 3\n", [web]: "A = 2\n" };
const capabilities: ClientCapabilities = {
  ...usualCapabilities,
  workspace: {
    ...usualCapabilities.workspace,
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
};
const manifest = "/home/project/strata.toml";
const layered = '[stacks.web]\nlayers = ["config.toml", "config.web.toml"]\n';

/** A client that shows the hints and the lenses of the base. */
async function withShownHints(run: (client: LspClient) => Promise<void>): Promise<void> {
  await withClient({ files: { ...files, [manifest]: layered }, capabilities }, async (client) => {
    client.open(config);
    client.open(web);
    assert.deepEqual(await hints(client), ["overridden by config.web.toml:1"]);
    await client.connection.sendRequest("textDocument/codeLens", { textDocument: { uri: uriOf(config) } });
    await client.settle();
    client.refreshed.length = 0;
    await run(client);
  });
}

async function hints(client: LspClient): Promise<readonly unknown[]> {
  const range = { start: at(0, 0).start, end: at(3, 0).end };
  const textDocument = { uri: uriOf(config) };
  const found: InlayHint[] = await client.connection.sendRequest("textDocument/inlayHint", { textDocument, range });
  return found.map(({ label }) => (typeof label === "string" ? label : label.map(({ value }) => value).join("")));
}

test("hints of a file that an edit of another file changes are asked for again, once", () =>
  withShownHints(async (client) => {
    client.change(web, { text: "\nA = 2\n" });
    await client.settle();
    assert.deepEqual(client.refreshed, ["inlayHint"]);
    assert.deepEqual(await hints(client), ["overridden by config.web.toml:2"]);
    await client.settle();
    assert.deepEqual(client.refreshed, ["inlayHint"]);
  }));

test("an edit of another file that leaves the hints as they are, and one of the file itself, refresh nothing", () =>
  withShownHints(async (client) => {
    client.change(web, { text: "A = 3\n" });
    await client.settle();
    client.change(config, { text: "\nA = 1\nB = 2\nC = 3\n" });
    await client.settle();
    assert.deepEqual(client.refreshed, []);
  }));

test("lenses are asked for again when a stack comes or goes", () =>
  withShownHints(async (client) => {
    client.open(manifest, `${layered}[stacks.plain]\nlayers = ["config.toml"]\n`);
    await client.settle();
    assert.ok(client.refreshed.includes("codeLens"));
  }));

test("who opened a file before its project was known is asked to ask again", () =>
  withClient({ files: {}, folders: [], capabilities }, async (client) => {
    client.open(config, files[config]);
    for (const [path, text] of Object.entries({ ...files, [manifest]: layered })) client.host.write(path, text);
    const added = { event: { added: [{ uri: uriOf("/home/project"), name: "project" }], removed: [] } };
    await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", added);
    await client.settle();
    assert.deepEqual([...client.refreshed].sort(), ["codeLens", "inlayHint"]);
    assert.deepEqual(await hints(client), ["overridden by config.web.toml:1"]);
  }));

test("a client that cannot ask again is left in peace", () =>
  withClient({ files: { ...files, [manifest]: layered } }, async (client) => {
    client.open(config);
    client.open(web);
    await hints(client);
    client.change(web, { text: "\nA = 2\n" });
    await client.settle();
    assert.deepEqual(client.refreshed, []);
  }));
