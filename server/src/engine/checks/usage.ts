import { winningFile } from "../project/lookup.ts";
import type { Stack } from "../project/plan.ts";
import { nodeAt, statementAtPath } from "../project/projectFile.ts";
import type { CheckedSetting } from "./checkedSetting.ts";

/**
 * Whether the file's contribution to a setting is this statement: a line that a later one of the same name replaces, and
 * one that sets nothing at all, contributes nothing.
 */
export function contributes(setting: CheckedSetting): boolean {
  return statementAtPath(setting.file.settings, setting.path) === setting.statement;
}

/** Whether a stack takes the setting from this file. */
export function isUsedIn(setting: CheckedSetting, stack: Stack): boolean {
  const { project, file, path } = setting;
  const [name] = path;
  for (const layer of project.layersOf(stack)) {
    if (layer.name === file.name) return path.length === 1 || nodeAt(layer.settings, path) !== undefined;
    if (typeof name !== "string" || !layer.settings.entries.has(name)) continue;
    // A higher layer has something of that name; whether it leaves room for this setting is a longer question.
    return path.length > 1 && winningFile(project, stack, path) === file.name;
  }
  return false;
}

/** Whether any stack does; a file that is in none is used by nobody. */
export function isUsed(setting: CheckedSetting): boolean {
  return setting.project.stacksOf(setting.file.name).some((stack) => isUsedIn(setting, stack));
}
