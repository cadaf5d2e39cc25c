import { type Contribution, lookUp } from "../project/lookup.ts";
import type { Stack } from "../project/plan.ts";
import type { Project } from "../project/project.ts";
import type { SchemaNode } from "../schema/schemaNode.ts";
import type { Node, Path } from "../syntax/node.ts";
import { namesHoldingSecrets } from "./heldSecrets.ts";
import { MistypedSecrets } from "./mistypedSecrets.ts";
import { type Origin, Origins } from "./origin.ts";
import { leavesOf } from "./settingLeaves.ts";
import { isInsideSecret, masked, type Secrets, shownValue } from "./shownValue.ts";

/** What a stack makes of one setting, ready to be shown. */
export interface StackSetting {
  readonly path: Path;
  readonly nodes: readonly SchemaNode[];
  /** The value that the application gets; never leaves the engine where `isSecret` is true and secrets are masked. */
  readonly real: Node;
  readonly value: Node;
  readonly isSecret: boolean;
  /** Undefined for a default. */
  readonly origin: Origin | undefined;
  /** The value as it is written in the layer that wins. */
  readonly winner: Contribution | undefined;
  /** Highest first. */
  readonly overrides: readonly Override[];
}

/** A value that a higher layer hides. */
export interface Override extends Origin {
  readonly value: Node;
}

/** All settings of one stack, in the order of the schema, those that it does not know behind them. */
export function stackSettings(project: Project, stack: Stack, secrets: Secrets): readonly StackSetting[] {
  const reader = new SettingReader(project, stack, secrets);
  return leavesOf(project, stack).map(({ path, nodes, value }) => reader.read(path, nodes, value));
}

/** Reads settings of one stack one by one, with what they have in common found once. */
export class SettingReader {
  readonly #project: Project;
  readonly #stack: Stack;
  readonly #secrets: Secrets;
  readonly #origins: Origins;
  readonly #holders: ReadonlySet<string>;
  readonly #mistypedSecrets: MistypedSecrets;

  constructor(project: Project, stack: Stack, secrets: Secrets) {
    this.#project = project;
    this.#stack = stack;
    this.#secrets = secrets;
    this.#origins = new Origins(project);
    this.#mistypedSecrets = new MistypedSecrets(project);
    this.#holders = namesHoldingSecrets(project, project.layersOf(stack));
  }

  read(path: Path, nodes: readonly SchemaNode[], real: Node): StackSetting {
    const { winner, losers } = lookUp(this.#project, this.#stack, path);
    const shown = this.#show(path, real, winner);
    const overrides = losers.flatMap((loser) => {
      const origin = this.#origins.of(loser.file, path, loser.entry, loser.value);
      return origin === undefined ? [] : [{ ...origin, ...this.#show(path, loser.read, loser) }];
    });
    return {
      path,
      nodes,
      real,
      value: shown.value,
      isSecret: shown.isSecret || overrides.some((override) => override.isSecret),
      origin: winner === undefined ? undefined : this.#origins.of(winner.file, path, winner.entry, winner.value),
      winner,
      overrides: overrides.map(({ file, line, column, value }) => ({ value, file, line, column })),
    };
  }

  #show(path: Path, value: Node, from: Contribution | undefined): { value: Node; isSecret: boolean } {
    const isHidden = this.#holdsSecret(from) || isInsideSecret(this.#project, path) || this.#mistypedSecrets.has(path);
    const shown = isHidden ? masked(value) : shownValue(this.#project, path, value, from?.file);
    return { value: this.#secrets === "revealed" ? value : shown.value, isSecret: shown.hasSecret };
  }

  #holdsSecret(from: Contribution | undefined): boolean {
    const statement = from?.entry.statement;
    if (this.#holders.size === 0 || statement?.kind !== "assignment") return false;
    const isEnv = this.#project.files.get(from?.file ?? "")?.tree.language.name === "env";
    return isEnv && this.#holders.has(statement.keys[0]?.name ?? "");
  }
}
