import { hazardMessages } from "../../problems/messagesOfHazards.ts";
import { isSilentlyFalse } from "../../project/coerce/booleanText.ts";
import { djangoFloat } from "../../project/coerce/numberText.ts";
import { isSecretSetting } from "../../project/secrets.ts";
import { keyText } from "../../project/settingPath.ts";
import { typeNamesOf } from "../../schema/jsonType.ts";
import type { CheckedSetting } from "../checkedSetting.ts";
import type { LocalProblem } from "../localProblem.ts";
import { envAssignment, hazard, hazardData, none } from "./hazard.ts";

/** What django-environ reads without complaint as something else: `ture` is False, and `1e3` is 13. */
export function misreadByDjango(setting: CheckedSetting): readonly LocalProblem[] {
  const { value, children, project, path } = setting;
  if (project.plan.loader.name !== "django" || value?.kind !== "string" || envAssignment(setting) === undefined)
    return none;
  const [schema] = children.nodes;
  if (schema === undefined || value.value.startsWith("$")) return none;
  const types = typeNamesOf(schema.acceptedTypes);
  if (types.includes("string")) return none;
  if (types.includes("boolean") && isSilentlyFalse(value.value)) {
    return [
      setting.onValue({ ...hazard, message: hazardMessages.silentlyFalse(keyText(path)), data: hazardData(setting) }),
    ];
  }
  const meant = types.includes("number") && value.value.trim() !== "" ? Number(value.value) : Number.NaN;
  const read = djangoFloat(value.value);
  if (read === undefined || !Number.isFinite(meant) || read === meant) return none;
  const isSecret = isSecretSetting(project, path, setting.file.name);
  const message = hazardMessages.misreadNumber(keyText(path), isSecret ? undefined : read);
  return [setting.onValue({ ...hazard, message, data: hazardData(setting, String(meant)) })];
}

const controls = /[\x07\b\f\n\r\t\v\x1b]/;

/** `"C:\temp"`: the path holds a tab, and no colleague sees it. */
export function escapedPath(setting: CheckedSetting): readonly LocalProblem[] {
  const { value } = setting;
  if (value?.kind !== "string" || value.value.charCodeAt(1) !== 58 || !/^[A-Za-z]:/.test(value.value)) return none;
  if (!controls.test(value.value) || value.value.length > 500) return none;
  return [
    setting.onValue({
      ...hazard,
      message: hazardMessages.escapedPath(keyText(setting.path)),
      data: hazardData(setting),
    }),
  ];
}
