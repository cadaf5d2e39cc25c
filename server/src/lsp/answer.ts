import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver-protocol";
import type { Context } from "./context.ts";
import { isPosition, isRange } from "./fromProtocol.ts";
import { turn } from "./host.ts";
import { keyOf } from "./uris.ts";
import { loadedView, type View, viewOf } from "./view.ts";

type Answer<R> = R | ResponseError<void>;

/**
 * Wraps what answers a request, so that whatever happens the next one works: messages that wait are let in first, which
 * may cancel it, and an exception is logged with the request's name, never with its text, and answered with nothing.
 */
export function answer<P, R>(
  context: Context,
  name: string,
  empty: R,
  handle: (params: P) => R | ResponseError<void> | Promise<R | ResponseError<void>>,
): (params: P, token: CancellationToken) => Promise<Answer<R>> {
  return async (params, token) => {
    const refusal = refusalIn(context);
    if (refusal !== undefined) return refusal;
    context.publisher.stir();
    try {
      await turn(context.host);
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");
      return await handle(params);
    } catch {
      context.log.error(`The request ${name} failed.`);
      return empty;
    }
  };
}

/** The same for a request about a document, which sees the edits that came before it and none that come after it. */
export function answerAbout<P extends { readonly textDocument: { readonly uri: string } }, R>(
  context: Context,
  name: string,
  empty: R,
  handle: (view: View, params: P) => R | ResponseError<void> | Promise<R | ResponseError<void>>,
): (params: P, token: CancellationToken) => Promise<Answer<R>> {
  return (params, token) => {
    const uri: unknown = params?.textDocument?.uri;
    const early = typeof uri === "string" ? viewOf(context, uri) : undefined;
    const answered = answer<P, R>(context, name, empty, async () => {
      if (typeof uri !== "string" || !hasGoodPlaces(params)) return invalidParams("The request names no valid place.");
      const view = early ?? (await loadedView(context, uri));
      if (view !== undefined) return handle(view, params);
      const isOpen = context.documents.get(keyOf(uri)) !== undefined;
      return isOpen ? empty : invalidParams("The document is not open.");
    });
    return answered(params, token);
  };
}

/** Wraps what follows a notification. */
export function heed<P>(context: Context, name: string, handle: (params: P) => void): (params: P) => void {
  return (params) => {
    if (context.session.phase !== "running") return;
    context.publisher.stir();
    try {
      handle(params);
    } catch {
      context.log.error(`The notification ${name} could not be followed.`);
    }
  };
}

export function invalidParams(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}

function refusalIn({ session }: Context): ResponseError<void> | undefined {
  if (session.phase === "new")
    return new ResponseError(ErrorCodes.ServerNotInitialized, "The server is not initialized.");
  if (session.phase === "shut-down")
    return new ResponseError(ErrorCodes.InvalidRequest, "The server is shutting down.");
  return undefined;
}

/** Whether the places that a request names are places, as far as it names any. */
function hasGoodPlaces(params: object): boolean {
  if ("position" in params && !isPosition(params.position)) return false;
  if ("range" in params && !isRange(params.range)) return false;
  return !("positions" in params) || (Array.isArray(params.positions) && params.positions.every(isPosition));
}
