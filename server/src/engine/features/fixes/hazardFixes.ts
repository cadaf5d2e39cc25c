import { VisibleNames } from "../../checks/hazards/visibleNames.ts";
import { isSecretSetting } from "../../project/secrets.ts";
import { describeSetting } from "../../schema/describe/describeSetting.ts";
import { envDialects } from "../../syntax/env/envDialects.ts";
import { referencesIn } from "../../syntax/env/references.ts";
import type { Assignment } from "../../syntax/statement.ts";
import type { Edit } from "../../text/span.ts";
import { lineBreakOf } from "../edits.ts";
import { governing } from "../nodeAtOffset.ts";
import { isSettingLine, linesOf } from "../settingLines.ts";
import { type Fix, type FixContext, ownFix, textAt } from "./fix.ts";
import { keyPartAt, renamingTo } from "./keyFixes.ts";

/** Text that a loader takes for something else, written so that it cannot. Titles never repeat it: it may be a secret. */
export function hazardFixes(context: FixContext): readonly Fix[] {
  const { file, statement, problem } = context;
  if (problem.start === 0 && file.tree.language.name === "toml" && file.tree.slice(0, 1) === "\ufeff") {
    return [ownFix(context, "Remove the byte order mark", "safe", { start: 0, end: 1, text: "" })];
  }
  if (statement?.kind !== "assignment") return [];
  const isOnKey = keyPartAt(context, problem.start) !== undefined;
  return isOnKey ? nameFixes(context, statement) : textFixes(context, statement);
}

function nameFixes(context: FixContext, statement: Assignment): readonly Fix[] {
  const { problem, data } = context;
  const { replacement } = data;
  const span = { start: problem.start, end: problem.end };
  if (replacement === undefined) return earlierSpelling(context, statement);
  const text = textAt(context, problem);
  if (text.startsWith("\ufeff"))
    return [ownFix(context, "Remove the byte order mark", "safe", { ...span, text: replacement })];
  if (/^export\s/.test(text)) return [ownFix(context, "Remove export", "safe", { ...span, text: replacement })];
  if (replacement.endsWith("=")) return bareKeyFix(context, statement, replacement);
  const edit = renamingTo(context, replacement);
  const rank = problem.severity === "information" ? "possible" : "preferred";
  return edit === undefined ? [] : [ownFix(context, `Rename to ${replacement}`, rank, edit)];
}

/** What stands behind the name, such as a `#` without white space before it, would become the value. */
function bareKeyFix(context: FixContext, statement: Assignment, replacement: string): readonly Fix[] {
  const { start, end } = context.problem;
  const rest = textAt(context, { start: end, end: context.origin + statement.length });
  return rest.trim() === ""
    ? [ownFix(context, `Write ${replacement}`, "preferred", { start, end, text: replacement })]
    : [];
}

/** Of two spellings of one name the earlier one has no effect. */
function earlierSpelling(context: FixContext, statement: Assignment): readonly Fix[] {
  const name = statement.keys[0]?.name ?? "";
  const earlier = [...linesOf(context.project, context.file)]
    .filter(isSettingLine)
    .filter(({ start, statement: { keys } }) => {
      const other = keys[0]?.name ?? "";
      return start < context.origin && other !== name && other.toLowerCase() === name.toLowerCase();
    });
  const [first] = earlier;
  if (first === undefined) return [];
  const edits = earlier.map(({ start, statement: { length } }) => ({ start, end: start + length, text: "" }));
  return [ownFix(context, `Remove ${first.statement.keys[0]?.name}, which has no effect`, "preferred", ...edits)];
}

function textFixes(context: FixContext, statement: Assignment): readonly Fix[] {
  const { problem, data } = context;
  const { start, end } = problem;
  const { replacement } = data;
  if (replacement !== undefined)
    return [ownFix(context, titleFor(context, replacement), "preferred", { start, end, text: replacement })];
  if (start === context.origin + statement.comment) return quoteFix(context, statement);
  return (
    commentFix(context, statement) ??
    booleanFixes(context, statement) ??
    pathFix(context, statement) ??
    referenceFix(context, statement) ??
    []
  );
}

