import {
  type ClientCapabilities,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  type FileEvent,
  RegistrationRequest,
  WatchKind,
} from "vscode-languageserver-protocol";
import { heed } from "./answer.ts";
import type { Context } from "./context.ts";
import { folderOf, keyOf, nameOf, pathIn } from "./uris.ts";

/** Whether the client tells what changes on disk, if it is asked to. */
export function canWatch(client: ClientCapabilities): boolean {
  return client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
}

/** Asks to be told of files that may matter, and of everything that is deleted, as that may be a folder. */
export async function askForWatching({ connection, log }: Context): Promise<void> {
  const globs = ["**/*.toml*", "**/.env*", "**/*.env", "**/*.json", "**/.gitignore"];
  const watchers = [...globs.map((globPattern) => ({ globPattern })), { globPattern: "**/*", kind: WatchKind.Delete }];
  const id = "strata-files";
  const registration = { id, method: DidChangeWatchedFilesNotification.type.method, registerOptions: { watchers } };
  try {
    await connection.sendRequest(RegistrationRequest.type, { registrations: [registration] });
  } catch {
    log.warn("The client does not watch files, although it said that it can.");
  }
}

/** Follows what is created, changed and deleted on disk. */
export function watchFiles(context: Context): void {
  const { method } = DidChangeWatchedFilesNotification.type;
  const follow = heed<DidChangeWatchedFilesParams>(context, method, ({ changes }) => {
    for (const event of changes) if (typeof event?.uri === "string") followEvent(context, event);
  });
  context.connection.onNotification(method, follow);
}

function followEvent(context: Context, { uri, type }: FileEvent): void {
  const { projects, repositories, documents } = context;
  const key = keyOf(uri);
  // What is saved is what was open, which is known.
  if (type === FileChangeType.Changed && documents.get(key) !== undefined) return;
  if (type === FileChangeType.Created) projects.created(uri);
  if (type !== FileChangeType.Changed) followListing(context, key);
  if (type === FileChangeType.Deleted) followDeletedFolder(context, key);
  if (nameOf(uri) === ".gitignore") {
    repositories.forget();
    const folder = folderOf(key) ?? "";
    for (const project of projects.all()) {
      if (project.key === folder || pathIn(folder, project.key) !== undefined) project.readListing("");
    }
  }
  for (const { project, name } of projects.claimsOn(key)) project.readFiles([name]);
  for (const project of projects.all()) project.readSchemas(key);
}

/** What is beside the configuration files matters as well: schemas are found there, and signs of what reads the files. */
function followListing({ projects }: Context, key: string): void {
  for (let folder = folderOf(key); folder !== undefined; folder = folderOf(folder)) {
    const project = projects.at(folder);
    const inside = project === undefined ? undefined : pathIn(folder, folderOf(key) ?? "");
    const listed = folderOf(key) === folder ? "" : inside;
    if (project !== undefined && listed !== undefined && project.hasListed(listed)) project.readListing(listed);
  }
}

/** Where a folder is deleted, its files need not be named one by one. */
function followDeletedFolder({ projects }: Context, key: string): void {
  for (const project of projects.all()) {
    const path = pathIn(project.key, key);
    const isAbove = project.key === key || pathIn(key, project.key) !== undefined;
    if (isAbove || (path !== undefined && project.hasListed(path))) project.readAll();
  }
}
