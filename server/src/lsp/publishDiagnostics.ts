import type { Diagnostic, ProtocolConnection, Range } from "vscode-languageserver";
import { PublishDiagnosticsNotification } from "vscode-languageserver-protocol";
import { notify } from "./connect.ts";
import type { Documents } from "./documents.ts";
import type { Host } from "./host.ts";
import type { LiveProject } from "./liveProject.ts";
import { sameData } from "./sameData.ts";
import type { Settings } from "./settings.ts";
import { ShownFiles, shownProblems } from "./shownFiles.ts";
import { toDiagnostic } from "./toProtocol.ts";
import { keyOf } from "./uris.ts";

export interface PublisherParts {
  readonly connection: ProtocolConnection;
  readonly host: Host;
  readonly documents: Documents;
  readonly rules: (folder: string) => Settings["rules"];
  /** The project that speaks for a file where several could. */
  readonly ownerOf: (key: string) => LiveProject | undefined;
  readonly published: (projects: readonly LiveProject[]) => void;
}

/** After so many turns of the event loop without a message, what is there is the newest that can be known. */
const quietTurns = 2;
/** After so many it is told in any case, so that a client that never pauses is not left without an answer. */
const longestWait = 100;

/**
 * Tells the client what is wrong: never of a text that is known to be old, and only what is different from what it was
 * told last. While messages come in, nothing is told, so a burst of keys costs one answer; no time is waited for.
 */
export class Publisher {
  readonly #parts: PublisherParts;
  readonly #touched = new Set<LiveProject>();
  /** What each project says of a file. A schema may belong to several projects. */
  readonly #said = new Map<string, Map<LiveProject, readonly Diagnostic[]>>();
  readonly #keysOf = new Map<LiveProject, ReadonlySet<string>>();
  readonly #sent = new Map<string, Sent>();
  #isWaiting = false;
  #quiet = 0;
  #waited = 0;

  constructor(parts: PublisherParts) {
    this.#parts = parts;
  }

  /** To be called when the problems of a project may be different. */
  touch(project: LiveProject): void {
    this.#touched.add(project);
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#quiet = 0;
    this.#waited = 0;
    this.#parts.host.nextTurn(() => this.#wait());
  }

  /** To be called with every message: an answer goes before problems, and so does the next edit. */
  stir(): void {
    this.#quiet = 0;
  }

  /** To be called before an edit: an editor loses or moves the marks in the text that is replaced. */
  noteEdit(key: string, range: Range | undefined): void {
    const sent = this.#sent.get(key);
    if (sent === undefined) return;
    // Once the text has changed, the marks are not where they were sent to, so nothing is known of the next edit.
    if (
      sent.isEdited ||
      range === undefined ||
      sent.diagnostics.some((diagnostic) => overlap(diagnostic.range, range))
    ) {
      sent.isDisturbed = true;
    }
    sent.isEdited = true;
  }

  forget(project: LiveProject): void {
    this.#touched.delete(project);
    this.#say(project, new Map());
    this.#keysOf.delete(project);
  }

  #wait(): void {
    this.#quiet++;
    this.#waited++;
    if (this.#quiet < quietTurns && this.#waited < longestWait) {
      this.#parts.host.nextTurn(() => this.#wait());
      return;
    }
    this.#isWaiting = false;
    // A project that is being read tells when it has been.
    const projects = [...this.#touched].filter((project) => !project.isReading);
    this.#touched.clear();
    for (const project of projects) this.#say(project, this.#diagnosticsOf(project));
    if (projects.length > 0) this.#parts.published(projects);
  }

  #diagnosticsOf(project: LiveProject): ReadonlyMap<string, readonly Diagnostic[]> {
    const files = new ShownFiles(project, (key) => this.#parts.documents.get(key)?.uri);
    const rules = this.#parts.rules(project.folder);
    const diagnostics = new Map<string, readonly Diagnostic[]>();
    for (const name of files.names()) {
      const file = files.named(name);
      if (file === undefined) continue;
      const problems = shownProblems(project, name, rules);
      const fileNamed = (other: string) => files.named(other);
      diagnostics.set(
        file.uri,
        problems.map((problem) => toDiagnostic(problem, file.content, fileNamed)),
      );
    }
    return diagnostics;
  }

  #say(project: LiveProject, diagnostics: ReadonlyMap<string, readonly Diagnostic[]>): void {
    const keys = new Map([...diagnostics.keys()].map((uri) => [keyOf(uri), uri]));
    for (const key of this.#keysOf.get(project) ?? []) {
      if (keys.has(key)) continue;
      this.#said.get(key)?.delete(project);
      this.#send(key, this.#sent.get(key)?.uri ?? key);
    }
    this.#keysOf.set(project, new Set(keys.keys()));
    for (const [key, uri] of keys) {
      const said = this.#said.get(key) ?? new Map<LiveProject, readonly Diagnostic[]>();
      this.#said.set(key, said.set(project, diagnostics.get(uri) ?? []));
      this.#send(key, uri);
    }
  }

  #send(key: string, uri: string): void {
    const diagnostics = this.#combined(key);
    const sent = this.#sent.get(key);
    if (sent !== undefined) sent.isEdited = false;
    if (sameData(sent?.diagnostics ?? [], diagnostics) && !(sent?.isDisturbed && diagnostics.length > 0)) return;
    if (diagnostics.length === 0) this.#sent.delete(key);
    else this.#sent.set(key, { uri, diagnostics, isEdited: false, isDisturbed: false });
    const version = this.#parts.documents.get(key)?.version;
    const params = { uri, diagnostics: [...diagnostics], ...(version === undefined ? {} : { version }) };
    notify(this.#parts.connection, PublishDiagnosticsNotification.type.method, params);
  }

  #combined(key: string): readonly Diagnostic[] {
    const said = this.#said.get(key);
    if (said === undefined || said.size === 0) return [];
    const owner = said.size > 1 ? this.#parts.ownerOf(key) : undefined;
    const ofOwner = owner === undefined ? undefined : said.get(owner);
    if (ofOwner !== undefined) return ofOwner;
    const combined: Diagnostic[] = [];
    for (const diagnostic of [...said.values()].flat()) {
      if (said.size === 1 || !combined.some((known) => sameData(known, diagnostic))) combined.push(diagnostic);
    }
    return combined;
  }
}

interface Sent {
  readonly uri: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The text was edited since. */
  isEdited: boolean;
  /** An edit may have moved the client's marks away from where they belong. */
  isDisturbed: boolean;
}

/** Whether two ranges share a line. */
function overlap(one: Range, other: Range): boolean {
  return one.start.line <= other.end.line && other.start.line <= one.end.line;
}
