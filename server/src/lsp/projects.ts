import { isConfigFile } from "../engine/engine.ts";
import type { Documents, OpenDocument } from "./documents.ts";
import { findProjects, isSkipped } from "./findProjects.ts";
import { LiveProject, type LiveProjectParts } from "./liveProject.ts";
import { folderOf, keyOf, nameOf, pathIn } from "./uris.ts";

export interface ProjectsParts extends Omit<LiveProjectParts, "isInWorkspace"> {
  readonly documents: Documents;
  /** Called when a project is gone, so that what was said of it can be taken back. */
  readonly removed: (project: LiveProject) => void;
}

/** A project that may hold a file, and what the file is called there. */
export interface Claim {
  readonly project: LiveProject;
  readonly name: string;
}

/** All projects that are known: those in the workspace folders, and those of open documents elsewhere. */
export class Projects {
  readonly #parts: ProjectsParts;
  readonly #projects = new Map<string, LiveProject>();
  /** The URIs of the workspace folders by their keys. */
  readonly #folders = new Map<string, string>();

  constructor(parts: ProjectsParts) {
    this.#parts = parts;
  }

  all(): Iterable<LiveProject> {
    return this.#projects.values();
  }

  /** The project in a folder that is given by its key. */
  at(key: string): LiveProject | undefined {
    return this.#projects.get(key);
  }

  get folders(): ReadonlyMap<string, string> {
    return this.#folders;
  }

  /** The innermost workspace folder around a folder. */
  workspaceFolderOf(uri: string): string | undefined {
    const around = [...this.#folders.keys()].filter((key) => isAtOrIn(key, keyOf(uri)));
    const innermost = around.sort((one, other) => other.length - one.length)[0];
    return innermost === undefined ? undefined : this.#folders.get(innermost);
  }

  nameFolders(uris: readonly string[]): void {
    for (const uri of uris) this.#folders.set(keyOf(uri), uri);
  }

  /** Finds all projects in a workspace folder. */
  async search(folder: string): Promise<void> {
    const { host, repositories, log } = this.#parts;
    try {
      for await (const found of findProjects(host, repositories, folder)) {
        if (!this.#folders.has(keyOf(folder))) return;
        // One after the other, so that a large workspace does not take all of the machine at once.
        await this.ensure(found).settled();
      }
    } catch {
      log.error("A workspace folder could not be searched.");
    }
  }

  removeFolders(uris: readonly string[]): void {
    for (const uri of uris) this.#folders.delete(keyOf(uri));
    for (const project of [...this.#projects.values()]) this.#removeIfOutside(project);
  }

  /** The projects that a file belongs to, or would if it were there. One that names the file itself comes first. */
  claimsOn(key: string): readonly Claim[] {
    const claims: Claim[] = [];
    for (let folder = folderOf(key); folder !== undefined; folder = folderOf(folder)) {
      const project = this.#projects.get(folder);
      const name = project === undefined ? undefined : pathIn(folder, key);
      if (project !== undefined && name !== undefined && project.isOurs(name)) claims.unshift({ project, name });
    }
    return claims;
  }

  /** The project that speaks for a file. */
  ownerOf(key: string): Claim | undefined {
    return this.claimsOn(key).find(({ project, name }) => project.project.files.has(name));
  }

  /** The project in a folder; it is read if it was not known. */
  ensure(folder: string): LiveProject {
    const key = keyOf(folder);
    const known = this.#projects.get(key);
    if (known !== undefined) return known;
    const isInWorkspace = (file: string) => [...this.#folders.keys()].some((around) => isAtOrIn(around, file));
    const changed = (project: LiveProject) => this.#changed(project);
    const project = new LiveProject(folder, { ...this.#parts, isInWorkspace, changed });
    this.#projects.set(key, project);
    return project;
  }

  opened(document: OpenDocument): void {
    const folder = folderOf(document.uri);
    if (folder !== undefined && isConfigFile(nameOf(document.uri)) && this.#isReachable(document.uri))
      this.ensure(folder);
    for (const { project, name } of this.claimsOn(document.key)) project.takeDocument(name, document);
    this.#takeName(document.key);
    this.#takeSchema(document.key);
  }

  /** To be called after the text of a document changed that no project holds. */
  changedOutside(key: string): void {
    for (const { project } of this.claimsOn(key)) if (project.isLoaded) project.takeDocuments();
    this.#takeSchema(key);
  }

  closed(key: string): void {
    for (const { project, name } of this.claimsOn(key)) project.readFiles([name]);
    this.#takeName(key);
    this.#takeSchema(key);
  }

  /** A file that came may be the first of a project. */
  created(uri: string): void {
    const folder = folderOf(uri);
    const isWanted = isConfigFile(nameOf(uri)) && !isSkipped(uri) && this.workspaceFolderOf(uri) !== undefined;
    if (folder !== undefined && isWanted) this.ensure(folder);
  }

  takeSettings(): void {
    for (const project of this.#projects.values()) project.takeSettings();
  }

  /** What is not on disk is beside the other files all the same while it is open, and a name can make it the schema. */
  #takeName(key: string): void {
    const folder = folderOf(key);
    const name = folder === undefined ? undefined : pathIn(folder, key);
    const project = folder === undefined ? undefined : this.#projects.get(folder);
    if (project === undefined || name === undefined || !project.isLoaded) return;
    if (!project.lists(name) && !project.isOurs(name)) project.takeDocuments();
  }

  #takeSchema(key: string): void {
    for (const project of this.#projects.values()) project.takeSchema(key);
  }

  #changed(project: LiveProject): void {
    if (this.#projects.get(project.key) !== project) return;
    const isGone = project.isLoaded && !project.isReading && project.isEmpty;
    if (isGone) this.#remove(project);
    else this.#parts.changed(project);
  }

  #removeIfOutside(project: LiveProject): void {
    const isInside = this.workspaceFolderOf(project.folder) !== undefined;
    const isOpen = [...this.#parts.documents.all()].some(({ key }) => pathIn(project.key, key) !== undefined);
    if (!isInside && !isOpen) this.#remove(project);
  }

  #remove(project: LiveProject): void {
    this.#projects.delete(project.key);
    this.#parts.removed(project);
  }

  /** Editors also show texts that lie nowhere, and old versions of files; those are no project's. */
  #isReachable(uri: string): boolean {
    const scheme = schemeOf(uri);
    const known = [...this.#folders.values()].map(schemeOf);
    return !uri.includes("?") && (scheme === "file" || known.includes(scheme));
  }
}

function schemeOf(uri: string): string {
  return uri.slice(0, Math.max(uri.indexOf(":"), 0)).toLowerCase();
}

function isAtOrIn(folderKey: string, key: string): boolean {
  return folderKey === key || pathIn(folderKey, key) !== undefined;
}
