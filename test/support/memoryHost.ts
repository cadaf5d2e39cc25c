import type { FileContent, FolderEntry, Host } from "../../server/src/lsp/host.ts";
import { keyOf } from "../../server/src/lsp/uris.ts";

/** Files in memory by their paths, and a process that only remembers how it was ended. */
export class MemoryHost implements Host {
  readonly files = new Map<string, FileContent>();
  readonly shipped = new Map<string, string>();
  readonly exits: number[] = [];
  readonly parents: number[] = [];

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, text: string): void {
    this.files.set(path, { kind: "text", text });
  }

  remove(path: string): void {
    for (const known of [...this.files.keys()]) {
      if (known === path || known.startsWith(`${path}/`)) this.files.delete(known);
    }
  }

  async readFile(uri: string): Promise<FileContent | undefined> {
    return this.files.get(pathOf(uri));
  }

  async listFolder(uri: string): Promise<readonly FolderEntry[]> {
    const start = `${pathOf(uri)}/`;
    const entries = new Map<string, FolderEntry>();
    for (const path of this.files.keys()) {
      if (!path.startsWith(start)) continue;
      const [name = "", ...rest] = path.slice(start.length).split("/");
      entries.set(name, { name, kind: rest.length === 0 ? "file" : "folder" });
    }
    return [...entries.values()];
  }

  async readShippedSchema(name: string): Promise<string | undefined> {
    return this.shipped.get(name);
  }

  nextTurn(task: () => void): void {
    setImmediate(task);
  }

  watchParent(processId: number): void {
    this.parents.push(processId);
  }

  exit(code: number): void {
    this.exits.push(code);
  }
}

export function uriOf(path: string): string {
  return `file://${path.split("/").map(encodeURIComponent).join("/")}`;
}

function pathOf(uri: string): string {
  return keyOf(uri).slice("file://".length);
}
