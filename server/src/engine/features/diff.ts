import type { Project } from "../project/project.ts";
import { keyText, pathKey } from "../project/settingPath.ts";
import { valueKey } from "../schema/valueKey.ts";
import { type JsonValue, jsonValue } from "./jsonValue.ts";
import type { Origin } from "./origin.ts";
import type { Secrets } from "./shownValue.ts";
import { type StackSetting, stackSettings } from "./stackSettings.ts";

/** Two stacks, setting by setting: only what they do not have in common. */
export interface StackDiff {
  readonly one: string;
  readonly other: string;
  readonly differences: readonly Difference[];
}

/** A setting that one of two stacks has alone, or that has a value of its own in each. */
export interface Difference {
  readonly key: string;
  readonly secret: boolean;
  readonly one?: DifferentValue;
  readonly other?: DifferentValue;
}

export interface DifferentValue {
  readonly value: JsonValue;
  readonly origin: Origin | "default";
}

/** Compares what two stacks give the application; undefined where the project does not have one of them. */
export function diffStacks(project: Project, one: string, other: string, secrets: Secrets): StackDiff | undefined {
  const [first, second] = [project.stackNamed(one), project.stackNamed(other)];
  if (first === undefined || second === undefined) return undefined;
  const left = byKey(stackSettings(project, first, secrets));
  const right = byKey(stackSettings(project, second, secrets));
  const differences = [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
    differenceOf(left.get(key), right.get(key)),
  );
  return { one, other, differences };
}

function byKey(settings: readonly StackSetting[]): ReadonlyMap<string, StackSetting> {
  return new Map(settings.map((setting) => [pathKey(setting.path), setting]));
}

/** The real values are compared, so that two secrets differ although their masks do not. */
function differenceOf(one: StackSetting | undefined, other: StackSetting | undefined): Difference[] {
  const known = one ?? other;
  const isSame = one !== undefined && other !== undefined && valueKey(one.real) === valueKey(other.real);
  if (known === undefined || isSame) return [];
  return [
    {
      key: keyText(known.path),
      secret: one?.isSecret === true || other?.isSecret === true,
      ...(one === undefined ? {} : { one: sideOf(one) }),
      ...(other === undefined ? {} : { other: sideOf(other) }),
    },
  ];
}

function sideOf({ value, origin }: StackSetting): DifferentValue {
  return { value: jsonValue(value), origin: origin ?? "default" };
}
