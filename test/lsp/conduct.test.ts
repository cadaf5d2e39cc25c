import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CancellationTokenSource,
  DefinitionRequest,
  ErrorCodes,
  HoverRequest,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver-protocol";
import { documentHandler } from "../../server/src/lsp/handlers/handler.ts";
import { handlers } from "../../server/src/lsp/handlers/handlers.ts";
import { maximumLength } from "../../server/src/lsp/host.ts";
import { at, LspClient, secretMark, withClient } from "../support/lspClient.ts";
import { MemoryHost, uriOf } from "../support/memoryHost.ts";

const files = { "/home/project/config.toml": "PORT = \n" };

/** The code of the error that a request is answered with; `undefined` where it is answered. */
async function errorOf(answer: Promise<unknown>): Promise<number | undefined> {
  try {
    await answer;
    return undefined;
  } catch (error) {
    return error instanceof ResponseError ? error.code : Number.NaN;
  }
}

async function checkStillWorks(client: LspClient): Promise<void> {
  client.open("/home/project/config.toml", "A = \n");
  assert.deepEqual(await client.problems("/home/project/config.toml"), ["1:5 error syntax-error"]);
}

test("a request that is cancelled is answered as cancelled, and the next one works", () =>
  withClient({ files }, async (client) => {
    const source = new CancellationTokenSource();
    const params = { command: "strata.projects" };
    const answer = client.connection.sendRequest<unknown>("workspace/executeCommand", params, source.token);
    source.cancel();
    assert.equal(await errorOf(answer), LSPErrorCodes.RequestCancelled);
    await checkStillWorks(client);
  }));

const showText = documentHandler({
  type: HoverRequest.type,
  capabilities: { hoverProvider: true },
  empty: null,
  handle: ({ file }) => ({ contents: file.tree.text() }),
});

const faulty = documentHandler({
  type: DefinitionRequest.type,
  capabilities: { definitionProvider: true },
  empty: [],
  handle: () => {
    throw new Error(secretMark);
  },
});

const place = { textDocument: { uri: uriOf("/home/project/config.toml") }, position: { line: 0, character: 0 } };

test("a fault in answering is logged with the name of the request and no more, and the next request works", () =>
  withClient({ files, handlers: [...handlers, faulty, showText] }, async (client) => {
    assert.equal(client.capabilities.definitionProvider, true);
    assert.deepEqual(await client.connection.sendRequest("textDocument/definition", place), []);
    assert.deepEqual(client.logged, ["The request textDocument/definition failed."]);
    assert.deepEqual(await client.connection.sendRequest("textDocument/hover", place), { contents: "PORT = \n" });
  }));

test("a fault in reading is logged without what was read, and the next reading works", () =>
  withClient({ files }, async (client) => {
    const { readFile } = client.host;
    client.host.readFile = () => Promise.reject(new Error(secretMark));
    client.diskChanged("/home/project/config.toml");
    await client.settle();
    client.host.readFile = readFile;
    assert.deepEqual(client.logged, ["A project could not be read."]);
    await checkStillWorks(client);
  }));

test("a request sees the edits that came before it and none that come after it", () =>
  withClient({ files, handlers: [...handlers, showText] }, async (client) => {
    client.open("/home/project/config.toml", "A = 1\n");
    client.change("/home/project/config.toml", { range: at(0, 4, 5), text: "2" });
    const answer = client.connection.sendRequest("textDocument/hover", place);
    client.change("/home/project/config.toml", { range: at(0, 4, 5), text: "3" });
    assert.deepEqual(await answer, { contents: "A = 2\n" });
  }));

test("a request about a file that was just opened waits for its project", () =>
  withClient({ files: { "/other/config.toml": "A = 1\n" }, handlers: [...handlers, showText] }, async (client) => {
    client.open("/other/config.toml");
    const other = { ...place, textDocument: { uri: uriOf("/other/config.toml") } };
    assert.deepEqual(await client.connection.sendRequest("textDocument/hover", other), { contents: "A = 1\n" });
  }));

