import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Diagnostic, ProtocolConnection, PublishDiagnosticsParams } from "vscode-languageserver-protocol";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { LineMap } from "../../server/src/engine/engine.ts";
import type { Random } from "../support/random.ts";

/** `file:line:column code message`, as people read it. */
export type SoakProblem = string;

interface OpenText {
  text: string;
  version: number;
}

const requests = [
  "textDocument/hover",
  "textDocument/completion",
  "textDocument/definition",
  "textDocument/references",
  "textDocument/documentHighlight",
] as const;

const typed = [
  '"',
  "=",
  "[",
  "]",
  "#",
  "\n",
  "a",
  "1",
  "$",
  "${",
  "'",
  "{",
  "\\",
  "\u{1d4b3}",
  "KEY=1\n",
  'key = "v"\n',
];

/** A client that does at random what people and programs do, with a server in a process of its own. */
export class SoakClient {
  readonly #child: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #folder: string;
  readonly #originals: ReadonlyMap<string, string>;
  readonly #open = new Map<string, OpenText>();
  readonly #shown = new Map<string, readonly Diagnostic[]>();
  #crash: string | undefined;

  private constructor(child: ChildProcess, connection: ProtocolConnection, folder: string) {
    this.#child = child;
    this.#connection = connection;
    this.#folder = folder;
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const paths = names.filter((name) => /(?:\.toml|\.env[^/]*)$/.test(name)).map((name) => join(folder, name));
    this.#originals = new Map(paths.sort().map((path) => [path, readFileSync(path, "utf8")]));
  }

  static async start(command: string, folder: string): Promise<SoakClient> {
    const child = spawn(process.execPath, [command, "lsp", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const client = new SoakClient(child, connection, folder);
    child.on("exit", (code, signal) => {
      client.#crash = `The server ended with ${code ?? signal}.`;
    });
    connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      client.#shown.set(fileURLToPath(uri), diagnostics);
    });
    connection.onRequest("client/registerCapability", () => null);
    connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => items.map(() => null));
    connection.listen();
    const uri = pathToFileURL(folder).href;
    const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
    const workspaceFolders = [{ uri, name: "examples" }];
    await connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: uri,
      capabilities,
      workspaceFolders,
    });
    await connection.sendNotification("initialized", {});
    return client;
  }

  get processId(): number {
    return this.#child.pid ?? 0;
  }

  /** One thing that may happen, at random. */
  async step(random: Random): Promise<void> {
    if (this.#crash !== undefined) throw new Error(this.#crash);
    const path = random.pick([...this.#originals.keys()]);
    const document = this.#open.get(path);
    const kind = random.below(20);
    if (document === undefined && kind < 4) this.#openFile(path);
    else if (kind === 4) this.#changeOnDisk(path, random);
    else if (document === undefined) await this.#ask(path, random);
    else if (kind < 14) this.#edit(path, document, random);
    else if (kind === 14) this.#save(path, document);
    else if (kind === 15) this.#close(path);
    else await this.#ask(path, random);
  }

  #openFile(path: string): void {
    const text = readFileSync(path, "utf8");
    this.#open.set(path, { text, version: 1 });
    const textDocument = { uri: pathToFileURL(path).href, languageId: "toml", version: 1, text };
    void this.#connection.sendNotification("textDocument/didOpen", { textDocument });
  }

  #close(path: string): void {
    this.#open.delete(path);
    void this.#connection.sendNotification("textDocument/didClose", {
      textDocument: { uri: pathToFileURL(path).href },
    });
  }

  #edit(path: string, document: OpenText, random: Random): void {
    const { text } = document;
    const map = new LineMap(text);
    const isRestored = random.chance(0.1);
    const start = isRestored ? 0 : random.below(text.length + 1);
    const end = isRestored ? text.length : Math.min(text.length, start + (random.chance(0.4) ? random.below(12) : 0));
    const inserted = isRestored ? (this.#originals.get(path) ?? "") : random.pick(typed);
    const range = { start: positionOf(map, start), end: positionOf(map, end) };
    // What lies inside a pair of surrogates is placed by the protocol as it is; the text must follow the same rule.
    document.text = text.slice(0, start) + inserted + text.slice(end);
    document.version++;
    void this.#connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: pathToFileURL(path).href, version: document.version },
      contentChanges: [{ range, text: inserted }],
    });
  }

  #save(path: string, document: OpenText): void {
    writeFileSync(path, document.text);
    const uri = pathToFileURL(path).href;
    void this.#connection.sendNotification("textDocument/didSave", { textDocument: { uri } });
    void this.#connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type: 2 }] });
  }

  #changeOnDisk(path: string, random: Random): void {
    const original = this.#originals.get(path) ?? "";
    const lines = original.split("\n").filter(() => !random.chance(0.05));
    writeFileSync(path, random.chance(0.5) ? original : lines.join("\n"));
    const uri = pathToFileURL(path).href;
    void this.#connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type: 2 }] });
  }

  async #ask(path: string, random: Random): Promise<void> {
    const text = this.#open.get(path)?.text ?? this.#originals.get(path) ?? "";
    const position = positionOf(new LineMap(text), random.below(text.length + 1));
    const textDocument = { uri: pathToFileURL(path).href };
    const context = { includeDeclaration: true };
    await this.#connection
      .sendRequest(random.pick(requests), { textDocument, position, context })
      .catch((error: { code?: number }) => {
        // A request about a file that is not open may be refused, but it must be answered.
        if (typeof error.code !== "number") throw error;
      });
  }

  async saveAll(): Promise<void> {
    for (const [path, document] of this.#open) this.#save(path, document);
    await this.#connection.sendRequest("workspace/executeCommand", { command: "strata.projects", arguments: [{}] });
  }

  problems(): SoakProblem[] {
    const found: SoakProblem[] = [];
    for (const [path, diagnostics] of this.#shown) {
      const file = relative(this.#folder, path).replaceAll("\\", "/");
      for (const { range, code, message } of diagnostics) {
        found.push(`${file}:${range.start.line + 1}:${range.start.character + 1} ${code} ${String(message)}`);
      }
    }
    return found.sort();
  }

  /** Waits for a condition on what the server has said, not for a time; gives up after a minute. */
  async until(condition: () => boolean): Promise<void> {
    const giveUp = performance.now() + 60_000;
    while (!condition() && performance.now() < giveUp && this.#crash === undefined) await sleep(20);
  }

  async stop(): Promise<void> {
    if (this.#crash !== undefined) return;
    const ended = once(this.#child, "exit");
    await this.#connection.sendRequest("shutdown");
    void this.#connection.sendNotification("exit");
    await ended;
  }
}

function positionOf(map: LineMap, offset: number): { line: number; character: number } {
  const { line, column } = map.positionAt(offset);
  return { line, character: column };
}
