import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClientCapabilities, Hover } from "vscode-languageserver-protocol";
import { type LspClient, secretMark, usualCapabilities, withClient } from "../support/lspClient.ts";
import { uriOf } from "../support/memoryHost.ts";

const schema = JSON.stringify({
  properties: {
    PORT: { type: "integer", description: "Where it <b>listens</b>." },
    SECRET_KEY: { type: "string", writeOnly: true },
  },
});
const files = {
  "/home/project/config.schema.json": schema,
  "/home/project/config.toml": "# 😀\nPORT = 80 # 😀\n",
  "/home/project/secrets.toml": `SECRET_KEY = "${secretMark}"\n`,
};

function hoverAt(client: LspClient, path: string, line: number, character: number): Promise<Hover | null> {
  const textDocument = { uri: uriOf(path) };
  return client.connection.sendRequest("textDocument/hover", { textDocument, position: { line, character } });
}

function showing(...contentFormat: ("markdown" | "plaintext")[]): ClientCapabilities {
  return { ...usualCapabilities, textDocument: { hover: { contentFormat } } };
}

test("a hover is Markdown with links to the lines, where the client can show it", () =>
  withClient({ files, capabilities: showing("markdown", "plaintext") }, async (client) => {
    client.open("/home/project/config.toml");
    const hover = await hoverAt(client, "/home/project/config.toml", 1, 2);
    assert.deepEqual(hover?.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } });
    assert.deepEqual(hover?.contents, {
      kind: "markdown",
      value:
        "**`PORT`** — whole number\n\nWhere it \\<b\\>listens\\</b\\>.\n\n" +
        "- Effective: `80` — [config.toml:2](<file:///home/project/config.toml#L2>)",
    });
  }));

test("a client without Markdown gets plain text", async () => {
  for (const capabilities of [usualCapabilities, showing("plaintext", "markdown")]) {
    await withClient({ files, capabilities }, async (client) => {
      client.open("/home/project/config.toml");
      const hover = await hoverAt(client, "/home/project/config.toml", 1, 2);
      const value = "PORT — whole number\n\nWhere it <b>listens</b>.\n\n- Effective: 80 — config.toml:2";
      assert.deepEqual(hover?.contents, { kind: "plaintext", value });
    });
  }
});

test("a hover sees what is typed, and no secret is in it", () =>
  withClient({ files, capabilities: showing("markdown") }, async (client) => {
    client.open("/home/project/config.toml");
    client.change("/home/project/config.toml", { text: "PORT = 81\n" });
    assert.match(JSON.stringify(await hoverAt(client, "/home/project/config.toml", 0, 1)), /`81`/);
    client.open("/home/project/secrets.toml");
    assert.match(JSON.stringify(await hoverAt(client, "/home/project/secrets.toml", 0, 20)), /SECRET_KEY.*••••/);
    assert.equal(await hoverAt(client, "/home/project/config.toml", 5, 0), null);
  }));
