import { messages } from "../problems/messages.ts";
import { keyText } from "../project/settingPath.ts";
import type { CheckedSetting } from "./checkedSetting.ts";
import type { LocalProblem } from "./localProblem.ts";
import { isPlaceholder } from "./placeholder.ts";
import { contributes, isUsed } from "./usage.ts";

const none: readonly LocalProblem[] = [];

/** `CHANGE_ME`, `your-api-key` or `<password>` where some stack uses it: nobody has put the value in yet. */
export function placeholderSecret(setting: CheckedSetting): readonly LocalProblem[] {
  const { value } = setting;
  if (value?.kind !== "string" || !isPlaceholder(value.value) || !contributes(setting) || !isUsed(setting)) return none;
  const key = keyText(setting.path);
  return [
    setting.onValue({
      code: "placeholder-secret",
      severity: "warning",
      message: messages.placeholder(key),
      data: { key },
    }),
  ];
}
