import type { ProtocolConnection } from "vscode-languageserver";
import { type ProjectsChanged, projectsChanged } from "../protocol/messages.ts";
import { notify } from "./connect.ts";
import type { Context, Session } from "./context.ts";
import { Documents } from "./documents.ts";
import { followSettings } from "./followSettings.ts";
import type { Handler } from "./handlers/handler.ts";
import { handlers as allHandlers } from "./handlers/handlers.ts";
import type { Host } from "./host.ts";
import { exitCode, followLifecycle } from "./lifecycle.ts";
import type { LiveProject } from "./liveProject.ts";
import { logTo } from "./log.ts";
import { projectDefaults } from "./projectDefaults.ts";
import { Projects } from "./projects.ts";
import { Publisher } from "./publishDiagnostics.ts";
import { Repositories } from "./repositories.ts";
import { SettingsStore } from "./settingsStore.ts";
import { syncDocuments } from "./syncDocuments.ts";
import { ToldHints } from "./toldHints.ts";
import { watchFiles } from "./watchFiles.ts";

/** Answers a client over a connection, for as long as it is open. The function that it gives ends the server. */
export function startServer(connection: ProtocolConnection, host: Host, handlers = allHandlers): () => void {
  const context = makeContext(connection, host, handlers);
  followLifecycle(context);
  followSettings(context);
  syncDocuments(context);
  watchFiles(context);
  for (const handler of handlers) handler.listen(context);
  const end = () => host.exit(exitCode(context.session));
  connection.onClose(end);
  connection.listen();
  return end;
}

function makeContext(connection: ProtocolConnection, host: Host, handlers: readonly Handler[]): Context {
  const log = logTo(connection);
  const documents = new Documents();
  const repositories = new Repositories(host);
  const settings = new SettingsStore();
  const session: Session = { phase: "new", client: {}, wantsProjectsChanged: false };
  const settingsOf = (folder: string) => settings.of(projects.workspaceFolderOf(folder));
  const hints = new ToldHints(connection, documents);
  const publisher = new Publisher({
    connection,
    host,
    documents,
    rules: (folder) => settingsOf(folder).rules,
    ownerOf: (key) => projects.ownerOf(key)?.project,
    published: (touched) => {
      tellChanged(connection, session, touched);
      hints.review(session.client, touched);
    },
  });
  const projects = new Projects({
    host,
    log,
    documents,
    repositories,
    defaults: (folder, names) => {
      const workspaceFolder = projects.workspaceFolderOf(folder);
      return projectDefaults(settingsOf(folder), { workspaceFolder, folder }, names);
    },
    changed: (project) => publisher.touch(project),
    removed: (project) => {
      publisher.forget(project);
      tellChanged(connection, session, [project]);
    },
  });
  return { connection, host, log, documents, repositories, projects, settings, publisher, hints, session, handlers };
}

function tellChanged(connection: ProtocolConnection, session: Session, touched: readonly LiveProject[]): void {
  if (!session.wantsProjectsChanged) return;
  const params: ProjectsChanged = { projects: touched.map((project) => project.folder) };
  notify(connection, projectsChanged, params);
}
