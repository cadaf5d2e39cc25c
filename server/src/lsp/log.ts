import { LogMessageNotification, MessageType, type ProtocolConnection } from "vscode-languageserver-protocol";
import { notify } from "./connect.ts";

/** Where the server tells what went wrong. Lines name requests, settings and reasons; never text of a file. */
export interface Log {
  warn(line: string): void;
  error(line: string): void;
}

export function logTo(connection: ProtocolConnection): Log {
  const { method } = LogMessageNotification.type;
  const send = (type: MessageType, message: string) => notify(connection, method, { type, message });
  return {
    warn: (line) => send(MessageType.Warning, line),
    error: (line) => send(MessageType.Error, line),
  };
}
