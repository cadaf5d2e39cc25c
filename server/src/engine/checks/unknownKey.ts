import { messages } from "../problems/messages.ts";
import type { ProblemData } from "../problems/problem.ts";
import { keyText } from "../project/settingPath.ts";
import type { CheckedSetting } from "./checkedSetting.ts";
import type { LocalProblem } from "./localProblem.ts";
import { isTemplate } from "./privacy.ts";

const none: readonly LocalProblem[] = [];

/**
 * A name that the schema does not know. Where the schema refuses such names it is an error; where it lets them be, only a
 * name that is nearly a known one is told, because what a schema leaves open may be real.
 */
export function unknownKey(setting: CheckedSetting): readonly LocalProblem[] {
  const unknown = unknownName(setting);
  if (unknown === undefined || isTemplate(setting.project, setting.file.name)) return none;
  const { isRefused, nearest } = unknown;
  const { key, path } = setting;
  const isCase = nearest !== undefined && nearest.toLowerCase() === key.name.toLowerCase();
  // A program that lets unknown names be passes over it in silence, which is a hazard of its own.
  if (isCase && !isRefused) return none;
  const name = keyText(path);
  const message = isCase ? messages.wrongCase(name, nearest) : messages.unknownKey(name, nearest);
  return [
    setting.onKey({
      code: "unknown-key",
      severity: isRefused ? "error" : "warning",
      message,
      data: dataOf(name, nearest),
    }),
  ];
}

/** The facts about a name that is worth telling; undefined where it is known, or may well be real. */
export interface UnknownName {
  readonly isRefused: boolean;
  readonly nearest: string | undefined;
}

export function unknownName({ children, siblings, key, project, statement }: CheckedSetting): UnknownName | undefined {
  if (children.isKnown || siblings.length === 0 || key.name.startsWith("\ufeff")) return undefined;
  const { unknownKeys } = project.plan.loader;
  const isRefused =
    (unknownKeys === "error" || (children.isRefused && unknownKeys !== "ignore")) && !isPassedOver(statement);
  const nearest = project.names.indexOf(siblings).nearest(key.name);
  return nearest === undefined && !isRefused ? undefined : { isRefused, nearest };
}

/** Without a value in `.env` a name is no key to complain about for any loader. */
function isPassedOver(statement: CheckedSetting["statement"]): boolean {
  if (statement.kind !== "assignment" || statement.quote === undefined) return false;
  const { value } = statement;
  return value?.kind === "null" || (value?.kind === "string" && value.value === "");
}

export function dataOf(key: string, nearest: string | undefined): ProblemData {
  return nearest === undefined ? { key } : { key, replacement: nearest };
}
