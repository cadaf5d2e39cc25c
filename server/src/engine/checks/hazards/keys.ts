import { hazardMessages } from "../../problems/messagesOfHazards.ts";
import { keyText } from "../../project/settingPath.ts";
import type { CheckedSetting } from "../checkedSetting.ts";
import type { LocalProblem } from "../localProblem.ts";
import { isTemplate } from "../privacy.ts";
import { dialectOf } from "../references.ts";
import { unknownName } from "../unknownKey.ts";
import { envAssignment, hazard, hazardData, none } from "./hazard.ts";

/** A byte order mark or `export` that the loader takes for a part of the name. */
export function foreignInName(setting: CheckedSetting): readonly LocalProblem[] {
  const { name } = setting.key;
  const first = name.charCodeAt(0);
  if (first !== 0xfeff && first !== 101) return none;
  const assignment = envAssignment(setting);
  if (assignment === undefined) return none;
  const plain = name.replace(/^\ufeff|^export\s+/, "");
  if (plain === name) return none;
  const message = first === 0xfeff ? hazardMessages.byteOrderMarkInKey(plain) : hazardMessages.exportInName(plain);
  return [setting.onKey({ ...hazard, message, data: { key: plain, replacement: plain } })];
}

/** `KEY` without `=`, which sets nothing. */
export function bareKey(setting: CheckedSetting): readonly LocalProblem[] {
  if (setting.value?.kind !== "null") return none;
  const assignment = envAssignment(setting);
  if (assignment === undefined || assignment.equals >= 0 || dialectOf(setting.project).key.bareKey !== "null")
    return none;
  const key = keyText(setting.path);
  return [
    setting.onKey({
      ...hazard,
      message: hazardMessages.bareKey(key),
      data: hazardData(setting, `${setting.key.name}=`),
    }),
  ];
}

/** A known name in the wrong case, which a program that lets unknown names be passes over in silence. */
export function wrongCase(setting: CheckedSetting): readonly LocalProblem[] {
  const { children, siblings, project, key, file } = setting;
  if (children.isKnown || siblings.length === 0) return none;
  const known = project.names.indexOf(siblings).inOtherCase(key.name);
  if (known === undefined || isTemplate(project, file.name) || unknownName(setting)?.isRefused !== false) return none;
  const message = hazardMessages.wrongCase(key.name, known);
  return [setting.onKey({ ...hazard, message, data: hazardData(setting, known) })];
}
