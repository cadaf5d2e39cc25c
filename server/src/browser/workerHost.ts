import type { ProtocolConnection } from "vscode-languageserver-protocol";
import { type FileContent, type Host, maximumLength } from "../lsp/host.ts";
import {
  type ListFolderParams,
  type ListFolderResult,
  listFolder,
  type ReadFileParams,
  type ReadFileResult,
  type ReadShippedSchemaParams,
  readFile,
  readShippedSchema,
} from "../protocol/messages.ts";

/** A worker reaches no files, so the client is asked for them. It ends when the client ends the worker. */
export function workerHost(connection: ProtocolConnection): Host {
  const turns = new MessageChannel();
  const tasks: (() => void)[] = [];
  turns.port1.onmessage = () => tasks.shift()?.();
  return {
    readFile: async (uri) => {
      const params: ReadFileParams = { uri, maximum: maximumLength };
      return contentOf(await ask<ReadFileResult>(connection, readFile, params, null));
    },
    listFolder: (uri) => {
      const params: ListFolderParams = { uri };
      return ask<ListFolderResult>(connection, listFolder, params, []);
    },
    readShippedSchema: async (name) => {
      const params: ReadShippedSchemaParams = { name, maximum: maximumLength };
      const content = contentOf(await ask<ReadFileResult>(connection, readShippedSchema, params, null));
      return content?.kind === "text" ? content.text : undefined;
    },
    nextTurn: (task) => {
      tasks.push(task);
      turns.port2.postMessage(undefined);
    },
    watchParent: () => undefined,
    exit: () => self.close(),
  };
}

async function ask<Result>(
  connection: ProtocolConnection,
  method: string,
  params: object,
  none: Result,
): Promise<Result> {
  try {
    return (await connection.sendRequest<Result>(method, params)) ?? none;
  } catch {
    return none;
  }
}

function contentOf(result: ReadFileResult): FileContent | undefined {
  if (result === null) return undefined;
  if (!("bytes" in result) || result.bytes.length > maximumLength) return { kind: "too-large" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(result.bytes);
    return { kind: "text", text };
  } catch {
    return { kind: "not-utf-8" };
  }
}
