import {
  commandNames,
  type DiffParams,
  type DiffResult,
  type EffectiveConfigParams,
  type EffectiveConfigResult,
  type ExplainParams,
  type ExplainResult,
  type ProjectSummary,
  type SecretRangesParams,
  type SecretRangesResult,
  type StacksParams,
} from "../../../server/src/protocol/commands.ts";
import type { StrataServer } from "./strataServer.ts";

/** What the extension asks the server for, each by a function of its own. */
export class ServerCommands {
  readonly #server: StrataServer;

  constructor(server: StrataServer) {
    this.#server = server;
  }

  async projects(): Promise<readonly ProjectSummary[]> {
    return (await this.#server.run<readonly ProjectSummary[]>(commandNames.projects, {})) ?? [];
  }

  /** The project that a file belongs to or that lies in a folder. */
  stacks(params: StacksParams): Promise<ProjectSummary | undefined> {
    return this.#server.run(commandNames.stacks, params);
  }

  effectiveConfig(params: EffectiveConfigParams): Promise<EffectiveConfigResult | undefined> {
    return this.#server.run(commandNames.effectiveConfig, params);
  }

  explain(params: ExplainParams): Promise<ExplainResult | undefined> {
    return this.#server.run(commandNames.explain, params);
  }

  diff(params: DiffParams): Promise<DiffResult | undefined> {
    return this.#server.run(commandNames.diff, params);
  }

  secretRanges(params: SecretRangesParams): Promise<SecretRangesResult | undefined> {
    return this.#server.run(commandNames.secretRanges, params);
  }
}
