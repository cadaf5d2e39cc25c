import { type Event, EventEmitter, type OutputChannel } from "vscode";
import { type ProjectsChanged, projectsChanged } from "../../../server/src/protocol/messages.ts";
import type { ServerHost } from "./serverHost.ts";
import type { StrataClient } from "./strataClient.ts";

/** The language server as the rest of the extension sees it. */
export class StrataServer {
  readonly #host: ServerHost;
  readonly #changed = new EventEmitter<ReadonlySet<string>>();
  #client: Promise<StrataClient> | undefined;

  constructor(host: ServerHost) {
    this.#host = host;
  }

  /** Tells the folders of the projects, as URIs, that may have changed. */
  get onProjectsChanged(): Event<ReadonlySet<string>> {
    return this.#changed.event;
  }

  /** Starts the server unless it was started. The library that talks to it is only loaded here. */
  start(): Promise<StrataClient> {
    this.#client ??= this.#startClient();
    return this.#client;
  }

  async restart(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    if (client === undefined) {
      this.#client = undefined;
      await this.start();
      return;
    }
    if (client.needsStop()) await client.stop();
    await client.start();
  }

  async stop(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    this.#client = undefined;
    if (client?.needsStop() === true) await client.dispose();
    this.#changed.dispose();
  }

  async output(): Promise<OutputChannel> {
    return (await this.start()).outputChannel;
  }

  /** Undefined where the server has no answer, as for a file of no project. */
  async run<Result>(command: string, params: object): Promise<Result | undefined> {
    try {
      const client = await this.start();
      const result = await client.sendRequest<Result | null>("workspace/executeCommand", {
        command,
        arguments: [params],
      });
      return result ?? undefined;
    } catch {
      // The server has logged why. What is shown stays as it is until there is an answer.
      return undefined;
    }
  }

  async #startClient(): Promise<StrataClient> {
    const [{ StrataClient }, { answerFileRequests }] = await Promise.all([
      import("./strataClient.ts"),
      import("./answerFileRequests.ts"),
    ]);
    const client = new StrataClient(this.#host);
    const { schemasToAnswer } = this.#host;
    if (schemasToAnswer !== undefined) answerFileRequests(client, schemasToAnswer);
    client.onNotification(projectsChanged, ({ projects }: ProjectsChanged) => this.#changed.fire(new Set(projects)));
    await client.start();
    return client;
  }
}
