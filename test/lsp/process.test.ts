import assert from "node:assert/strict";
import { type ChildProcess, fork, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { ProtocolConnection, PublishDiagnosticsParams } from "vscode-languageserver-protocol";
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

const bundle = join(process.cwd(), "dist", "server.cjs");

before(() => {
  const built = spawnSync(process.execPath, ["esbuild.mjs", "server"], { encoding: "utf8" });
  assert.equal(built.status, 0, built.stderr);
});

interface Running {
  readonly child: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly ended: Promise<unknown>;
}

function startStdio(): Running {
  const child = spawn(process.execPath, [bundle, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  return listening(child, connection);
}

function startIpc(): Running {
  const child = fork(bundle, ["--node-ipc"], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  return listening(child, createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child)));
}

function listening(child: ChildProcess, connection: ProtocolConnection): Running {
  connection.onRequest("client/registerCapability", () => null);
  connection.onError(() => undefined);
  connection.listen();
  return { child, connection, ended: once(child, "exit") };
}

async function initialize({ connection }: Running, folder: string, processId: number | null): Promise<void> {
  const uri = pathToFileURL(folder).href;
  const workspaceFolders = [{ uri, name: "test" }];
  await connection.sendRequest("initialize", { processId, rootUri: uri, capabilities: {}, workspaceFolders });
}

async function withFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "strata lsp "));
  try {
    await run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function checkProblems(running: Running): Promise<void> {
  await withFolder(async (folder) => {
    writeFileSync(join(folder, "config.toml"), 'ACCESS_TOKEN_EXPIRE_MINUTES = "soon"\n');
    writeFileSync(join(folder, "strata.toml"), 'schema = "strata:integr8scode-toml"\n');
    writeFileSync(join(folder, "secrets.toml"), Buffer.from([0x41, 0x3d, 0x22, 0xff, 0x22]));
    const found = new Map<string, string>();
    const all = new Promise<void>((done) => {
      running.connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
        for (const { code, message } of params.diagnostics)
          found.set(`${params.uri.split("/").at(-1)} ${code}`, String(message));
        if (found.has("secrets.toml syntax-error") && found.has("config.toml wrong-type")) done();
      });
    });
    await initialize(running, folder, process.pid);
    await running.connection.sendNotification("initialized", {});
    await all;
    assert.match(found.get("secrets.toml syntax-error") ?? "", /UTF-8/);
    await running.connection.sendRequest("shutdown");
    await running.connection.sendNotification("exit");
    assert.deepEqual(await running.ended, [0, null]);
  });
}

test("over the standard streams, the problems of files on disk come in and the server ends when told to", () =>
  checkProblems(startStdio()));

test("over IPC, the problems of files on disk come in and the server ends when told to", () =>
  checkProblems(startIpc()));

test("the server ends when its input closes", async () => {
  const running = startStdio();
  await initialize(running, tmpdir(), null);
  running.child.stdin?.end();
  assert.deepEqual(await running.ended, [1, null]);
});

test("the server ends when the client that forked it goes", async () => {
  const running = startIpc();
  await initialize(running, tmpdir(), null);
  running.child.disconnect();
  assert.deepEqual(await running.ended, [1, null]);
});

test("the server ends when the process of the client is gone, even if the streams stay open", async () => {
  const gone = spawn(process.execPath, ["-e", ""]);
  await once(gone, "exit");
  const running = startStdio();
  await initialize(running, tmpdir(), gone.pid ?? 0);
  assert.deepEqual(await running.ended, [1, null]);
});
