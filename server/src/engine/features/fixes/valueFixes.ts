import { valueText } from "../../checks/valueText.ts";
import { isSecretSetting } from "../../project/secrets.ts";
import { describeSetting } from "../../schema/describe/describeSetting.ts";
import type { Span } from "../../text/span.ts";
import { governing, rootNodesOf } from "../nodeAtOffset.ts";
import { type Fix, type FixContext, ownFix } from "./fix.ts";

/** More are a matter for completion. */
const mostAllowed = 8;
const longestShown = 40;

/** A value that its schema refuses: the one that was most likely meant, and all that are allowed if they are few. */
export function valueFixes(context: FixContext): readonly Fix[] {
  const { data, path, project, file } = context;
  const { code } = context.problem;
  const { start, end } = wholeValue(context);
  const language = file.tree.language.name;
  const { replacement } = data;
  // Text that becomes a number of the same value is what the person meant; a nearest name or a limit is a guess.
  const rank = code === "wrong-type" || code === "template-drift" ? "safe" : "preferred";
  const best =
    replacement === undefined ? [] : [ownFix(context, changeTo(replacement), rank, { start, end, text: replacement })];
  if (code !== "not-allowed" && code !== "wrong-type") return best;
  if (isSecretSetting(project, path, file.name)) return best;
  const { allowed } = describeSetting(governing(rootNodesOf(project, file.name), path));
  if (allowed.length > mostAllowed) return best;
  const texts = allowed.flatMap(({ value, isDeprecated }) => (isDeprecated ? [] : (valueText(value, language) ?? [])));
  const others = texts.filter((text) => text !== replacement);
  const isOnly = best.length === 0 && others.length === 1;
  return [
    ...best,
    ...others.map((text) => ownFix(context, changeTo(text), isOnly ? "preferred" : "possible", { start, end, text })),
  ];
}

/** Some loaders keep the white space around a value, and then it is what is wrong with it. */
function wholeValue({ problem, statement, origin, file }: FixContext): Span {
  const { start, end } = problem;
  const value =
    statement?.kind === "assignment" && start === origin + statement.valueStart ? statement.value : undefined;
  if (file.tree.language.name !== "env" || value?.kind !== "string") return { start, end };
  const before = value.value.length - value.value.trimStart().length;
  const after = value.value.length - value.value.trimEnd().length;
  const isBlank = (from: number, to: number) => from < to && file.tree.slice(from, to).trim() === "";
  return {
    start: isBlank(start - before, start) ? start - before : start,
    end: isBlank(end, end + after) ? end + after : end,
  };
}

function changeTo(text: string): string {
  return `Change to ${text.length > longestShown ? `${text.slice(0, longestShown)}…` : text}`;
}
