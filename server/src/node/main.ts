import { IPCMessageReader, IPCMessageWriter, StreamMessageReader } from "vscode-languageserver-protocol/node";
import { connect } from "../lsp/connect.ts";
import { startServer } from "../lsp/startServer.ts";
import { lspHost } from "./lspHost.ts";
import { StreamWriter } from "./streamWriter.ts";

/** The language server on the standard streams, as most editors start it. It lives as long as they are open. */
export function startStdio(): void {
  const connection = connect(new StreamMessageReader(process.stdin), new StreamWriter(process.stdout));
  process.stdin.once("end", startServer(connection, lspHost));
}

/** The language server for a client that forked this process. */
export function startIpc(): void {
  const connection = connect(new IPCMessageReader(process), new IPCMessageWriter(process));
  process.once("disconnect", startServer(connection, lspHost));
}
