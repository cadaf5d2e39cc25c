import { hazardMessages } from "../../problems/messagesOfHazards.ts";
import { keyText } from "../../project/settingPath.ts";
import { isSecret } from "../../schema/describe/secret.ts";
import type { CheckedSetting } from "../checkedSetting.ts";
import type { LocalProblem } from "../localProblem.ts";
import { dialectOf } from "../references.ts";
import { envAssignment, hazard, hazardData, none } from "./hazard.ts";

/** White space that a loader keeps: behind an unquoted value, and around the items of a list. */
export function blanks(setting: CheckedSetting): readonly LocalProblem[] {
  const assignment = envAssignment(setting);
  const { value, project, path } = setting;
  if (assignment === undefined || value?.kind !== "string" || !value.value.includes(" ")) return none;
  const isUnquoted = assignment.quote === undefined || assignment.quote === "none";
  const isKept = dialectOf(project).value.surroundingBlanks === "kept";
  if (
    isKept &&
    isUnquoted &&
    value.value !== value.value.trim() &&
    assignment.comment >= 0 &&
    !/^[[{]/.test(value.value)
  ) {
    return [
      setting.onValue({ ...hazard, message: hazardMessages.blankKept(keyText(path)), data: hazardData(setting) }),
    ];
  }
  if (project.plan.loader.name !== "django" || !/,\s/.test(value.value) || !isList(setting)) return none;
  const message = hazardMessages.listBlanks(keyText(path));
  const text = value.value
    .split(",")
    .map((item) => item.trim())
    .join(",");
  const isTold = /^[\w.:/@%+,*-]*$/.test(text) && !isSecret(setting.children.nodes);
  return [setting.onValue({ ...hazard, message, data: hazardData(setting, isTold ? text : undefined) })];
}

function isList({ children }: CheckedSetting): boolean {
  const [schema] = children.nodes;
  return schema?.source.kind === "table" && typeIs(schema.source.entries.get("type")?.value, "array");
}

function typeIs(type: CheckedSetting["value"], name: string): boolean {
  return type?.kind === "string" && type.value === name;
}
