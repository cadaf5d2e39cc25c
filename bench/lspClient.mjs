// A small client of the language server protocol over a child's stdin and stdout.
// It keeps its own cost low: a message is parsed once, when it is complete, and stamped with the time at which its last byte came.

import { spawn } from "node:child_process";

/**
 * @typedef {{ range: { start: { line: number, character: number }, end: { line: number, character: number } }, message: string, severity?: number, code?: string | number, source?: string }} Diagnostic
 * @typedef {{ uri: string, version?: number, diagnostics: Diagnostic[], at: number }} Publication
 * @typedef {{ command: string, args: string[], environment?: Record<string, string>, settings?: unknown }} Launch
 */

const headerEnd = Buffer.from("\r\n\r\n");

export class LspClient {
  /** @type {Map<number, { resolve: (result: unknown) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  /** @type {Set<(publication: Publication) => void>} */
  #listeners = new Set();
  /** @type {Buffer[]} */
  #chunks = [];
  #received = 0;
  #expected = 0;
  #nextId = 1;
  #child;
  #settings;
  #ended = "";
  #errorText = "";
  /** @type {(reason: string) => void} */
  #announceEnd = () => {};

  /** @param {Launch} launch @param {string} folder */
  constructor(launch, folder) {
    /** Told once the server's process is gone. @type {Promise<string>} */
    this.ended = new Promise((resolve) => {
      this.#announceEnd = resolve;
    });
    this.startedAt = performance.now();
    this.#settings = launch.settings ?? null;
    this.#child = spawn(launch.command, launch.args, {
      cwd: folder,
      stdio: ["pipe", "pipe", "pipe"],
      env: cleanEnvironment(launch.environment),
    });
    this.#child.stdout.on("data", (chunk) => this.#receive(chunk));
    this.#child.stderr.on("data", (chunk) => {
      this.#errorText = (this.#errorText + chunk).slice(-2000);
    });
    this.#child.stdin.on("error", () => {});
    this.#child.on("error", (error) => this.#end(error.message));
    this.#child.on("exit", (code, signal) => this.#end(`the server ended (${signal ?? `exit code ${code}`})`));
  }

  get processId() {
    return this.#child.pid;
  }

  /** What the server last wrote to its error stream: shown when a measure fails. */
  get errorText() {
    return this.#errorText.trim();
  }

  /** @param {string} method @param {unknown} params @returns {Promise<any>} */
  request(method, params) {
    if (this.#ended) return Promise.reject(new Error(this.#ended));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ jsonrpc: "2.0", id, method, params });
    });
  }

  /** @param {string} method @param {unknown} params @returns {number} the time just before the first byte left */
  notify(method, params) {
    return this.#send({ jsonrpc: "2.0", method, params });
  }

  /** Sends several notifications in one write, so that the server has the last when it reads the first.
   * @param {{ method: string, params: unknown }[]} notifications @returns {number} */
  notifyAtOnce(notifications) {
    const buffers = notifications.map((notification) => frame({ jsonrpc: "2.0", ...notification }));
    const sentAt = performance.now();
    if (!this.#ended) this.#child.stdin.write(Buffer.concat(buffers));
    return sentAt;
  }

  /** @param {(publication: Publication) => void} listener @returns {() => void} what stops the listening */
  onPublication(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks the server to leave, and ends its process when it does not. */
  async stop() {
    if (this.#ended) return;
    const left = new Promise((resolve) => this.#child.once("exit", resolve));
    const killer = setTimeout(() => this.#child.kill("SIGKILL"), 1000);
    this.request("shutdown", null).then(
      () => this.notify("exit", null),
      () => {},
    );
    await left;
    clearTimeout(killer);
  }

  /** @param {object} message */
  #send(message) {
    const buffer = frame(message);
    const sentAt = performance.now();
    if (!this.#ended) this.#child.stdin.write(buffer);
    return sentAt;
  }

  /** @param {Buffer} chunk */
  #receive(chunk) {
    const at = performance.now();
    this.#chunks.push(chunk);
    this.#received += chunk.length;
    while (this.#received > 0 && this.#received >= this.#expected) {
      const buffer = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
      const message = takeMessage(buffer);
      this.#chunks = [message.rest];
      this.#received = message.rest.length;
      this.#expected = message.expected;
      if (message.body === undefined) return;
      const value = parseMessage(message.body);
      if (value === undefined) {
        this.#end("the server wrote what is no message");
        this.#child.kill("SIGKILL");
        return;
      }
      this.#handle(value, at);
    }
  }

  /** @param {any} message @param {number} at */
  #handle(message, at) {
    if (message.method === "textDocument/publishDiagnostics") {
      for (const listener of [...this.#listeners]) listener({ ...message.params, at });
      return;
    }
    if (message.method !== undefined) {
      if (message.id !== undefined) this.#answer(message);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(new Error(message.error.message));
    else waiting?.resolve(message.result);
  }

  /** Answers what servers ask of an editor; an unknown question gets null, as a plain editor would say.
   * @param {any} message */
  #answer(message) {
    const items = message.method === "workspace/configuration" ? message.params.items : undefined;
    const result = items ? items.map(() => this.#settings) : null;
    this.#send({ jsonrpc: "2.0", id: message.id, result });
  }

  /** @param {string} reason */
  #end(reason) {
    this.#ended ||= reason;
    this.#announceEnd(this.#ended);
    for (const { reject } of this.#waiting.values()) reject(new Error(this.#ended));
    this.#waiting.clear();
  }
}

/**
 * `NODE_EXTRA_CA_CERTS` adds tens of milliseconds to every start of Node and says nothing about a server.
 * @param {Record<string, string> | undefined} extra
 */
export function cleanEnvironment(extra) {
  const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...environment } = process.env;
  return { ...environment, ...extra };
}

/** @param {string} body @returns {any} nothing when it is not JSON */
function parseMessage(body) {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** @param {object} message */
function frame(message) {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

/** @param {Buffer} buffer @returns {{ body?: string, rest: Buffer, expected: number }} */
function takeMessage(buffer) {
  const end = buffer.indexOf(headerEnd);
  if (end < 0) return { rest: buffer, expected: 0 };
  const length = Number(/content-length: *(\d+)/i.exec(buffer.toString("latin1", 0, end))?.[1] ?? 0);
  const from = end + headerEnd.length;
  if (buffer.length < from + length) return { rest: buffer, expected: from + length };
  return { body: buffer.toString("utf8", from, from + length), rest: buffer.subarray(from + length), expected: 0 };
}