function titleFor({ project, path, file }: FixContext, replacement: string): string {
  return isSecretSetting(project, path, file.name) ? "Write the value as it is meant" : `Change to ${replacement}`;
}

/** The value and what was cut off, in quotes that every dialect takes for what they are. */
function quoteFix(context: FixContext, { valueStart }: Assignment): readonly Fix[] {
  const span = { start: context.origin + valueStart, end: context.problem.end };
  const text = textAt(context, span);
  const quote = !/['\\$\n\r]/.test(text) ? "'" : !/["\\$\n\r]/.test(text) ? '"' : undefined;
  if (quote === undefined) return [];
  return [ownFix(context, "Put the value in quotes", "preferred", { ...span, text: quote + text + quote })];
}

/** A comment behind a value that the loader does not take for one goes to a line of its own. */
function commentFix(context: FixContext, statement: Assignment): readonly Fix[] | undefined {
  const { problem, origin, file } = context;
  const isKept = textAt(context, { start: problem.start, end: problem.start + 1 }) === "#";
  const isBlank = statement.comment >= 0 && problem.start === origin + statement.valueStart;
  if (!isKept && !isBlank) return undefined;
  const from = isKept ? problem.start : origin + statement.comment;
  const comment = textAt(context, { start: from, end: origin + statement.length }).trimEnd();
  const before = textAt(context, { start: origin, end: from });
  const line = { start: origin, end: origin, text: `${comment}${lineBreakOf(file.tree)}` };
  const removal = { start: origin + before.trimEnd().length, end: from + comment.length, text: "" };
  return [ownFix(context, "Put the comment on a line of its own", "preferred", line, removal)];
}

/** `ture` is False to django-environ; only the person knows what it should be. */
function booleanFixes(context: FixContext, { value }: Assignment): readonly Fix[] | undefined {
  const { project, path, problem } = context;
  const { types } = describeSetting(governing(project.rootNodes, path));
  if (project.plan.loader.name !== "django" || !types.includes("boolean") || value?.kind !== "string") return undefined;
  const { start, end } = problem;
  return ["True", "False"].map((text) => ownFix(context, `Change to ${text}`, "possible", { start, end, text }));
}

/** `"C:\temp"` in single quotes is what it looks like. */
function pathFix(context: FixContext, statement: Assignment): readonly Fix[] | undefined {
  const span = { start: context.origin + statement.valueStart, end: context.origin + statement.valueEnd };
  const text = textAt(context, span);
  if (!/^"[A-Za-z]:[^"'\r\n]*"$/.test(text)) return undefined;
  return [ownFix(context, "Use single quotes", "preferred", { ...span, text: `'${text.slice(1, -1)}'` })];
}

function referenceFix(context: FixContext, statement: Assignment): readonly Fix[] | undefined {
  const { problem, project, origin } = context;
  const dialect = envDialects[project.plan.loader.dialect];
  const { start } = problem;
  if (textAt(context, { start, end: start + 1 }) !== "$") return undefined;
  if (statement.quote === "single" && dialect.expansion.escapedDollar === "literal-dollar") {
    return [ownFix(context, "Put a backslash before the $", "preferred", { start, end: start, text: "\\" })];
  }
  const [reference] = referencesIn(textAt(context, problem), "none", dialect);
  const isCyclic = new VisibleNames(project, context.file).isCyclic(statement.keys[0]?.name ?? "");
  const edits = reference === undefined || isCyclic ? undefined : movedAbove(context, reference.name, origin);
  return edits === undefined
    ? undefined
    : [ownFix(context, `Move ${reference?.name} above this line`, "preferred", ...edits)];
}

/** The line that sets a name, moved up to where it is needed; undefined where it is not further down. */
function movedAbove({ file, project }: FixContext, name: string, to: number): readonly Edit[] | undefined {
  for (const line of linesOf(project, file)) {
    if (!isSettingLine(line) || line.statement.keys[0]?.name !== name) continue;
    if (line.start <= to) return undefined;
    const end = line.start + line.statement.length;
    const text = file.tree.slice(line.start, end);
    const moved = /[\r\n]$/.test(text) ? text : text + lineBreakOf(file.tree);
    return [
      { start: to, end: to, text: moved },
      { start: line.start, end, text: "" },
    ];
  }
  return undefined;
}
