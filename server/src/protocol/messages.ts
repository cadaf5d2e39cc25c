/** The messages that only Strata's own client knows. */

/** Server to client: what the projects make of their settings may have changed, so whoever shows it should ask again. */
export const projectsChanged = "strata/projectsChanged";

export interface ProjectsChanged {
  /** The folders of the projects, as URIs. */
  readonly projects: readonly string[];
}

/** Server to client, in a browser, where only the client reaches the files. */
export const readFile = "strata/readFile";

export interface ReadFileParams {
  readonly uri: string;
  /** A longer file is not sent: its size is enough to know. */
  readonly maximum: number;
}

/** `null` where there is no such file. */
export type ReadFileResult = { readonly bytes: Uint8Array } | { readonly size: number } | null;

/** The same for a schema that ships with the extension, by the name behind `strata:`. It is answered as `readFile` is. */
export const readShippedSchema = "strata/readShippedSchema";

export interface ReadShippedSchemaParams {
  readonly name: string;
  readonly maximum: number;
}

export const listFolder = "strata/listFolder";

export interface ListFolderParams {
  readonly uri: string;
}

/** Empty where there is no such folder. A link to a file counts as a file, one to a folder is left out. */
export type ListFolderResult = readonly ListedEntry[];

export interface ListedEntry {
  readonly name: string;
  readonly kind: "file" | "folder";
}