test("a request about no document, or about no place in one, is answered with an error", () =>
  withClient({ files, handlers: [...handlers, showText] }, async (client) => {
    const hover = (params: unknown) => errorOf(client.connection.sendRequest("textDocument/hover", params));
    const elsewhere = { ...place, textDocument: { uri: uriOf("/home/project/nowhere.toml") } };
    for (const params of [
      elsewhere,
      {},
      null,
      { ...place, position: { line: -1, character: "x" } },
      { textDocument: 7 },
    ]) {
      assert.equal(await hover(params), ErrorCodes.InvalidParams);
    }
    const farAway = { ...place, position: { line: 4711, character: 4711 } };
    assert.equal(await hover(farAway), undefined);
  }));

test("nonsense is answered with an error or left out, and the server keeps working", () =>
  withClient({ files }, async (client) => {
    const { connection } = client;
    const run = (params: unknown) => errorOf(connection.sendRequest("workspace/executeCommand", params));
    assert.equal(await errorOf(connection.sendRequest("textDocument/unheardOf", {})), ErrorCodes.MethodNotFound);
    assert.equal(await run({ command: "strata.unheardOf" }), ErrorCodes.InvalidParams);
    assert.equal(await run({ command: "strata.stacks", arguments: [{ uri: 7 }] }), ErrorCodes.InvalidParams);
    assert.equal(await run({ command: 7, arguments: 7 }), ErrorCodes.InvalidParams);
    assert.equal(await run(null), ErrorCodes.InvalidParams);
    client.change("/home/project/never-opened.toml", { range: at(0, 0), text: "x" });
    client.close("/home/project/never-opened.toml");
    client.save("/home/project/never-opened.toml");
    for (const method of ["didOpen", "didChange", "didClose", "didSave"]) {
      void connection.sendNotification(`textDocument/${method}`, { textDocument: null });
      void connection.sendNotification(`textDocument/${method}`);
    }
    void connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: 7 }, null] });
    void connection.sendNotification("workspace/didChangeWorkspaceFolders", { event: 7 });
    void connection.sendNotification("$/unheardOf", {});
    await checkStillWorks(client);
  }));

test("ranges past the end, upside down or without sense do no harm", () =>
  withClient({ files }, async (client) => {
    client.open("/home/project/config.toml", "A = 1\n");
    client.change("/home/project/config.toml", {
      range: { start: { line: 9, character: 9 }, end: { line: 99, character: 0 } },
      text: "B = \n",
    });
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["2:5 error syntax-error"]);
    client.change("/home/project/config.toml", {
      range: { start: { line: 1, character: 4 }, end: { line: 1, character: 0 } },
      text: "",
    });
    client.change("/home/project/config.toml", {
      range: { start: { line: -1, character: 0.5 }, end: { line: 0, character: 0 } },
      text: "C",
    });
    client.change("/home/project/config.toml", { range: at(1, 0), text: "D = " });
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["2:5 error syntax-error"]);
  }));

test("a document that is opened twice, or whose versions go backwards, has its newest text", () =>
  withClient({ files }, async (client) => {
    client.open("/home/project/config.toml", "A = 1\n");
    client.change("/home/project/config.toml", { text: "A = 2\n" });
    client.open("/home/project/config.toml", "A = 3\n");
    const textDocument = { uri: uriOf("/home/project/config.toml"), version: -5 };
    void client.connection.sendNotification("textDocument/didChange", {
      textDocument,
      contentChanges: [{ text: "A = \n" }],
    });
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["1:5 error syntax-error"]);
  }));

test("messages that are none are passed over without a word about what was in them", () =>
  withClient({ files }, async (client) => {
    client.sendRaw(`{"jsonrpc":"2.0","${secretMark}":1}`);
    client.sendRaw(`{"jsonrpc":"2.0", ${secretMark}`);
    client.sendRaw("[]");
    client.sendRaw("null");
    await checkStillWorks(client);
    assert.deepEqual(client.logged, []);
  }));

