import {
  DidChangeTextDocumentNotification,
  type DidChangeTextDocumentParams,
  DidCloseTextDocumentNotification,
  type DidCloseTextDocumentParams,
  DidOpenTextDocumentNotification,
  type DidOpenTextDocumentParams,
  DidSaveTextDocumentNotification,
  type DidSaveTextDocumentParams,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver-protocol";
import { heed } from "./answer.ts";
import type { Context } from "./context.ts";
import { type OpenDocument, withEditOf } from "./documents.ts";
import { toEdit } from "./fromProtocol.ts";
import { maximumLength } from "./host.ts";
import { keyOf } from "./uris.ts";
import { canWatch } from "./watchFiles.ts";

/** Follows what is opened, typed, saved and closed. */
export function syncDocuments(context: Context): void {
  const { connection } = context;
  const listen = <P>(type: { readonly method: string }, handle: (context: Context, params: P) => void) => {
    connection.onNotification(
      type.method,
      heed<P>(context, type.method, (params) => handle(context, params)),
    );
  };
  listen(DidOpenTextDocumentNotification.type, open);
  listen(DidChangeTextDocumentNotification.type, change);
  listen(DidSaveTextDocumentNotification.type, save);
  listen(DidCloseTextDocumentNotification.type, close);
}

function open(context: Context, { textDocument }: DidOpenTextDocumentParams): void {
  const { uri, version, text } = textDocument;
  if (typeof uri !== "string" || typeof text !== "string") return;
  const document = context.documents.open(uri, typeof version === "number" ? version : 0, text);
  context.projects.opened(document);
  if (!canWatch(context.session.client)) readAgain(context, document.key);
}

function change(context: Context, { textDocument, contentChanges }: DidChangeTextDocumentParams): void {
  const document = context.documents.get(keyOf(textDocument.uri));
  if (document === undefined) {
    context.log.warn("A document was changed that is not open.");
    return;
  }
  const wasTooLarge = document.content.length > maximumLength;
  const isHeld = contentChanges.map((event) => edit(context, document, event)).some((held) => held === "held");
  // Messages keep their order on the way, so a version that is out of order is no reason to distrust the text.
  if (typeof textDocument.version === "number") document.version = textDocument.version;
  if (!isHeld || wasTooLarge !== document.content.length > maximumLength) context.projects.changedOutside(document.key);
}

/** Whether a project holds the text of the document, which then knows of the edit. */
function edit(context: Context, document: OpenDocument, event: TextDocumentContentChangeEvent): "held" | "not-held" {
  const made = toEdit(document.content, event);
  if (made === undefined) {
    context.log.warn("A change of a document made no sense and was left out.");
    return "held";
  }
  context.publisher.noteEdit(document.key, "range" in event ? event.range : undefined);
  const claims = context.projects.claimsOn(document.key).filter(({ project, name }) => project.holds(name));
  for (const { project, name } of claims) project.edit(name, document, made);
  if (claims.length > 0) return "held";
  document.content = withEditOf(document.content, made);
  return "not-held";
}

function save(context: Context, { textDocument }: DidSaveTextDocumentParams): void {
  const key = keyOf(textDocument.uri);
  if (!canWatch(context.session.client)) readAgain(context, key);
  else for (const { project, name } of context.projects.claimsOn(key)) project.saved(name);
}

function close(context: Context, { textDocument }: DidCloseTextDocumentParams): void {
  const key = keyOf(textDocument.uri);
  if (context.documents.get(key) === undefined) return;
  context.documents.close(key);
  context.projects.closed(key);
}

/** For clients that do not tell what changes on disk. */
function readAgain({ projects, repositories }: Context, key: string): void {
  repositories.forget();
  for (const { project } of projects.claimsOn(key)) if (project.isLoaded) project.readAll();
}
