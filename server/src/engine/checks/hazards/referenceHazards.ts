import { hazardMessages } from "../../problems/messagesOfHazards.ts";
import type { Project } from "../../project/project.ts";
import type { ProjectFile } from "../../project/projectFile.ts";
import { keyText } from "../../project/settingPath.ts";
import type { EnvDialect } from "../../syntax/env/envDialect.ts";
import { type Reference, referencesIn } from "../../syntax/env/references.ts";
import type { LocalProblem } from "../localProblem.ts";
import { dialectOf, dollarAssignments, type TextAssignment } from "../references.ts";
import { hazard, none } from "./hazard.ts";
import { VisibleNames } from "./visibleNames.ts";

/** What becomes of `$` in values: replaced by nothing, by something unexpected, or not at all. One hazard for each value. */
export function referenceHazards(project: Project, file: ProjectFile): readonly LocalProblem[] {
  const assignments = dollarAssignments(file);
  if (assignments.length === 0) return none;
  const context = { project, dialect: dialectOf(project), names: new VisibleNames(project, file) };
  return assignments.flatMap((assignment) => hazardIn(context, assignment) ?? []);
}

interface Context {
  readonly project: Project;
  readonly dialect: EnvDialect;
  readonly names: VisibleNames;
}

function hazardIn(context: Context, assignment: TextAssignment): LocalProblem | undefined {
  const { value, quote = "none" } = assignment;
  const references = referencesIn(value.value, quote, context.dialect);
  if (references.length === 0) return notReplaced(context, assignment);
  return (
    circle(context, assignment) ??
    unprotected(context, assignment, references) ??
    unresolved(context, assignment, references)
  );
}

function problemAt({ project }: Context, assignment: TextAssignment, message: string, place?: Reference): LocalProblem {
  const { value, keys } = assignment;
  const path = project.names.pathOfVariable(keys[0]?.name ?? "");
  const textStart = textStartOf(assignment);
  const isPlaced = place !== undefined && textStart !== undefined;
  const span = isPlaced
    ? { start: textStart + place.start, end: textStart + place.end }
    : { start: value.start, end: value.end };
  return { ...hazard, message, statement: assignment, ...span, data: { key: keyText(path) } };
}

/** Where the text of the value starts, if it stands in the file as it is. */
function textStartOf({ value }: TextAssignment): number | undefined {
  const around = value.end - value.start - value.value.length;
  return around === 0 ? value.start : around === 2 ? value.start + 1 : undefined;
}

/** `${NAME}` where the loader replaces nothing, and NAME is one of the settings. */
function notReplaced(context: Context, assignment: TextAssignment): LocalProblem | undefined {
  const { method } = context.dialect.expansion;
  if ((method !== "none" && method !== "whole-value") || assignment.quote === "single") return undefined;
  const match = /\$\{([A-Za-z_]\w{0,100})\}/.exec(assignment.value.value.slice(0, 5000));
  const name = match?.[1] ?? "";
  if (match === null || !context.names.isSetAnywhere(name)) return undefined;
  const start = match.index;
  const place = {
    name,
    start,
    end: start + match[0].length,
    nameStart: start + 2,
    nameEnd: start + 2 + name.length,
    operator: undefined,
  };
  return problemAt(context, assignment, hazardMessages.notReplaced(match[0], name), place);
}

function circle(context: Context, assignment: TextAssignment): LocalProblem | undefined {
  const name = assignment.keys[0]?.name ?? "";
  if (!context.names.isCyclic(name)) return undefined;
  return problemAt(context, assignment, hazardMessages.cycle(name));
}

/** Single quotes or a backslash that were meant to keep a reference, and do not. */
function unprotected(
  context: Context,
  assignment: TextAssignment,
  references: readonly Reference[],
): LocalProblem | undefined {
  const { value, quote } = assignment;
  const name = assignment.keys[0]?.name ?? "";
  const [first] = references;
  if (first === undefined) return undefined;
  if (quote === "single") {
    const message = hazardMessages.quotesDoNotKeep(
      name,
      written(assignment, first),
      escapeOf(context, assignment, first),
    );
    return problemAt(context, assignment, message, first);
  }
  const escaped = references.find(({ start }) => value.value.charAt(start - 1) === "\\");
  if (escaped === undefined) return undefined;
  return problemAt(
    context,
    assignment,
    hazardMessages.backslashDoesNotKeep(name, written(assignment, escaped)),
    escaped,
  );
}

/** A reference holds a name, unless its default follows, which may be a secret. */
function written({ value }: TextAssignment, { start, end, nameEnd, operator }: Reference): string {
  return operator === undefined ? value.value.slice(start, end) : `${value.value.slice(start, nameEnd)}…}`;
}

function escapeOf({ dialect }: Context, assignment: TextAssignment, reference: Reference): string | undefined {
  return dialect.expansion.escapedDollar === "literal-dollar" ? `\\${written(assignment, reference)}` : undefined;
}

function unresolved(
  context: Context,
  assignment: TextAssignment,
  references: readonly Reference[],
): LocalProblem | undefined {
  for (const reference of references) {
    const message = reference.operator === undefined ? complaintOf(context, assignment, reference) : undefined;
    if (message !== undefined) return problemAt(context, assignment, message, reference);
  }
  return undefined;
}

function complaintOf(context: Context, assignment: TextAssignment, reference: Reference): string | undefined {
  const { name } = reference;
  const sight = context.names.sightOf(name, assignment);
  if (sight.kind === "set" || sight.kind === "from-environment") return undefined;
  const text = written(assignment, reference);
  // Without braces it may well be no reference at all but part of a secret, which no sentence may repeat.
  const isPlain = !text.startsWith("${");
  if (context.dialect.expansion.method === "whole-value" && (sight.kind === "nowhere" || !isPlain)) {
    return hazardMessages.takenForName(assignment.keys[0]?.name ?? "");
  }
  if (sight.kind === "further-down") return hazardMessages.setFurtherDown(text, name);
  if (sight.kind === "in-other-file") return hazardMessages.setInOtherFile(text, name, sight.file);
  const literal = context.dialect.expansion.escapedDollar === "literal-dollar" ? "\\$" : undefined;
  return isPlain ? hazardMessages.takenForReference(literal) : hazardMessages.unresolved(text, name, literal);
}
