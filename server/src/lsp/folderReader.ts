import type { Documents } from "./documents.ts";
import { type FileContent, type Host, maximumLength } from "./host.ts";
import type { Repositories, RepositoryFacts } from "./repositories.ts";
import { keyOf, pathIn, uriIn } from "./uris.ts";

/** What is to be read of a project's folder: its listing and those of folders below, files, and schemas. */
export class Wanted {
  readonly folders = new Set<string>();
  readonly files = new Set<string>();
  readonly schemas = new Set<string>();

  get isEmpty(): boolean {
    return this.folders.size + this.files.size + this.schemas.size === 0;
  }
}

export interface FolderReading {
  /** The names of all files in the folders that were listed, by the folder's path. */
  readonly listings: ReadonlyMap<string, readonly string[]>;
  readonly files: ReadonlyMap<string, FileContent | undefined>;
  readonly schemas: ReadonlyMap<string, string | undefined>;
  readonly repository: RepositoryFacts | undefined;
  /** Which of the files that are open start with a byte order mark on disk and not in the editor. */
  readonly marked: ReadonlyMap<string, boolean>;
}

export interface FolderReaderParts {
  readonly host: Host;
  readonly documents: Documents;
  readonly repositories: Repositories;
  /** Whether a file may be read as a schema, by its key. */
  readonly isInWorkspace: (key: string) => boolean;
}

/** Reads what a project needs. Open documents are not read from disk, as what they say counts more. */
export class FolderReader {
  readonly #folder: string;
  readonly #parts: FolderReaderParts;

  constructor(folder: string, parts: FolderReaderParts) {
    this.#folder = folder;
    this.#parts = parts;
  }

  /** `isOurs` tells which of the files in a listing are read along with it. */
  async read(wanted: Wanted, isOurs: (name: string) => boolean): Promise<FolderReading> {
    const listings = new Map(await Promise.all([...wanted.folders].map((folder) => this.#list(folder))));
    const listed = [...listings.values()].flat().filter(isOurs);
    const names = [...new Set([...wanted.files, ...listed])];
    const [files, schemas, repository, marked] = await Promise.all([
      Promise.all(names.map(async (name) => [name, await this.#file(name)] as const)),
      Promise.all([...wanted.schemas].map(async (reference) => [reference, await this.#schema(reference)] as const)),
      this.#parts.repositories.around(this.#folder),
      Promise.all(names.map(async (name) => [name, await this.#hidesMark(name)] as const)),
    ]);
    return { listings, files: new Map(files), schemas: new Map(schemas), repository, marked: new Map(marked) };
  }

  /**
   * Where a schema lies; undefined for one that ships and for one that may not be read: what a schema refers to must not
   * reach for files outside of the workspace, or for a network.
   */
  schemaUri(reference: string): string | undefined {
    const isAbsolute = /^[a-z][a-z0-9+.-]+:/i.test(reference);
    if (reference.startsWith("strata:") || reference === "" || (!isAbsolute && /^(?:\/|\.\.)/.test(reference)))
      return undefined;
    const uri = isAbsolute ? reference : uriIn(this.#folder, reference);
    const key = keyOf(uri);
    const isInside = pathIn(keyOf(this.#folder), key) !== undefined || this.#parts.isInWorkspace(key);
    return isInside && !key.split("/").includes("..") ? uri : undefined;
  }

  async #list(folder: string): Promise<readonly [string, readonly string[]]> {
    const entries = await this.#parts.host.listFolder(folder === "" ? this.#folder : uriIn(this.#folder, folder));
    const names = entries.filter((entry) => entry.kind === "file").map((entry) => entry.name);
    return [folder, names.map((name) => (folder === "" ? name : `${folder}/${name}`))];
  }

  async #file(name: string): Promise<FileContent | undefined> {
    const uri = uriIn(this.#folder, name);
    const document = this.#parts.documents.get(keyOf(uri));
    return document === undefined ? this.#parts.host.readFile(uri) : contentOf(document.content);
  }

  /** Editors leave the mark out of what they show, and write it again when they save. */
  async #hidesMark(name: string): Promise<boolean> {
    const uri = uriIn(this.#folder, name);
    const document = this.#parts.documents.get(keyOf(uri));
    if (document === undefined || isMarked(document.content)) return false;
    const content = await this.#parts.host.readFile(uri);
    return content?.kind === "text" && isMarked(content.text);
  }

  async #schema(reference: string): Promise<string | undefined> {
    if (reference.startsWith("strata:")) return this.#parts.host.readShippedSchema(reference.slice("strata:".length));
    const uri = this.schemaUri(reference);
    if (uri === undefined) return undefined;
    const document = this.#parts.documents.get(keyOf(uri));
    const content = document === undefined ? await this.#parts.host.readFile(uri) : contentOf(document.content);
    return content?.kind === "text" ? content.text : undefined;
  }
}

/** Whether a text starts with a byte order mark. */
export function isMarked(text: { slice(start: number, end: number): string } | undefined): boolean {
  return text?.slice(0, 1) === "\ufeff";
}

/** What a document in the editor contributes, under the same limit as a file on disk. */
export function contentOf(content: { readonly length: number; text(): string }): FileContent {
  return content.length > maximumLength ? { kind: "too-large" } : { kind: "text", text: content.text() };
}
