import type { LogOutputChannel, Uri } from "vscode";
import type { MessageTransports } from "vscode-languageclient/browser";

/** Where the server runs: a process of its own beside Node, a worker in a browser. */
export interface ServerHost {
  /** The process that the server must not outlive; null in a browser, where it ends with its worker. */
  readonly processId: number | null;
  /** The folder of the schemas that ship, where the server can only reach files through us. */
  readonly schemasToAnswer: Uri | undefined;
  /** Starts a server and connects to it. */
  connect(log: LogOutputChannel): Promise<MessageTransports>;
}
