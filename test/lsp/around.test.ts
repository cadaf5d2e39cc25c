import assert from "node:assert/strict";
import { test } from "node:test";
import type {
  ClientCapabilities,
  CodeLens,
  DocumentSymbol,
  InlayHint,
  Location,
  SelectionRange,
  SymbolInformation,
} from "vscode-languageserver-protocol";
import { at, type LspClient, secretMark, usualCapabilities, withClient } from "../support/lspClient.ts";
import { uriOf } from "../support/memoryHost.ts";

const schema =
  '{\n  "properties": {\n    "TTL": { "type": "integer", "x-strata": { "unit": "minutes" } },\n    "KEY": { "writeOnly": true }\n  }\n}\n';
const config = "/home/project/config.toml";
const web = "/home/project/config.web.toml";
const files = {
  "/home/project/config.schema.json": schema,
  [config]: `# 😀\nTTL = 1440\nA = 1\nB = 2\nC = 3\n[server]\nhost = "😀"\n`,
  [web]: "TTL = 5\n",
  "/home/project/secrets.toml": `KEY = "${secretMark}"\n`,
  "/home/project/strata.toml": 'schema = "config.schema.json"\n',
};

function ask<Answer>(client: LspClient, request: string, path: string, more: object = {}): Promise<Answer> {
  return client.connection.sendRequest(`textDocument/${request}`, { textDocument: { uri: uriOf(path) }, ...more });
}

function startOf({ uri, range }: Location): string {
  return `${uri.slice("file:///home/project/".length)}:${range.start.line}:${range.start.character}`;
}

const position = { line: 1, character: 1 };

test("a setting leads to its property, and its references to all layers", () =>
  withClient({ files }, async (client) => {
    client.open(config);
    const definitions = await ask<Location[]>(client, "definition", config, { position });
    assert.deepEqual(definitions.map(startOf), ["config.schema.json:2:4"]);
    const context = { includeDeclaration: true };
    const references = await ask<Location[]>(client, "references", config, { position, context });
    assert.deepEqual(references.map(startOf).sort(), ["config.toml:1:0", "config.web.toml:0:0"]);
    const highlights = await ask(client, "documentHighlight", config, { position });
    assert.deepEqual(highlights, [{ range: at(1, 0, 3), kind: 3 }]);
  }));

test("a rename changes every layer and the schema, or says why it does not", () =>
  withClient({ files }, async (client) => {
    client.open(config);
    assert.deepEqual(await ask(client, "prepareRename", config, { position }), {
      range: at(1, 0, 3),
      placeholder: "TTL",
    });
    assert.deepEqual(await ask(client, "rename", config, { position, newName: "LIFE" }), {
      changes: {
        [uriOf(config)]: [{ range: at(1, 0, 3), newText: "LIFE" }],
        [uriOf(web)]: [{ range: at(0, 0, 3), newText: "LIFE" }],
        [uriOf("/home/project/config.schema.json")]: [{ range: at(2, 4, 9), newText: '"LIFE"' }],
      },
    });
    await assert.rejects(
      ask(client, "rename", config, { position, newName: "A" }),
      /config\.toml has a setting A already\./,
    );
    await assert.rejects(
      ask(client, "prepareRename", config, { position: { line: 0, character: 0 } }),
      /Put the cursor on/,
    );
    await assert.rejects(ask(client, "rename", config, { position }), /no new name/);
  }));

test("only a client that can prepare is told that a rename can be prepared", async () => {
  await withClient({ files }, async (client) => assert.equal(client.capabilities.renameProvider, true));
  const capabilities: ClientCapabilities = { ...usualCapabilities, textDocument: { rename: { prepareSupport: true } } };
  await withClient({ files, capabilities }, async (client) => {
    assert.deepEqual(client.capabilities.renameProvider, { prepareProvider: true });
  });
});

