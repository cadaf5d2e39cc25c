/** What the outside world offers the server, the same in Node, in a browser and in tests. Nothing of it may throw. */
export interface Host {
  /** Undefined where there is no such file or it may not be read. */
  readFile(uri: string): Promise<FileContent | undefined>;
  /** Empty where there is no such folder. Links to folders are left out, so that no walk runs in a circle. */
  listFolder(uri: string): Promise<readonly FolderEntry[]>;
  /** The text of a schema that ships with Strata, by the name behind `strata:`. */
  readShippedSchema(name: string): Promise<string | undefined>;
  /** Runs a task after the messages and answers that are already waiting. */
  nextTurn(task: () => void): void;
  /** Ends the server as soon as the process of the client is gone. */
  watchParent(processId: number): void;
  exit(code: number): void;
}

export type FileContent = { readonly kind: "text"; readonly text: string } | UnreadableContent;

export interface UnreadableContent {
  readonly kind: "too-large" | "not-utf-8";
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder";
}

/** Longer files are not read; in bytes on disk, in UTF-16 code units in an editor. */
export const maximumLength = 5 * 1024 * 1024;

export function turn(host: Host): Promise<void> {
  return new Promise((done) => host.nextTurn(done));
}
