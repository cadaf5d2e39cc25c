import {
  DidChangeWorkspaceFoldersNotification,
  type DidChangeWorkspaceFoldersParams,
  ErrorCodes,
  ExitNotification,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  PositionEncodingKind,
  ResponseError,
  type ServerCapabilities,
  ShutdownRequest,
  TextDocumentSyncKind,
} from "vscode-languageserver-protocol";
import type { InitializationOptions } from "../protocol/initialization.ts";
import { heed } from "./answer.ts";
import type { Context, Session } from "./context.ts";
import { askForSettings, askForSettingsChanges, sectionOf, takeSettings } from "./followSettings.ts";
import { askForWatching, canWatch } from "./watchFiles.ts";

/** Begins and ends the conversation, in the order that the protocol asks for. */
export function followLifecycle(context: Context): void {
  const { connection, session, host } = context;
  connection.onRequest(InitializeRequest.type, (params) => initialize(context, params));
  connection.onNotification(InitializedNotification.type, () => void start(context));
  connection.onRequest(ShutdownRequest.type, () => {
    if (session.phase === "new") return new ResponseError(ErrorCodes.ServerNotInitialized, "Not initialized.");
    session.phase = "shut-down";
    return undefined;
  });
  connection.onNotification(ExitNotification.type, () => host.exit(exitCode(session)));
  const { method } = DidChangeWorkspaceFoldersNotification.type;
  const follow = heed<DidChangeWorkspaceFoldersParams>(context, method, ({ event }) => {
    context.projects.removeFolders(event.removed.map((folder) => folder.uri));
    void addFolders(
      context,
      event.added.map((folder) => folder.uri),
    );
  });
  connection.onNotification(method, follow);
}

/** Whoever goes without asking for an end first has gone wrong. */
export function exitCode(session: Session): number {
  return session.phase === "shut-down" ? 0 : 1;
}

function initialize(context: Context, params: InitializeParams): InitializeResult | ResponseError<never> {
  const { session, projects, host } = context;
  if (session.phase !== "new") return new ResponseError(ErrorCodes.InvalidRequest, "Already initialized.");
  session.phase = "running";
  session.client = params.capabilities ?? {};
  const options: InitializationOptions = params.initializationOptions ?? {};
  session.wantsProjectsChanged = options.projectsChanged === true;
  if (typeof params.processId === "number") host.watchParent(params.processId);
  if (options.settings !== undefined) takeSettings(context, sectionOf(options.settings));
  projects.nameFolders(foldersIn(params));
  return { capabilities: capabilitiesFor(context), serverInfo: { name: "strata" } };
}

/** Newer clients name workspace folders, older ones a root. */
function foldersIn({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (Array.isArray(workspaceFolders)) return workspaceFolders.map((folder) => folder.uri);
  return typeof rootUri === "string" ? [rootUri] : [];
}

function capabilitiesFor({ session, handlers }: Context): ServerCapabilities {
  const common: ServerCapabilities = {
    // Other encodings would have to be counted anew for every position; every client can speak this one.
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
  return Object.assign(common, ...handlers.map((handler) => handler.capabilities(session.client)));
}

async function start(context: Context): Promise<void> {
  if (context.session.phase !== "running") return;
  void askForSettingsChanges(context);
  if (canWatch(context.session.client)) void askForWatching(context);
  await addFolders(context, [...context.projects.folders.values()]);
}

async function addFolders(context: Context, uris: readonly string[]): Promise<void> {
  context.projects.nameFolders(uris);
  await askForSettings(context);
  for (const uri of uris) await context.projects.search(uri);
}
