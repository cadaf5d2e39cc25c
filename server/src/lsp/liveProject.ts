import {
  type Edit,
  isConfigFile,
  type NamedLayers,
  namedLayers,
  Project,
  type ProjectDefaults,
  type Tree,
} from "../engine/engine.ts";
import type { Documents, OpenDocument } from "./documents.ts";
import { FolderListing, folderIn } from "./folderListing.ts";
import { contentOf, FolderReader, type FolderReaderParts, type FolderReading, isMarked } from "./folderReader.ts";
import type { FileContent, UnreadableContent } from "./host.ts";
import { LazyJudgement } from "./lazyJudgement.ts";
import type { Log } from "./log.ts";
import { ReadingQueue } from "./readingQueue.ts";
import type { RepositoryFacts } from "./repositories.ts";
import { SchemaShelf } from "./schemaShelf.ts";
import { keyOf, pathIn } from "./uris.ts";

export interface LiveProjectParts extends FolderReaderParts {
  readonly log: Log;
  /** What the settings say about the project in a folder with files of these names. */
  readonly defaults: (folder: string, names: Iterable<string>) => ProjectDefaults;
  /** Called when something may have to be shown anew. */
  readonly changed: (project: LiveProject) => void;
}

/** The newest state of the project in one folder: the files on disk under the documents of the editor. */
export class LiveProject {
  readonly folder: string;
  readonly key: string;
  readonly judgement: LazyJudgement;
  readonly #parts: LiveProjectParts;
  readonly #documents: Documents;
  readonly #reader: FolderReader;
  readonly #unreadable = new Map<string, UnreadableContent["kind"]>();
  readonly #listing = new FolderListing();
  #marked: ReadonlySet<string> = new Set();
  readonly #queue: ReadingQueue;
  #project: Project;
  #shelf = new SchemaShelf();
  #repository: RepositoryFacts | undefined;
  #named: { readonly manifest: Tree; readonly layers: NamedLayers } | undefined;