test("the outline is a tree for clients that show one, and a list for others; secrets are in neither", async () => {
  const capabilities: ClientCapabilities = {
    ...usualCapabilities,
    textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
  };
  await withClient({ files, capabilities }, async (client) => {
    client.open(config);
    const symbols = await ask<DocumentSymbol[]>(client, "documentSymbol", config);
    assert.deepEqual(
      symbols.map(({ name, detail }) => [name, detail]),
      [
        ["TTL", "1440"],
        ["A", "1"],
        ["B", "2"],
        ["C", "3"],
        ["server", undefined],
      ],
    );
    assert.deepEqual(symbols[4]?.children?.[0]?.selectionRange, at(6, 0, 4));
    client.open("/home/project/secrets.toml");
    const [secret] = await ask<DocumentSymbol[]>(client, "documentSymbol", "/home/project/secrets.toml");
    assert.equal(secret?.detail, '"••••••••"');
  });
  await withClient({ files }, async (client) => {
    client.open(config);
    const symbols = await ask<SymbolInformation[]>(client, "documentSymbol", config);
    assert.deepEqual(symbols.map(({ name, containerName }) => [name, containerName]).slice(4), [
      ["server", undefined],
      ["host", "server"],
    ]);
  });
});

test("settings of all projects are found by letters of their names", () =>
  withClient({ files: { ...files, "/home/project/sub/.env": "TOTAL=1\nSERVER_HOST=x\n" } }, async (client) => {
    const found: SymbolInformation[] = await client.connection.sendRequest("workspace/symbol", { query: "hostserver" });
    assert.deepEqual(found, []);
    const hosts: SymbolInformation[] = await client.connection.sendRequest("workspace/symbol", { query: "srvHost" });
    assert.deepEqual(
      hosts.map(({ name, containerName, location }) => [name, containerName, startOf(location)]),
      [
        ["server.host", "config.toml", "config.toml:6:0"],
        ["SERVER_HOST", ".env", "sub/.env:1:0"],
      ],
    );
  }));

test("folds, selections and links come as the protocol has them", () =>
  withClient({ files }, async (client) => {
    client.open(config);
    client.open("/home/project/strata.toml");
    assert.deepEqual(await ask(client, "foldingRange", config), [
      { startLine: 0, endLine: 4 },
      { startLine: 5, endLine: 6 },
    ]);
    const positions = [{ line: 6, character: 9 }];
    const [selection] = await ask<SelectionRange[]>(client, "selectionRange", config, { positions });
    assert.deepEqual([selection?.range, selection?.parent?.range], [at(6, 8, 10), at(6, 7, 11)]);
    assert.deepEqual(await ask(client, "documentLink", "/home/project/strata.toml"), [
      { range: at(0, 9, 29), target: uriOf("/home/project/config.schema.json") },
    ]);
  }));

const whole = { range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } };

test("hints are there for the lines that are shown, and lead to the line that wins", () =>
  withClient({ files }, async (client) => {
    client.open(config);
    const hints = await ask<InlayHint[]>(client, "inlayHint", config, whole);
    const location = { uri: uriOf(web), range: at(0, 0, 3) };
    assert.deepEqual(hints, [
      { position: { line: 1, character: 10 }, label: "= 24 h", paddingLeft: true },
      {
        position: { line: 1, character: 10 },
        label: [{ value: "overridden by config.web.toml:1", location }],
        paddingLeft: true,
      },
    ]);
    assert.deepEqual(await ask(client, "inlayHint", config, { range: at(3, 0, 2) }), []);
  }));

test("each kind of hint, and the lenses, can be switched off", () =>
  withClient(
    { files, settings: { inlayHints: { units: false, overrides: false }, codeLens: { enabled: false } } },
    async (client) => {
      client.open(config);
      assert.deepEqual(await ask(client, "inlayHint", config, whole), []);
      assert.deepEqual(await ask(client, "codeLens", config), []);
    },
  ));

test("the lenses open the effective configuration of each stack", () =>
  withClient({ files }, async (client) => {
    client.open(config);
    const lenses = await ask<CodeLens[]>(client, "codeLens", config);
    assert.deepEqual(
      lenses.map(({ command }) => [command?.title, command?.command, command?.arguments]),
      [
        [
          "Effective config: default",
          "strata.showEffectiveConfig",
          [{ project: "file:///home/project", stack: "default" }],
        ],
        ["web", "strata.showEffectiveConfig", [{ project: "file:///home/project", stack: "web" }]],
      ],
    );
  }));
