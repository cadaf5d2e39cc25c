import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClientCapabilities, CompletionItem } from "vscode-languageserver-protocol";
import { at, type LspClient, secretMark, usualCapabilities, withClient } from "../support/lspClient.ts";
import { uriOf } from "../support/memoryHost.ts";

const schema = JSON.stringify({
  properties: {
    PORT: { type: "integer", default: 8080, description: "Where it listens." },
    LEVEL: { enum: ["info", "debug"], enumDescriptions: ["What happens.", "All that happens."] },
    OLD: { type: "string", deprecated: true },
    SECRET_KEY: { type: "string", writeOnly: true },
  },
});
const path = "/home/project/config.toml";
const files = {
  "/home/project/config.schema.json": schema,
  [path]: "😀\n",
  "/home/project/secrets.toml": `SECRET_KEY = "${secretMark}"\nPORT = 9090\n`,
};

function itemsAt(client: LspClient, line: number, character: number): Promise<CompletionItem[]> {
  const textDocument = { uri: uriOf(path) };
  return client.connection.sendRequest("textDocument/completion", { textDocument, position: { line, character } });
}

async function itemFor(client: LspClient, text: string, label: string): Promise<CompletionItem | undefined> {
  client.change(path, { text });
  const items = await itemsAt(client, text.split("\n").length - 1, text.length - text.lastIndexOf("\n") - 1);
  return items.find((item) => item.label === label);
}

const able: ClientCapabilities = {
  ...usualCapabilities,
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        labelDetailsSupport: true,
        tagSupport: { valueSet: [1] },
        documentationFormat: ["markdown", "plaintext"],
      },
    },
  },
};

test("a client with snippets gets places to fill in, one without gets the text", async () => {
  await withClient({ files, capabilities: able }, async (client) => {
    client.open(path);
    const item = await itemFor(client, "# 😀\nPO", "PORT");
    assert.deepEqual(item?.textEdit, { range: at(1, 0, 2), newText: `PORT = \${1:8080}` });
    assert.equal(item?.insertTextFormat, 2);
    assert.deepEqual((await itemFor(client, "OL", "OLD"))?.tags, [1]);
  });
  await withClient({ files }, async (client) => {
    client.open(path);
    const item = await itemFor(client, "# 😀\nPO", "PORT");
    assert.deepEqual(item?.textEdit, { range: at(1, 0, 2), newText: "PORT = 8080" });
    assert.equal(item?.insertTextFormat, 1);
    assert.equal((await itemFor(client, "OL", "OLD"))?.tags, undefined);
  });
});

test("the documentation comes when somebody looks at an item", () =>
  withClient({ files, capabilities: able }, async (client) => {
    client.open(path);
    const item = await itemFor(client, "PO", "PORT");
    assert.equal(item?.documentation, undefined);
    const resolved: CompletionItem = await client.connection.sendRequest("completionItem/resolve", item);
    assert.match(JSON.stringify(resolved.documentation), /whole number.*Where it listens.*Default: `8080`/);
    assert.deepEqual((await itemFor(client, "LEVEL = ", '"debug"'))?.documentation, {
      kind: "markdown",
      value: "All that happens.",
    });
  }));

test("an item that the server did not make is answered as it came", () =>
  withClient({ files }, async (client) => {
    client.open(path);
    for (const data of [
      undefined,
      1,
      { uri: 1 },
      { uri: "file:///nowhere", path: ["PORT"] },
      { uri: uriOf(path), path: [{}] },
    ]) {
      const item = data === undefined ? { label: "x" } : { label: "x", data };
      assert.deepEqual(await client.connection.sendRequest("completionItem/resolve", item), item);
    }
  }));

test("values of other layers are offered with their place, secrets never", () =>
  withClient({ files, capabilities: able }, async (client) => {
    client.open(path);
    const item = await itemFor(client, "PORT = ", "9090");
    assert.deepEqual(item?.labelDetails, { description: "secrets.toml:2" });
    client.change(path, { text: "SECRET_KEY = " });
    assert.deepEqual(await itemsAt(client, 0, 13), []);
  }));

test("a row has the default beside its label and the type at its end, or both in one text for an older client", async () => {
  await withClient({ files, capabilities: able }, async (client) => {
    client.open(path);
    const item = await itemFor(client, "PO", "PORT");
    assert.deepEqual(item?.labelDetails, { detail: " = 8080", description: "whole number" });
    assert.equal(item?.detail, undefined);
  });
  await withClient({ files }, async (client) => {
    client.open(path);
    assert.equal((await itemFor(client, "PO", "PORT"))?.detail, "whole number · default 8080");
  });
});

test("completion is asked for where a list of what may follow helps", () =>
  withClient({ files }, async (client) => {
    const { triggerCharacters = [], resolveProvider } = client.capabilities.completionProvider ?? {};
    assert.ok(["=", '"', "[", "."].every((character) => triggerCharacters.includes(character)));
    assert.equal(resolveProvider, true);
  }));
