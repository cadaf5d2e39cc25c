import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeParams,
  ProtocolConnection,
  PublishDiagnosticsParams,
  Range,
  ServerCapabilities,
} from "vscode-languageserver-protocol";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { connect } from "../../server/src/lsp/connect.ts";
import type { Handler } from "../../server/src/lsp/handlers/handler.ts";
import { startServer } from "../../server/src/lsp/startServer.ts";
import { keyOf } from "../../server/src/lsp/uris.ts";
import { MemoryHost, uriOf } from "./memoryHost.ts";

/** Every secret in a fixture contains this, and nothing that the server sends ever may. */
export const secretMark = "t0ps3cr3t";

export interface ClientOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly host?: MemoryHost;
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  /** The settings below `strata`, as the client would tell them. */
  readonly settings?: unknown;
  readonly initialize?: Partial<InitializeParams>;
  /** What the server can be asked for, if not all. */
  readonly handlers?: readonly Handler[];
}

/** What a client of today can do, as far as it matters to the server. */
export const usualCapabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
  },
};

/** A client that speaks to a server over streams in memory, and remembers all that the server ever sent. */
export class LspClient {
  readonly host: MemoryHost;
  readonly connection: ProtocolConnection;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  readonly registered: { readonly method: string; readonly registerOptions?: unknown }[] = [];
  /** The kinds of hints that the server asked to be asked for again. */
  readonly refreshed: string[] = [];
  readonly notified: { readonly method: string; readonly params: unknown }[] = [];
  capabilities: ServerCapabilities = {};
  settings: unknown;
  readonly #toServer = new PassThrough();
  readonly #sent: string[] = [];
  readonly #shown = new Map<string, PublishDiagnosticsParams>();
  readonly #waiting = new Set<() => void>();
  readonly #versions = new Map<string, number>();

  constructor(host: MemoryHost, options: ClientOptions = {}) {
    this.host = host;
    this.settings = options.settings ?? {};
    const fromServer = new PassThrough();
    fromServer.on("data", (chunk: Buffer) => this.#sent.push(chunk.toString("utf8")));
    const serverSide = connect(new StreamMessageReader(this.#toServer), new StreamMessageWriter(fromServer));
    startServer(serverSide, host, options.handlers);
    const reader = new StreamMessageReader(fromServer);
    this.connection = createProtocolConnection(reader, new StreamMessageWriter(this.#toServer));
    this.#listen();
    this.connection.listen();
  }

  #listen(): void {
    const { connection } = this;
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.#shown.set(keyOf(params.uri), params);
      for (const look of [...this.#waiting]) look();
    });
    connection.onNotification(
      "window/logMessage",
      ({ message }: { message: string }) => void this.logged.push(message),
    );
    connection.onUnhandledNotification(({ method, params }) => void this.notified.push({ method, params }));
    connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings),
    );
    for (const kind of ["inlayHint", "codeLens"]) {
      connection.onRequest(`workspace/${kind}/refresh`, () => {
        this.refreshed.push(kind);
        return null;
      });
    }
    connection.onRequest("client/registerCapability", ({ registrations }: { registrations: { method: string }[] }) => {
      this.registered.push(...registrations);
      return null;
    });
  }

  async initialize(options: ClientOptions): Promise<void> {
    const folders = options.folders ?? ["/home/project"];
    const result: { capabilities: ServerCapabilities } = await this.connection.sendRequest("initialize", {
      processId: 4711,
      rootUri: null,
      capabilities: options.capabilities ?? usualCapabilities,
      workspaceFolders: folders.map((folder) => ({ uri: uriOf(folder), name: folder })),
      ...options.initialize,
    });
    this.capabilities = result.capabilities;
    await this.connection.sendNotification("initialized", {});
    await this.settle();
  }

  /** Opens a file, by default with the text that it has on disk. */
  open(path: string, text?: string): void {
    const content = this.host.files.get(path);
    const shown = text ?? (content?.kind === "text" ? content.text : "");
    this.#versions.set(path, 1);
    const textDocument = { uri: uriOf(path), languageId: "toml", version: 1, text: shown };
    void this.connection.sendNotification("textDocument/didOpen", { textDocument });
  }

  /** One edit, given as protocol positions or, without a range, as the whole new text. */
  change(path: string, ...changes: readonly { readonly range?: Range; readonly text: string }[]): void {
    const version = (this.#versions.get(path) ?? 0) + 1;
    this.#versions.set(path, version);
    const textDocument = { uri: uriOf(path), version };
    void this.connection.sendNotification("textDocument/didChange", { textDocument, contentChanges: changes });
  }

  save(path: string): void {
    void this.connection.sendNotification("textDocument/didSave", { textDocument: { uri: uriOf(path) } });
  }

  close(path: string): void {
    void this.connection.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf(path) } });
  }

  /** Tells of changes on disk, made before. */
  diskChanged(...paths: readonly string[]): void {
    this.#tellOfDisk(paths, 2);
  }

  created(...paths: readonly string[]): void {
    this.#tellOfDisk(paths, 1);
  }

  deleted(...paths: readonly string[]): void {
    this.#tellOfDisk(paths, 3);
  }

  #tellOfDisk(paths: readonly string[], type: number): void {
    const changes = paths.map((path) => ({ uri: uriOf(path), type }));
    void this.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  }

  command<Result>(command: string, ...words: readonly unknown[]): Promise<Result> {
    return this.connection.sendRequest("workspace/executeCommand", { command, arguments: words });
  }

  /** Ends when all that was sent so far has been followed, and what it leads to has come back. */
  async settle(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      await this.command("strata.projects").catch(() => undefined);
      for (let turn = 0; turn < 15; turn++) await new Promise((done) => setImmediate(done));
    }
  }

  /** What is shown for a file now. */
  shownFor(path: string): readonly Diagnostic[] {
    return this.#shown.get(keyOf(uriOf(path)))?.diagnostics ?? [];
  }

  /** What is shown for a file after everything so far, one line for each problem. */
  async problems(path: string): Promise<readonly string[]> {
    await this.settle();
    return this.shownFor(path).map(lineOf);
  }

  /** Ends as soon as the problems of a file are as expected. */
  until(path: string, isExpected: (shown: PublishDiagnosticsParams) => boolean): Promise<void> {
    return new Promise((done) => {
      const look = () => {
        const shown = this.#shown.get(keyOf(uriOf(path)));
        if (shown === undefined || !isExpected(shown)) return;
        this.#waiting.delete(look);
        done();
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Sends bytes that need not be a message. */
  sendRaw(text: string): void {
    this.#toServer.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  sendJunk(text: string): void {
    this.#toServer.write(text);
  }

  closeStream(): void {
    this.#toServer.destroy();
  }

  /** To be called at the end of every test: nothing that was sent may hold a secret. */
  end(): void {
    this.connection.dispose();
    assert.ok(!this.#sent.join("").includes(secretMark), "a secret was sent to the client");
  }
}

export function lineOf({ range: { start }, code, severity }: Diagnostic): string {
  const word = ["", "error", "warning", "information", "hint"][severity ?? 0];
  return `${start.line + 1}:${start.character + 1} ${word} ${code}`;
}

/** Runs a test with a client whose server has started and found its projects. */
export async function withClient(options: ClientOptions, run: (client: LspClient) => Promise<void>): Promise<void> {
  const host = options.host ?? new MemoryHost(options.files);
  const client = new LspClient(host, options);
  await client.initialize(options);
  await run(client);
  client.end();
}

export function at(line: number, start: number, end = start): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}
