import type { EffectiveDocuments } from "./effective/effectiveDocuments.ts";
import type { ProjectList } from "./projectList.ts";
import type { ServerCommands } from "./serverCommands.ts";
import type { StrataServer } from "./strataServer.ts";

/** What the parts of the extension share. */
export interface Parts {
  readonly server: StrataServer;
  readonly commands: ServerCommands;
  readonly projects: ProjectList;
  readonly documents: EffectiveDocuments;
}
