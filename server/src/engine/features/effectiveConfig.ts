import { judgeStack } from "../checks/judgeStacks.ts";
import type { ProblemCode } from "../problems/problem.ts";
import type { Stack } from "../project/plan.ts";
import type { Project } from "../project/project.ts";
import { judgeOptionsOf } from "../project/readAs.ts";
import { keyText } from "../project/settingPath.ts";
import { Annotations } from "../schema/describe/annotations.ts";
import { sayFinding } from "../schema/describe/sayFinding.ts";
import { judgeValue } from "../schema/judge/judge.ts";
import { type JsonValue, jsonValue } from "./jsonValue.ts";
import type { Origin } from "./origin.ts";
import type { Secrets } from "./shownValue.ts";
import { type StackSetting, stackSettings } from "./stackSettings.ts";

/** What an application gets from one stack, as data that JSON can say. Secrets are masked unless revealed. */
export interface EffectiveConfig {
  readonly stack: string;
  /** The files that are read, lowest first. */
  readonly layers: readonly string[];
  /** The files that would be read if they were there. */
  readonly absent: readonly string[];
  readonly values: readonly EffectiveValue[];
  /** What is wrong with the stack as a whole or with one of its values. */
  readonly problems: readonly EffectiveProblem[];
}

export interface EffectiveValue {
  /** The dotted path. */
  readonly key: string;
  readonly value: JsonValue;
  readonly origin: Origin | "default";
  readonly secret: boolean;
  /** The values that lose, highest layer first. */
  readonly overrides: readonly EffectiveOverride[];
  readonly section?: string;
  readonly unit?: string;
}

export interface EffectiveOverride extends Origin {
  readonly value: JsonValue;
}

export interface EffectiveProblem {
  readonly key: string;
  readonly code: ProblemCode;
  readonly message: string;
}

/** Undefined for a stack that the project does not have. */
export function effectiveConfig(project: Project, stackName: string, secrets: Secrets): EffectiveConfig | undefined {
  const stack = project.stackNamed(stackName);
  return stack === undefined ? undefined : toData(readConfig(project, stack, secrets));
}

/** The same before it became JSON: the texts need to know what kind of value each is. */
export interface ReadConfig {
  readonly stack: string;
  readonly layers: readonly string[];
  readonly absent: readonly string[];
  readonly settings: readonly ReadSetting[];
  /** What is wrong with the stack and with none of the values that are there. */
  readonly problems: readonly EffectiveProblem[];
}

export interface ReadSetting extends StackSetting {
  readonly key: string;
  readonly section: string | undefined;
  readonly unit: string | undefined;
  readonly problems: readonly EffectiveProblem[];
}

export function readConfig(project: Project, stack: Stack, secrets: Secrets): ReadConfig {
  const wrong = new Map<string, EffectiveProblem[]>();
  for (const problem of stackProblemsOf(project, stack)) {
    wrong.set(problem.key, [...(wrong.get(problem.key) ?? []), problem]);
  }
  const settings = stackSettings(project, stack, secrets).map((setting) => {
    const key = keyText(setting.path);
    const problems = [...(wrong.get(key) ?? []), ...valueProblems(project, setting)];
    wrong.delete(key);
    return { ...setting, ...notesOf(setting), key, problems };
  });
  const isPresent = (file: string): boolean => project.files.has(file);
  const files = stack.layers.map((layer) => layer.file);
  return {
    stack: stack.name,
    layers: files.filter(isPresent),
    // Without `strata.toml` nobody said that there should be more than there is.
    absent: project.manifest === undefined ? [] : files.filter((file) => !isPresent(file)),
    settings,
    problems: [...wrong.values()].flat(),
  };
}

function notesOf({ nodes }: StackSetting): Pick<ReadSetting, "section" | "unit"> {
  const annotations = new Annotations(nodes.flatMap((node) => node.valueParts));
  return { section: annotations.own("section"), unit: annotations.own("unit") };
}

function stackProblemsOf(project: Project, stack: Stack): EffectiveProblem[] {
  const findings = [...judgeStack(project, stack).values()].flat();
  return findings.map((finding) => {
    const name = finding.facts.kind === "missing" ? finding.facts.groups[0]?.[0] : undefined;
    const path = name === undefined ? finding.path : [...finding.path, name];
    return { key: keyText(path), code: finding.code, message: `${sayFinding(finding)}.` };
  });
}

function valueProblems(project: Project, { winner, nodes, path }: StackSetting): EffectiveProblem[] {
  if (winner === undefined || nodes.length === 0 || winner.value.kind === "unread") return [];
  const language = project.files.get(winner.file)?.tree.language.name ?? "toml";
  const findings = judgeValue(nodes, winner.value, path, judgeOptionsOf(project.plan.loader, language));
  return findings.map((finding) => ({
    key: keyText(finding.path),
    code: finding.code,
    message: `${sayFinding(finding)}.`,
  }));
}

function toData({ settings, ...config }: ReadConfig): EffectiveConfig {
  const { stack, layers, absent, problems } = config;
  const all = [...problems, ...settings.flatMap((setting) => setting.problems)];
  return { stack, layers, absent, values: settings.map(toEffectiveValue), problems: all };
}

function toEffectiveValue({ key, value, origin, isSecret, overrides, section, unit }: ReadSetting): EffectiveValue {
  return {
    key,
    value: jsonValue(value),
    origin: origin ?? "default",
    secret: isSecret,
    overrides: overrides.map((override) => ({ ...override, value: jsonValue(override.value) })),
    ...(section === undefined ? {} : { section }),
    ...(unit === undefined ? {} : { unit }),
  };
}
