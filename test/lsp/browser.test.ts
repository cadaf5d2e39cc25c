import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { MessageChannel, type MessagePort } from "node:worker_threads";

before(() => {
  const built = spawnSync(process.execPath, ["esbuild.mjs", "server"], { encoding: "utf8" });
  assert.equal(built.status, 0, built.stderr);
});

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly uri?: string;
    readonly name?: string;
    readonly diagnostics?: readonly { readonly code?: string }[];
  };
  readonly result?: unknown;
}

/** As much of a worker's global scope as the server uses. */
interface FakeWorker {
  onmessage?: (event: { readonly data: object }) => void;
  readonly addEventListener: () => void;
  readonly postMessage: (message: Message) => void;
  readonly close: () => void;
}

const files = new Map<string, Uint8Array>([
  ["file:///home/project/strata.toml", new TextEncoder().encode('schema = "strata:integr8scode-toml"\n')],
  ["file:///home/project/config.toml", new TextEncoder().encode('ACCESS_TOKEN_EXPIRE_MINUTES = "soon"\n')],
  ["file:///home/project/secrets.toml", new Uint8Array([0x41, 0x3d, 0xff])],
]);

const shippedSchema = readFileSync(join("schemas", "integr8scode-toml.schema.json"));

/** What a client in the browser answers when the server asks for files. */
function answerOf({ method, params }: Message): unknown {
  const uri = params?.uri ?? "";
  if (method === "strata/readShippedSchema") {
    return params?.name === "integr8scode-toml" ? { bytes: new Uint8Array(shippedSchema) } : null;
  }
  if (method === "strata/readFile") return files.has(uri) ? { bytes: files.get(uri) } : null;
  if (method === "strata/listFolder" && uri === "file:///home/project") {
    return [...files.keys()].map((file) => ({ name: file.slice(uri.length + 1), kind: "file" }));
  }
  return method === "strata/listFolder" ? [] : null;
}

test("in a web worker, without anything of Node, the server asks the client for files and tells their problems", async () => {
  const ports: MessagePort[] = [];
  class Channel extends MessageChannel {
    constructor() {
      super();
      ports.push(this.port1, this.port2);
    }
  }
  const told = new Map<string, string>();
  let isClosed = false;
  await new Promise<void>((done) => {
    const worker: FakeWorker = {
      addEventListener: () => undefined,
      postMessage: (message) => queueMicrotask(() => receive(message)),
      close: () => {
        isClosed = true;
      },
    };
    const send = (message: object) => worker.onmessage?.({ data: { jsonrpc: "2.0", ...message } });
    const receive = (message: Message) => {
      if (message.id === 1 && message.method === undefined) send({ method: "initialized", params: {} });
      else if (message.method !== undefined && message.id !== undefined)
        send({ id: message.id, result: answerOf(message) });
      else if (message.method === "textDocument/publishDiagnostics") {
        const codes = (message.params?.diagnostics ?? []).map(({ code }) => code).join();
        told.set(message.params?.uri ?? "", codes);
        if (told.has("file:///home/project/config.toml") && told.has("file:///home/project/secrets.toml")) done();
      }
    };
    const globals = {
      self: worker,
      importScripts: () => undefined,
      MessageChannel: Channel,
      TextDecoder,
      TextEncoder,
      setTimeout,
      clearTimeout,
      console,
    };
    runInContext(readFileSync(join("dist", "server.cjs"), "utf8"), createContext({ ...globals }));
    const workspaceFolders = [{ uri: "file:///home/project", name: "work" }];
    const params = { processId: null, rootUri: null, capabilities: {}, workspaceFolders };
    // A worker is given its first message when its script has run, and what the script put off with it.
    setImmediate(() => send({ id: 1, method: "initialize", params }));
  });
  assert.equal(told.get("file:///home/project/config.toml"), "wrong-type");
  assert.equal(told.get("file:///home/project/secrets.toml"), "syntax-error");
  assert.equal(isClosed, false);
  for (const port of ports) port.close();
});
