import { lookUp } from "../project/lookup.ts";
import type { Stack } from "../project/plan.ts";
import { statementAtPath } from "../project/projectFile.ts";
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
  if (path.length > 1) return lookUp(project, stack, path).winner?.file === file.name;
  for (const layer of project.layersOf(stack)) {
    if (layer.name === file.name) return true;
    if (typeof name === "string" && layer.settings.entries.has(name)) return false;
  }
  return false;
}

/** Whether any stack does; a file that is in none is used by nobody. */
export function isUsed(setting: CheckedSetting): boolean {
  return setting.project.stacksOf(setting.file.name).some((stack) => isUsedIn(setting, stack));
}
