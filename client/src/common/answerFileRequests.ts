import { FileType, Uri, workspace } from "vscode";
import {
  type ListedEntry,
  type ListFolderParams,
  type ListFolderResult,
  listFolder,
  type ReadFileParams,
  type ReadFileResult,
  type ReadShippedSchemaParams,
  readFile,
  readShippedSchema,
} from "../../../server/src/protocol/messages.ts";
import type { StrataClient } from "./strataClient.ts";

/** Reads files for a server that reaches none itself. Schemas that ship lie in a folder of the extension. */
export function answerFileRequests(client: StrataClient, schemas: Uri): void {
  client.onRequest<ReadFileResult, void>(readFile, ({ uri, maximum }: ReadFileParams) =>
    contentOf(Uri.parse(uri), maximum),
  );
  client.onRequest<ListFolderResult, void>(listFolder, ({ uri }: ListFolderParams) => entriesOf(Uri.parse(uri)));
  client.onRequest<ReadFileResult, void>(readShippedSchema, ({ name, maximum }: ReadShippedSchemaParams) =>
    isSchemaName(name) ? contentOf(Uri.joinPath(schemas, `${name}.schema.json`), maximum) : null,
  );
}

/** Names come from files of the workspace, and must not lead to other files. */
function isSchemaName(name: string): boolean {
  return /^[\w-]+$/.test(name);
}

async function contentOf(uri: Uri, maximum: number): Promise<ReadFileResult> {
  try {
    const { size } = await workspace.fs.stat(uri);
    return size > maximum ? { size } : { bytes: await workspace.fs.readFile(uri) };
  } catch {
    return null;
  }
}

async function entriesOf(uri: Uri): Promise<ListFolderResult> {
  try {
    const entries = await workspace.fs.readDirectory(uri);
    return entries.flatMap(([name, type]): ListedEntry[] => {
      if (type & FileType.File) return [{ name, kind: "file" }];
      return type === FileType.Directory ? [{ name, kind: "folder" }] : [];
    });
  } catch {
    return [];
  }
}
