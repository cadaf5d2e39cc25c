import type { ProblemData } from "../../problems/problem.ts";
import { keyText } from "../../project/settingPath.ts";
import type { Assignment } from "../../syntax/statement.ts";
import type { CheckedSetting } from "../checkedSetting.ts";
import type { LocalProblem } from "../localProblem.ts";

export const none: readonly LocalProblem[] = [];

/** The assignment that a setting of a `.env` file is written with; undefined in TOML. */
export function envAssignment({ file, statement }: CheckedSetting): Assignment | undefined {
  return file.tree.language.name === "env" && statement.kind === "assignment" ? statement : undefined;
}

/** The code that all hazards share. */
export const hazard = { code: "loader-hazard", severity: "warning" } as const;

/** What a fix needs: the setting, and what to write instead of what is marked, if that is clear. */
export function hazardData({ path }: CheckedSetting, replacement?: string): ProblemData {
  const key = keyText(path);
  return replacement === undefined ? { key } : { key, replacement };
}

/** The text of a statement's part; only for the few statements that look suspicious, as it has to be put together. */
export function textOf({ file, statement }: CheckedSetting, start: number, end: number): string {
  const origin = file.tree.startOf(statement);
  return origin === undefined ? "" : file.tree.slice(origin + start, origin + end);
}
