import type { MessageReader, MessageWriter, ProtocolConnection } from "vscode-languageserver-protocol";
import { connect } from "./connect.ts";
import type { Host } from "./host.ts";
import { startServer } from "./startServer.ts";

/** How a server hears its client, and what else it has around it. */
export interface Surroundings {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  /** Where only the client reaches the files, the host needs the connection. */
  readonly hostFor: (connection: ProtocolConnection) => Host;
  /** Takes what ends the server, for where the client can be seen to leave without a word. */
  readonly whenLeft: (end: () => void) => void;
}

export function serve({ reader, writer, hostFor, whenLeft }: Surroundings): void {
  const connection = connect(reader, writer);
  whenLeft(startServer(connection, hostFor(connection)));
}
