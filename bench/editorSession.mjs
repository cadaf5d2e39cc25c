// A server with one open document, as an editor has it: edits, what is published for them, and questions.

import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { LspClient } from "./lspClient.mjs";

/**
 * @typedef {import("./lspClient.mjs").Diagnostic} Diagnostic
 * @typedef {import("./lspClient.mjs").Publication} Publication
 * @typedef {{ line: number, character: number, remove?: number, insert?: string }} Edit within one line
 */

const capabilities = {
  textDocument: {
    synchronization: { didSave: true },
    publishDiagnostics: { versionSupport: true, relatedInformation: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
    hover: { contentFormat: ["markdown"] },
  },
  workspace: { configuration: true, workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
};

export class EditorSession {
  #client;
  #incremental = false;
  #version = 0;
  #lines = [""];
  #timeLimit;
  /** @type {Publication | undefined} */
  #latest;

  /**
   * @param {import("./servers.mjs").Server} server
   * @param {{ folder: string, file: string, timeLimit: number }} where the workspace, the document, and the milliseconds to wait for an answer
   */
  constructor(server, where) {
    this.server = server;
    this.folder = where.folder;
    this.uri = pathToFileURL(where.file).href;
    this.#timeLimit = where.timeLimit;
    this.#client = new LspClient(server.launch, where.folder);
    this.#client.onPublication((publication) => {
      if (publication.uri === this.uri && !isOlder(publication, this.#latest)) this.#latest = publication;
    });
  }

  get client() {
    return this.#client;
  }

  get version() {
    return this.#version;
  }

  async initialize() {
    const uri = pathToFileURL(this.folder).href;
    const answer = await this.#limited(
      this.#client.request("initialize", {
        processId: process.pid,
        rootUri: uri,
        workspaceFolders: [{ uri, name: "bench" }],
        capabilities,
      }),
      "initialize",
    );
    const sync = answer.capabilities.textDocumentSync;
    this.#incremental = (sync?.change ?? sync) === 2;
    this.#client.notify("initialized", {});
  }

  /** Opens the document and gives back what is first published for it that has any problem.
   * @param {string} text */
  open(text) {
    this.#version = 1;
    return this.#published(
      () => this.openQuietly(text),
      (publication) => publication.diagnostics.length > 0,
    );
  }

  /** Opens the document; nothing is awaited. @param {string} text */
  openQuietly(text) {
    this.#lines = text.split("\n");
    this.#version = 1;
    const textDocument = { uri: this.uri, languageId: "toml", version: 1, text };
    return this.#client.notify("textDocument/didOpen", { textDocument });
  }

  /** Opens another document of the same folder; nothing is awaited.
   * @param {string} file @param {string} text */
  openOther(file, text) {
    const uri = pathToFileURL(file).href;
    this.#client.notify("textDocument/didOpen", { textDocument: { uri, languageId: "toml", version: 1, text } });
    return uri;
  }

  /** @param {number} line */
  lineText(line) {
    return this.#lines[line];
  }

  /**
   * Edits the document and waits for the problems of the edited text. A publication counts when its version is the edited one,
   * or when it has none, and when it shows what the edit must bring about.
   * @param {Edit[]} edits @param {(diagnostics: Diagnostic[]) => boolean} shows
   */
  edit(edits, shows) {
    const params = this.prepareEdit(edits);
    return this.#published(
      () => this.#client.notify("textDocument/didChange", params),
      (publication) => this.server.canned || shows(publication.diagnostics),
    );
  }

  /** Edits the document; nothing is awaited. @param {Edit[]} edits */
  send(edits) {
    return this.#client.notify("textDocument/didChange", this.prepareEdit(edits));
  }

  /** Puts another text into the document; nothing is awaited. @param {string} text */
  replace(text) {
    this.#lines = text.split("\n");
    this.#version++;
    const textDocument = { uri: this.uri, version: this.#version };
    return this.#client.notify("textDocument/didChange", { textDocument, contentChanges: [{ text }] });
  }

  /** Applies edits to the text at hand and gives the notification that tells the server, in the way the server asked for.
   * @param {Edit[]} edits */
  prepareEdit(edits) {
    this.#version++;
    const contentChanges = edits.map((edit) => this.#apply(edit));
    const textDocument = { uri: this.uri, version: this.#version };
    if (this.#incremental) return { textDocument, contentChanges };
    return { textDocument, contentChanges: [{ text: this.#lines.join("\n") }] };
  }

  /** @param {string} method @param {{ line: number, character: number }} position @returns {Promise<any>} */
  ask(method, position) {
    return this.#limited(this.#client.request(method, { textDocument: { uri: this.uri }, position }), method);
  }

  /** Waits until the document's publications have satisfied the listener, which is called with each and answers whether it is done.
   * @param {(publication: Publication) => boolean} isDone @param {string | (() => string)} what */
  until(isDone, what) {
    return this.#limited(
      new Promise((resolve) => {
        const stop = this.#client.onPublication((publication) => {
          if (!isDone(publication)) return;
          stop();
          resolve(publication);
        });
      }),
      what,
    );
  }

  /** Waits until the problems of the present text are published and are as asked; at once when they already are.
   * @param {(diagnostics: Diagnostic[]) => boolean} shows */
  async reach(shows) {
    const isReached = (/** @type {Publication} */ publication) =>
      publication.uri === this.uri &&
      (publication.version ?? this.#version) === this.#version &&
      (this.server.canned || shows(publication.diagnostics));
    if (this.#latest && isReached(this.#latest)) return this.#latest;
    return this.until(isReached, `the problems of version ${this.#version}`);
  }

  /** The same, for problems that a server may lose: gives up after a while, and answers whether they came.
   * @param {(diagnostics: Diagnostic[]) => boolean} shows @param {number} milliseconds */
  async reachIfEver(shows, milliseconds) {
    const patience = new AbortController();
    const given = wait(milliseconds, false, { signal: patience.signal }).catch(() => false);
    const came = await Promise.race([this.reach(shows).then(() => true), given]);
    patience.abort();
    return came;
  }

  /** Waits until nothing was published for so many milliseconds, and gives back the last publication of the document.
   * @param {number} milliseconds */
  async quiet(milliseconds) {
    let last = performance.now();
    const stop = this.#client.onPublication((publication) => {
      last = publication.at;
    });
    while (performance.now() - last < milliseconds) await wait(milliseconds - (performance.now() - last) + 1);
    stop();
    return this.#latest;
  }

  stop() {
    return this.#client.stop();
  }

  /** @param {Edit} edit */
  #apply({ line, character, remove = 0, insert = "" }) {
    const text = this.#lines[line];
    this.#lines[line] = text.slice(0, character) + insert + text.slice(character + remove);
    const range = { start: { line, character }, end: { line, character: character + remove } };
    return { range, text: insert };
  }

  /**
   * @param {() => number} send @param {(publication: Publication) => boolean} accepts
   * @returns {Promise<{ milliseconds: number, publication: Publication }>}
   */
  async #published(send, accepts) {
    const version = this.#version;
    const publication = this.until(
      (candidate) => candidate.uri === this.uri && (candidate.version ?? version) === version && accepts(candidate),
      `the problems of version ${version}`,
    );
    const sentAt = send();
    const accepted = await publication;
    return { milliseconds: accepted.at - sentAt, publication: accepted };
  }

  /** @template T @param {Promise<T>} answer @param {string | (() => string)} what @returns {Promise<T>} */
  #limited(answer, what) {
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const name = () => (typeof what === "string" ? what : what());
    const late = new Promise((_resolve, reject) => {
      const seconds = this.#timeLimit / 1000;
      timer = setTimeout(() => reject(new Error(`no answer within ${seconds} s: ${name()}`)), this.#timeLimit);
    });
    const ended = this.#client.ended.then((reason) => Promise.reject(new Error(`${reason} before ${name()}`)));
    return Promise.race([answer, late, ended]).finally(() => clearTimeout(timer));
  }
}

/** Tombi answers texts side by side, so an older text's problems may come after a newer one's.
 * @param {Publication} publication @param {Publication | undefined} latest */
function isOlder(publication, latest) {
  return publication.version !== undefined && publication.version < (latest?.version ?? 0);
}

/** What tells one set of problems from another. @param {Diagnostic[]} diagnostics */
export function signature(diagnostics) {
  return diagnostics
    .map(({ range, message }) => `${range.start.line}:${range.start.character} ${message}`)
    .sort()
    .join("\n");
}

/** @param {Diagnostic[]} diagnostics @param {number} line */
export function hasProblemOn(diagnostics, line) {
  return diagnostics.some(({ range }) => range.start.line === line);
}
