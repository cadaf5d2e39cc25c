import { messages } from "../problems/messages.ts";
import { keyText } from "../project/settingPath.ts";
import type { CheckedSetting } from "./checkedSetting.ts";
import type { LocalProblem } from "./localProblem.ts";
import { isTemplate } from "./privacy.ts";
import { dataOf, unknownName } from "./unknownKey.ts";

const none: readonly LocalProblem[] = [];

/** A key in a template that the schema does not know: whoever copies the template gets an error, or a setting without effect. */
export function templateDrift(setting: CheckedSetting): readonly LocalProblem[] {
  const { children, project, file } = setting;
  if (children.isKnown || !isTemplate(project, file.name)) return none;
  const unknown = unknownName(setting);
  if (unknown === undefined) return none;
  const key = keyText(setting.path);
  const message = messages.unknownKey(key, unknown.nearest);
  return [setting.onKey({ code: "template-drift", severity: "warning", message, data: dataOf(key, unknown.nearest) })];
}
