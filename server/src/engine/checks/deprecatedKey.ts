import { messages } from "../problems/messages.ts";
import { keyText } from "../project/settingPath.ts";
import { annotation, ownAnnotation, textIn } from "./annotation.ts";
import type { CheckedSetting } from "./checkedSetting.ts";
import type { LocalProblem } from "./localProblem.ts";

const none: readonly LocalProblem[] = [];

/** A setting that its schema wants to be rid of. */
export function deprecatedKey(setting: CheckedSetting): readonly LocalProblem[] {
  const { nodes } = setting.children;
  if (!nodes.some((node) => node.saysMore)) return none;
  const mark = annotation(nodes, "deprecated");
  const advice = textIn(annotation(nodes, "deprecationMessage"));
  const replacement = textIn(ownAnnotation(nodes, "replacement"));
  const isMarked = mark?.kind === "boolean" && mark.value;
  if (!isMarked && advice === undefined && replacement === undefined) return none;
  const key = keyText(setting.path);
  const message = messages.deprecated(key, advice, replacement);
  const data = replacement === undefined ? { key } : { key, replacement };
  return [setting.onKey({ code: "deprecated-key", severity: "warning", tags: ["struck"], message, data })];
}
