import { lookUp } from "../project/lookup.ts";
import type { Stack } from "../project/plan.ts";
import type { Project } from "../project/project.ts";
import { nodeAt } from "../project/projectFile.ts";
import { keyText } from "../project/settingPath.ts";
import { nodesAt } from "../schema/children.ts";
import { describeSetting, type SettingDescription } from "../schema/describe/describeSetting.ts";
import { quantityInWords } from "../schema/describe/quantity.ts";
import type { Node, Path } from "../syntax/node.ts";
import { type JsonValue, jsonValue } from "./jsonValue.ts";
import type { Origin } from "./origin.ts";
import { type Secrets, shownValue } from "./shownValue.ts";
import { SettingReader, type StackSetting } from "./stackSettings.ts";

/** Every layer's value for one setting. */
export interface Explanation {
  readonly key: string;
  readonly secret: boolean;
  /** The kind of value and its limits in words; undefined where no schema knows the setting. */
  readonly type?: string;
  readonly description?: string;
  readonly deprecated?: string;
  readonly default?: JsonValue;
  /** Stacks that make the same of the setting, from the same places, are told together. */
  readonly stacks: readonly ExplainedStacks[];
}

export interface ExplainedStacks {
  readonly names: readonly string[];
  /** The layer that wins first; empty where no layer sets the value. */
  readonly layers: readonly ExplainedLayer[];
  /** What the application gets: the winner's value, the default, or nothing. */
  readonly result: "layer" | "default" | "not-set";
}

export interface ExplainedLayer extends Origin {
  readonly value: JsonValue;
  /** The value with its unit as people say it: `1440` minutes are "24 h". */
  readonly quantity?: string;
}

/** Explains a setting in one stack, or in all; undefined for a stack, or a setting, that nobody knows. */
export function explain(project: Project, path: Path, secrets: Secrets, stackName?: string): Explanation | undefined {
  const stacks = project.plan.stacks.filter((stack) => stackName === undefined || stack.name === stackName);
  const nodes = nodesAt(project.rootNodes, path);
  const read = stacks.map((stack) => readIn(project, stack, path, secrets));
  const isKnown =
    nodes.length > 0 || read.some(({ setting }) => setting?.winner !== undefined || setting?.overrides.length);
  if (stacks.length === 0 || !isKnown) return undefined;
  const description = describeSetting(nodes);
  const isSecret = description.isSecret || read.some(({ setting }) => setting?.isSecret === true);
  return {
    key: keyText(path),
    secret: isSecret,
    ...factsOf(project, path, description, nodes.length > 0, secrets),
    stacks: together(read, description.unit),
  };
}

function readIn(project: Project, stack: Stack, path: Path, secrets: Secrets): ReadStack {
  const merged = nodeAt(project.merged(stack), path);
  const value = merged ?? lookUp(project, stack, path).losers[0]?.read;
  const reader = new SettingReader(project, stack, secrets);
  const setting = value === undefined ? undefined : reader.read(path, nodesAt(project.rootNodes, path), value);
  return { stack, setting, isSet: merged !== undefined };
}

function factsOf(
  project: Project,
  path: Path,
  description: SettingDescription,
  isKnown: boolean,
  secrets: Secrets,
): Pick<Explanation, "type" | "description" | "deprecated" | "default"> {
  if (!isKnown) return {};
  const { deprecation, type, default: byDefault } = description;
  const shown = byDefault === undefined ? undefined : shownValue(project, path, byDefault, undefined).value;
  const told = secrets === "revealed" ? byDefault : shown;
  return {
    type,
    ...(description.description === undefined ? {} : { description: description.description }),
    ...(deprecation === undefined ? {} : { deprecated: deprecationText(deprecation) }),
    ...(told === undefined ? {} : { default: jsonValue(told) }),
  };
}

function deprecationText({ message, replacement }: NonNullable<SettingDescription["deprecation"]>): string {
  return message ?? (replacement === undefined ? "Deprecated." : `Use ${replacement} instead.`);
}

interface ReadStack {
  readonly stack: Stack;
  readonly setting: StackSetting | undefined;
  /** Whether the application gets any value. */
  readonly isSet: boolean;
}

function together(read: readonly ReadStack[], unit: string | undefined): readonly ExplainedStacks[] {
  const groups = new Map<string, ExplainedStacks>();
  for (const { stack, setting, isSet } of read) {
    const layers = setting === undefined ? [] : layersOf(setting, unit);
    const result = setting?.winner !== undefined ? "layer" : isSet ? "default" : "not-set";
    const key = JSON.stringify([result, layers]);
    const names = [...(groups.get(key)?.names ?? []), stack.name];
    groups.set(key, { names, layers, result });
  }
  return [...groups.values()];
}

function layersOf({ origin, value, overrides }: StackSetting, unit: string | undefined): ExplainedLayer[] {
  const winner = origin === undefined ? [] : [{ ...origin, value }];
  return [...winner, ...overrides].map((layer) => {
    const quantity = quantityOf(layer.value, unit);
    return { ...layer, value: jsonValue(layer.value), ...(quantity === undefined ? {} : { quantity }) };
  });
}

function quantityOf(value: Node, unit: string | undefined): string | undefined {
  const isNumber = value.kind === "integer" || value.kind === "float";
  return isNumber && unit !== undefined ? quantityInWords(value.value, unit) : undefined;
}
