import { IPCMessageReader, IPCMessageWriter, StreamMessageReader } from "vscode-languageserver-protocol/node";
import type { Host } from "../lsp/host.ts";
import type { Surroundings } from "../lsp/serve.ts";
import { lspHost } from "./lspHost.ts";
import { StreamWriter } from "./streamWriter.ts";

type ReadShippedSchema = Host["readShippedSchema"];

/** The standard streams, as most editors start a server. It lives as long as they are open. */
export function stdio(readShippedSchema: ReadShippedSchema): Surroundings {
  return {
    reader: new StreamMessageReader(process.stdin),
    writer: new StreamWriter(process.stdout),
    hostFor: () => lspHost(readShippedSchema),
    whenLeft: (end) => process.stdin.once("end", end),
  };
}

/** A client that forked this process. */
export function ipc(readShippedSchema: ReadShippedSchema): Surroundings {
  return {
    reader: new IPCMessageReader(process),
    writer: new IPCMessageWriter(process),
    hostFor: () => lspHost(readShippedSchema),
    whenLeft: (end) => process.once("disconnect", end),
  };
}