  constructor(folder: string, parts: LiveProjectParts) {
    this.folder = folder;
    this.key = keyOf(folder);
    this.#parts = parts;
    this.#documents = parts.documents;
    this.#reader = new FolderReader(folder, parts);
    this.#project = Project.open({ files: new Map(), otherNames: [], schemas: this.#shelf });
    this.judgement = new LazyJudgement(this.#project);
    this.#queue = new ReadingQueue({
      read: (wanted) => this.#reader.read(wanted, (name) => this.isOurs(name)),
      take: (reading) => this.#take(reading),
      failed: () => parts.log.error("A project could not be read."),
      ended: () => parts.changed(this),
    });
    this.readAll();
  }

  get project(): Project {
    return this.#project;
  }

  get unreadable(): ReadonlyMap<string, UnreadableContent["kind"]> {
    return this.#unreadable;
  }

  /** Whether something that is being read is still missing from what the project says. */
  get isReading(): boolean {
    return this.#queue.isReading;
  }

  /** Ends with the reading that is under way. */
  settled(): Promise<void> {
    return this.#queue.settled();
  }

  /** Whether the folder has been read for the first time. */
  get isLoaded(): boolean {
    return this.#queue.hasEnded;
  }

  get isEmpty(): boolean {
    return this.#project.files.size === 0;
  }

  /** Whether a file's text is in the project's hands. */
  holds(name: string): boolean {
    return this.#project.files.has(name) && !this.#unreadable.has(name);
  }

  /** Whether a file is one of the project's, or would be if it were there. */
  isOurs(name: string): boolean {
    return (!name.includes("/") && isConfigFile(name)) || (this.#namedLayers()?.has(name) ?? false);
  }

  schemaUri(reference: string): string | undefined {
    return this.#reader.schemaUri(reference);
  }

  /** Follows an edit of a document whose text the project holds. */
  edit(name: string, document: OpenDocument, edit: Edit): void {
    const { project, change } = this.#project.withEdit(name, edit);
    this.#project = project;
    document.content = project.files.get(name)?.tree ?? document.content;
    this.judgement.add(project, change);
    if (change.kind === "everything") this.#followPlan();
    this.#parts.changed(this);
  }

  /** Takes over a document that was opened. */
  takeDocument(name: string, document: OpenDocument): void {
    // The reading under way will find the document.
    if (!this.isLoaded) return;
    const tree = this.holds(name) ? this.#project.files.get(name)?.tree : undefined;
    const isSame = tree?.length === document.content.length && tree.text() === document.content.text();
    if (isMarked(tree) && !isMarked(document.content)) this.#marked = new Set([...this.#marked, name]);
    if (tree === undefined || !isSame) this.takeDocuments();
    else {
      document.content = tree;
      this.#parts.changed(this);
    }
  }

  /** Saving may write a file without the mark that it had on disk, which its text does not tell. */
  saved(name: string): void {
    if (this.#marked.has(name)) this.readFiles([name]);
  }

  /** Takes over what the settings of the editor say now. */
  takeSettings(): void {
    // The reading under way will ask for them.
    if (!this.isLoaded) return;
    const defaults = this.#parts.defaults(this.folder, this.#project.files.keys());
    if (JSON.stringify(defaults) !== JSON.stringify(this.#project.input.defaults)) this.takeDocuments();
    else this.#parts.changed(this);
  }

  /** Takes over what the documents of the editor say now. */
  takeDocuments(): void {
    this.#reopen(new Map());
    this.#parts.changed(this);
  }

  /** To be called when a document that is no configuration file has changed: it may be a schema. */
  takeSchema(key: string): void {
    const references = this.#referencesTo(key);
    const document = this.#documents.get(key);
    if (references.length === 0) return;
    const content = document === undefined ? undefined : contentOf(document.content);
    if (content === undefined) this.#queue.want((wanted) => addAll(wanted.schemas, references));
    else {
      const text = content.kind === "text" ? content.text : undefined;
      this.#shelf = this.#shelf.with(new Map(references.map((reference) => [reference, text])));
      this.takeDocuments();
    }
  }

  /** Reads files again whose names are given by their path; those that come and go change the listing as well. */
  readFiles(names: Iterable<string>): void {
    this.#queue.want((wanted) => addAll(wanted.files, names));
  }

  readSchemas(key: string): void {
    this.#queue.want((wanted) => addAll(wanted.schemas, this.#referencesTo(key)));
  }

  readListing(folder: string): void {
    this.#queue.want((wanted) => wanted.folders.add(folder));
  }

  /** Reads everything again. */
  readAll(): void {
    this.#queue.want((wanted) => {
      wanted.folders.add("");
      addAll(wanted.folders, this.#listing.folders());
      addAll(wanted.schemas, this.#shelf.references());
    });
  }

  /** Whether a file lies in the folder itself on disk. */
  lists(name: string): boolean {
    return this.#listing.namesIn("").includes(name);
  }

  hasListed(folder: string): boolean {
    return this.#listing.has(folder);
  }

  /** The text of the schema that the project uses, if it lies in a file. */
  schemaText(): { readonly uri: string; readonly text: string } | undefined {
    const reference = this.#project.plan.schema;
    const uri = reference === undefined ? undefined : this.schemaUri(reference);
    const text = reference === undefined ? undefined : this.#shelf.get(reference);
    return uri === undefined || text === undefined ? undefined : { uri, text };
  }

  #referencesTo(key: string): string[] {
    return [...this.#shelf.references()].filter((reference) => {
      const uri = this.schemaUri(reference);
      return uri !== undefined && keyOf(uri) === key;
    });
  }

  #take({ listings, files, schemas, repository, marked }: FolderReading): void {
    const known = [...this.#marked].filter((name) => !marked.has(name));
    this.#marked = new Set([...known, ...[...marked].flatMap(([name, isThere]) => (isThere ? [name] : []))]);
    const read = new Map(files);
    for (const [folder, names] of listings) {
      const present = new Set(names);
      for (const name of this.#project.files.keys()) {
        if (folderIn(name) === folder && !present.has(name)) read.set(name, undefined);
      }
      this.#listing.set(folder, names);
    }
    this.#listing.noteRead(read);
    this.#shelf = this.#shelf.with(schemas);
    this.#repository = repository;
    this.#reopen(read);
  }

  #reopen(read: ReadonlyMap<string, FileContent | undefined>): void {
    const documents = this.#ownDocuments();
    const candidates = new Set([...this.#project.files.keys(), ...read.keys(), ...documents.keys()]);
    const texts = new Map<string, string>();
    for (const name of candidates) {
      const content = this.isOurs(name) ? this.#contentOf(name, read, documents) : undefined;
      if (content === undefined || content.kind === "text") this.#unreadable.delete(name);
      else this.#unreadable.set(name, content.kind);
      // A file that cannot be read is there all the same, so it must not count as absent.
      if (content !== undefined) texts.set(name, content.kind === "text" ? content.text : "");
    }
    this.#project = Project.open(this.#inputWith(texts, documents), this.#project);
    this.judgement.restart(this.#project);
    for (const [name, document] of documents) {
      const tree = this.#project.files.get(name)?.tree;
      if (tree !== undefined && this.holds(name)) document.content = tree;
    }
    this.#followPlan();
  }

  #inputWith(files: ReadonlyMap<string, string>, documents: ReadonlyMap<string, OpenDocument>) {
    const others = new Set(
      [...this.#listing.namesIn(""), ...documents.keys()].filter((name) => !files.has(name) && !name.includes("/")),
    );
    return {
      files,
      otherNames: [...others],
      schemas: this.#shelf,
      defaults: this.#parts.defaults(this.folder, files.keys()),
      marked: this.#marked,
      ...this.#repository,
    };
  }

  #contentOf(
    name: string,
    read: ReadonlyMap<string, FileContent | undefined>,
    documents: ReadonlyMap<string, OpenDocument>,
  ): FileContent | undefined {
    const document = documents.get(name);
    if (document !== undefined) return contentOf(document.content);
    if (read.has(name)) return read.get(name);
    const kind = this.#unreadable.get(name);
    if (kind !== undefined) return { kind };
    const tree = this.#project.files.get(name)?.tree;
    return tree === undefined ? undefined : { kind: "text", text: tree.text() };
  }

  /** The open documents in the folder and below, by their path from it. */
  #ownDocuments(): ReadonlyMap<string, OpenDocument> {
    const documents = new Map<string, OpenDocument>();
    for (const document of this.#documents.all()) {
      const path = pathIn(this.key, document.key);
      if (path !== undefined) documents.set(path, document);
    }
    return documents;
  }

  /** Asks for what the plan speaks of and has not been read yet, and lets go of what it speaks of no more. */
  #followPlan(): void {
    const { files } = this.#project;
    const hasForeign = [...files.keys()].some((name) => !this.isOurs(name));
    const hasNew = [...this.#ownDocuments().keys()].some((name) => this.isOurs(name) && !files.has(name));
    if (hasForeign || hasNew) {
      this.#reopen(new Map());
      return;
    }
    const folders = (this.#namedLayers()?.folders ?? []).filter((folder) => !this.#listing.has(folder));
    const unread = [...this.#listing.readable()].filter((name) => !files.has(name) && this.isOurs(name));
    this.#queue.want((wanted) => {
      addAll(wanted.schemas, this.#shelf.missing);
      addAll(wanted.folders, folders);
      addAll(wanted.files, unread);
    });
    this.#shelf.missing.clear();
  }

  #namedLayers(): NamedLayers | undefined {
    const { manifest } = this.#project;
    if (manifest === undefined) return undefined;
    if (this.#named?.manifest !== manifest) this.#named = { manifest, layers: namedLayers(manifest) };
    return this.#named.layers;
  }
}

function addAll(set: Set<string>, values: Iterable<string>): void {
  for (const value of values) set.add(value);
}
