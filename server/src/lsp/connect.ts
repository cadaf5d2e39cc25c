import {
  createProtocolConnection,
  type Logger,
  type MessageReader,
  type MessageWriter,
  type ProtocolConnection,
} from "vscode-languageserver-protocol";

/** Makes the connection that the server is started with, from however messages come and go. */
export function connect(reader: MessageReader, writer: MessageWriter): ProtocolConnection {
  return createProtocolConnection(reader, writer, silentLogger);
}

/** The library logs messages that it does not understand as a whole, and with them whatever secrets they carry. */
const silentLogger: Logger = { error: ignore, warn: ignore, info: ignore, log: ignore };

function ignore(): void {}

/** Tells the client something. After the end of the connection there is nobody to tell. */
export function notify(connection: ProtocolConnection, method: string, params: object): void {
  try {
    connection.sendNotification(method, params).catch(ignore);
  } catch {
    // The library throws at once where the connection is known to be closed.
  }
}
