import type { FileContent } from "./host.ts";

/** The names of the files that were found in a project's folder and in folders below, by their path from it. */
export class FolderListing {
  readonly #names = new Map<string, readonly string[]>();
  /** Files that were listed or named and could not be read. */
  readonly #absent = new Set<string>();

  /** The folders that were listed; `""` is the project's own. */
  folders(): Iterable<string> {
    return this.#names.keys();
  }

  has(folder: string): boolean {
    return this.#names.has(folder);
  }

  namesIn(folder: string): readonly string[] {
    return this.#names.get(folder) ?? [];
  }

  set(folder: string, names: readonly string[]): void {
    this.#names.set(folder, names);
  }

  noteRead(read: ReadonlyMap<string, FileContent | undefined>): void {
    for (const [name, content] of read) {
      if (content === undefined) this.#absent.add(name);
      else this.#absent.delete(name);
    }
  }

  /** The files that could be read, as far as is known. */
  *readable(): Iterable<string> {
    for (const names of this.#names.values()) {
      for (const name of names) if (!this.#absent.has(name)) yield name;
    }
  }
}

export function folderIn(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf("/"), 0));
}
