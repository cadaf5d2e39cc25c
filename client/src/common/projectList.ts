import { type Event, EventEmitter, Uri } from "vscode";
import type { ProjectSummary, StackSummary } from "../../../server/src/protocol/commands.ts";
import type { ServerCommands } from "./serverCommands.ts";
import type { StrataServer } from "./strataServer.ts";
import { isAtOrIn, sameUri } from "./uris.ts";

/** The projects that the server knows, asked for when somebody wants them and something has changed. */
export class ProjectList {
  readonly #commands: ServerCommands;
  readonly #changed = new EventEmitter<ReadonlySet<string>>();
  #projects: Promise<readonly ProjectSummary[]> | undefined;

  constructor(server: StrataServer, commands: ServerCommands) {
    this.#commands = commands;
    server.onProjectsChanged((folders) => {
      this.#projects = undefined;
      this.#changed.fire(folders);
    });
  }

  /** Tells the folders of projects that may have changed, once the list would be asked for anew. */
  get onDidChange(): Event<ReadonlySet<string>> {
    return this.#changed.event;
  }

  all(): Promise<readonly ProjectSummary[]> {
    this.#projects ??= this.#commands.projects();
    return this.#projects;
  }

  /** The project with a file, or in a folder. A project that reads the file comes before one that only lies around it. */
  async around(uri: Uri): Promise<ProjectSummary | undefined> {
    const around = (await this.all()).filter(({ project }) => isAtOrIn(project, uri));
    const innermost = [...around].sort((one, other) => other.project.length - one.project.length);
    return innermost.find((project) => stacksWith(project, uri).length > 0) ?? innermost[0];
  }

  /** The same for a command, which waits where a project is still being read and therefore not in the list. */
  async readAround(uri: Uri): Promise<ProjectSummary | undefined> {
    return (await this.around(uri)) ?? (await this.#commands.stacks({ uri: uri.toString() }));
  }
}

/** The stacks that a file is a layer of. */
export function stacksWith({ stacks }: ProjectSummary, uri: Uri): readonly StackSummary[] {
  return stacks.filter(({ layers }) => layers.some((layer) => sameUri(layer.uri, uri)));
}

/** How a project is called: by its folder. */
export function projectName({ project }: Pick<ProjectSummary, "project">): string {
  return Uri.parse(project).path.split("/").filter(Boolean).at(-1) ?? project;
}
