import type { ClientCapabilities, ProtocolRequestType, ResponseError, ServerCapabilities } from "vscode-languageserver";
import { answerAbout } from "../answer.ts";
import type { Context } from "../context.ts";
import type { View } from "../view.ts";

/** One thing that the server can do: what it tells the client of it, and how it listens for it. */
export interface Handler {
  readonly capabilities: (client: ClientCapabilities) => ServerCapabilities;
  readonly listen: (context: Context) => void;
}

/** A row of the table for a request about a place in a document or a document as a whole. */
export function documentHandler<P extends { readonly textDocument: { readonly uri: string } }, R, PR, E, RO>(row: {
  readonly type: ProtocolRequestType<P, R, PR, E, RO>;
  readonly capabilities: ServerCapabilities;
  /** What is answered where there is nothing to say. */
  readonly empty: R;
  readonly handle: (view: View, params: P) => R | ResponseError<void> | Promise<R | ResponseError<void>>;
}): Handler {
  return {
    capabilities: () => row.capabilities,
    listen: (context) => {
      const answered = answerAbout<P, R>(context, row.type.method, row.empty, row.handle);
      context.connection.onRequest<unknown, void>(row.type.method, answered);
    },
  };
}
