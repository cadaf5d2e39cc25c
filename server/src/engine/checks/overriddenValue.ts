import { messages } from "../problems/messages.ts";
import { lookUp } from "../project/lookup.ts";
import type { Stack } from "../project/plan.ts";
import { statementAtPath } from "../project/projectFile.ts";
import { keyText } from "../project/settingPath.ts";
import type { CheckedSetting } from "./checkedSetting.ts";
import type { LocalPlace, LocalProblem } from "./localProblem.ts";
import { contributes, isUsedIn } from "./usage.ts";

const none: readonly LocalProblem[] = [];

/** A value that no stack uses, because higher layers set it in all of them. */
export function overriddenValue(setting: CheckedSetting): readonly LocalProblem[] {
  const { project, file, path, value } = setting;
  // The members of a table are judged one by one: some may be used and others not.
  if (value === undefined || value.kind === "table") return none;
  const stacks = project.stacksOf(file.name);
  if (stacks.length === 0 || stacks.some((stack) => isUsedIn(setting, stack))) return none;
  if (!contributes(setting)) return none;
  const winners = new Map(
    stacks.flatMap((stack) => winnerIn(setting, stack) ?? []).map((place) => [place.file, place]),
  );
  const key = keyText(path);
  const message = messages.overridden(key, [...winners.keys()]);
  const { end } = value;
  const { start } = setting.key;
  return [
    {
      code: "overridden-value",
      severity: "hint",
      tags: ["faded"],
      message,
      statement: setting.statement,
      start,
      end,
      related: [...winners.values()],
      data: { key },
    },
  ];
}

/** The place that wins: of the setting itself, or of whatever stands in the place of the table around it. */
function winnerIn({ project, path }: CheckedSetting, stack: Stack): LocalPlace | undefined {
  for (let length = path.length; length > 0; length--) {
    const { winner } = lookUp(project, stack, path.slice(0, length));
    const file = winner === undefined ? undefined : project.files.get(winner.file);
    if (winner === undefined || file === undefined) continue;
    const statement = winner.entry.statement ?? statementAtPath(file.settings, path.slice(0, length));
    if (statement === undefined) return undefined;
    const message = messages.isSetHere(keyText(path.slice(0, length)));
    return { file: file.name, statement, start: winner.entry.start, end: winner.entry.end, message };
  }
  return undefined;
}