test("no trace, at any level, tells what is in a file", () =>
  withClient({ files: { "/home/project/config.toml": `PASSWORD = "${secretMark}"\n` } }, async (client) => {
    void client.connection.sendNotification("$/setTrace", { value: "verbose" });
    client.open("/home/project/config.toml");
    client.change("/home/project/config.toml", { range: at(0, 0), text: `TOKEN = "${secretMark}\n` });
    await client.settle();
    assert.deepEqual(client.logged, []);
  }));

test("a file over 5 MB has one problem that says so, open or not, and is read again when it is smaller", () =>
  withClient({ files }, async (client) => {
    client.host.files.set("/home/project/config.toml", { kind: "too-large" });
    client.diskChanged("/home/project/config.toml");
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["1:1 error syntax-error"]);
    client.open("/home/project/config.toml", `# ${"x".repeat(maximumLength)}\nA = \n`);
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["1:1 error syntax-error"]);
    client.change("/home/project/config.toml", { range: at(0, 1, maximumLength), text: "" });
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["2:5 error syntax-error"]);
    client.change("/home/project/config.toml", { range: at(0, 1), text: "x".repeat(maximumLength) });
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["1:1 error syntax-error"]);
  }));

test("a file that is not UTF-8 has one problem that says so, and no stack is judged for what it may hold", () => {
  const schema = JSON.stringify({ type: "object", properties: { A: { type: "integer" } }, required: ["A"] });
  return withClient({ files: { ...files, "/home/project/config.schema.json": schema } }, async (client) => {
    client.host.files.set("/home/project/config.toml", { kind: "not-utf-8" });
    client.diskChanged("/home/project/config.toml");
    await client.settle();
    const [problem, ...others] = client.shownFor("/home/project/config.toml");
    assert.match(String(problem?.message), /UTF-8/);
    assert.deepEqual(others, []);
  });
});

test("the client is told UTF-16, whatever it offers, and astral characters are counted so", () =>
  withClient({ files, capabilities: { general: { positionEncodings: ["utf-8", "utf-32"] } } }, async (client) => {
    assert.equal(client.capabilities.positionEncoding, "utf-16");
    client.open("/home/project/config.toml", 'A = "😀😀" B\n');
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["1:12 error syntax-error"]);
    client.change("/home/project/config.toml", { range: at(0, 5, 9), text: "" });
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["1:8 error syntax-error"]);
  }));

test("the conversation begins and ends in the order that the protocol asks for", async () => {
  const host = new MemoryHost(files);
  const client = new LspClient(host);
  assert.equal(await errorOf(client.command("strata.projects")), ErrorCodes.ServerNotInitialized);
  assert.equal(await errorOf(client.connection.sendRequest("shutdown")), ErrorCodes.ServerNotInitialized);
  client.open("/home/project/config.toml");
  await client.initialize({});
  assert.deepEqual(host.parents, [4711]);
  assert.equal(
    await errorOf(client.connection.sendRequest("initialize", { capabilities: {} })),
    ErrorCodes.InvalidRequest,
  );
  assert.equal(await errorOf(client.connection.sendRequest("shutdown")), undefined);
  assert.equal(await errorOf(client.command("strata.projects")), ErrorCodes.InvalidRequest);
  const before = client.published.length;
  client.open("/home/project/config.toml", "A = ]\n");
  await client.settle();
  assert.equal(client.published.length, before);
  assert.deepEqual(host.exits, []);
  void client.connection.sendNotification("exit");
  await client.settle();
  assert.deepEqual(host.exits, [0]);
  client.end();
});

test("a server that is told to exit without a shutdown says that something went wrong", () =>
  withClient({ files }, async (client) => {
    void client.connection.sendNotification("exit");
    await client.settle();
    assert.deepEqual(client.host.exits, [1]);
  }));

test("a server whose stream closes ends", () =>
  withClient({ files }, async (client) => {
    client.closeStream();
    while (client.host.exits.length === 0) await new Promise((done) => setImmediate(done));
    assert.deepEqual(client.host.exits, [1]);
  }));
