import type { ClientCapabilities, ProtocolConnection } from "vscode-languageserver";
import type { Documents } from "./documents.ts";
import type { Handler } from "./handlers/handler.ts";
import type { Host } from "./host.ts";
import type { Log } from "./log.ts";
import type { Projects } from "./projects.ts";
import type { Publisher } from "./publishDiagnostics.ts";
import type { Repositories } from "./repositories.ts";
import type { SettingsStore } from "./settingsStore.ts";
import type { ToldHints } from "./toldHints.ts";

/** All that the parts of the server share. */
export interface Context {
  readonly connection: ProtocolConnection;
  readonly host: Host;
  readonly log: Log;
  readonly documents: Documents;
  readonly repositories: Repositories;
  readonly projects: Projects;
  readonly settings: SettingsStore;
  readonly publisher: Publisher;
  readonly hints: ToldHints;
  readonly session: Session;
  readonly handlers: readonly Handler[];
}

/** What is known of the client, and how far the conversation has come. */
export interface Session {
  phase: "new" | "running" | "shut-down";
  client: ClientCapabilities;
  /** Whether the client wants to be told that projects changed. */
  wantsProjectsChanged: boolean;
}
