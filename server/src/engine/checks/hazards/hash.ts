import { hazardMessages } from "../../problems/messagesOfHazards.ts";
import { keyText } from "../../project/settingPath.ts";
import type { Assignment } from "../../syntax/statement.ts";
import type { CheckedSetting } from "../checkedSetting.ts";
import type { LocalProblem } from "../localProblem.ts";
import { envAssignment, hazard, hazardData, none, textOf } from "./hazard.ts";

/** A `#` that cuts a value without looking like a comment, or that looks like one and is none. */
export function hash(setting: CheckedSetting): readonly LocalProblem[] {
  const assignment = envAssignment(setting);
  if (assignment === undefined || assignment.value?.kind !== "string") return none;
  if (assignment.quote !== undefined && assignment.quote !== "none") return none;
  const { value } = assignment.value;
  if (assignment.comment >= 0) return isCut(setting, assignment, value);
  return isKept(value) ? keptAt(setting, assignment, value) : none;
}

function isCut(setting: CheckedSetting, assignment: Assignment, value: string): readonly LocalProblem[] {
  const { comment, valueStart, valueEnd, equals } = assignment;
  const key = keyText(setting.path);
  const isGlued = comment === valueEnd && (valueEnd > valueStart || comment === equals + 1);
  const isJson = /^[[{]/.test(value) && !/[\]}]$/.test(value.trimEnd());
  if (!isGlued && !isJson) return none;
  // `KEY=# text` may well be meant as a comment.
  if (valueEnd === valueStart && /^#(?:\s|$)/.test(textOf(setting, comment, comment + 2))) return none;
  const message = isJson ? hazardMessages.jsonCutAtHash(key) : hazardMessages.cutAtHash(key);
  const end = endOfComment(setting, assignment);
  return [{ ...hazard, message, statement: assignment, start: comment, end, data: hazardData(setting) }];
}

function endOfComment(setting: CheckedSetting, { comment, length }: Assignment): number {
  return comment + textOf(setting, comment, length).trimEnd().length;
}

/** `# text` as a value; and ` # text` behind one, where nothing is ever a comment. */
function isKept(value: string): boolean {
  return value.includes("#") && (/^#\s/.test(value) || /\s#\s/.test(value));
}

function keptAt(setting: CheckedSetting, assignment: Assignment, value: string): readonly LocalProblem[] {
  const start = assignment.valueStart + Math.max(value.search(/#\s/), 0);
  const message = hazardMessages.hashKept(keyText(setting.path));
  return [{ ...hazard, message, statement: assignment, start, end: assignment.valueEnd, data: hazardData(setting) }];
}
