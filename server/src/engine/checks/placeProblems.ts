import type { Problem, ProblemCode, RelatedPlace, Severity } from "../problems/problem.ts";
import type { Project } from "../project/project.ts";
import type { ProjectFile } from "../project/projectFile.ts";
import type { Statement } from "../syntax/statement.ts";
import type { Tree } from "../syntax/tree.ts";
import { isIgnoredAt } from "./ignoreComments.ts";
import type { Judgement } from "./judgement.ts";
import type { LocalPlace, LocalProblem } from "./localProblem.ts";
import { projectProblems, schemaProblems } from "./schemaProblems.ts";
import { clashProblems } from "./syntaxProblems.ts";

/** The problems of one file as they are shown: at their places, with the severities that the project wants, in order. */
export function problemsOf(judgement: Judgement, name: string): readonly Problem[] {
  const { project } = judgement;
  const file = project.files.get(name);
  if (file === undefined) return schemaProblems(project, name).flatMap((problem) => ruled(project, problem));
  const statements = judgement.statements.get(name);
  const local = [
    ...(statements === undefined || statements.size === 0 ? none : [...statements.values()].flat()),
    ...(judgement.files.get(name) ?? none),
    ...judgement.ofStacks(name),
    ...(file.tree.clashes.length === 0 ? none : clashProblems(file.tree, name)),
  ];
  const ofPlan = projectProblems(project, name).flatMap((problem) => ruled(project, problem));
  if (local.length === 0) return ofPlan.sort(byPlace);
  // Few problems are looked at one by one, so that an edit of a long file does not read all of it.
  const mayIgnore = local.length < file.tree.blocks.length || mentionsStrata(file.tree);
  const placed = local.flatMap((problem) =>
    mayIgnore && isIgnoredAt(file.tree, problem.statement, problem.code) ? [] : (place(project, file, problem) ?? []),
  );
  return [...placed, ...ofPlan].sort(byPlace);
}

const none: readonly LocalProblem[] = [];

function byPlace(one: Problem, other: Problem): number {
  return (
    one.start - other.start ||
    one.end - other.end ||
    compare(one.code, other.code) ||
    compare(one.message, other.message)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** A problem while it is put together: object after object spread into one would cost most of the time for thousands. */
type OpenProblem = { -readonly [Name in keyof Problem]: Problem[Name] };

function place(project: Project, file: ProjectFile, local: LocalProblem): Problem | undefined {
  const severity = severityOf(project, local.code, local.severity);
  const span = severity === "off" ? undefined : placeOf(file.tree, local);
  if (severity === "off" || span === undefined) return undefined;
  const { code, message, tags, related, stacks, data } = local;
  const problem: OpenProblem = { code, severity, message, start: span.start, end: span.end };
  if (tags !== undefined) problem.tags = tags;
  if (related !== undefined) problem.related = related.flatMap((found) => relatedPlace(project, found));
  if (stacks !== undefined) problem.stacks = stacks;
  if (data !== undefined) problem.data = data;
  return problem;
}

/** Nearly no file asks for problems to be left out; where none can, no line is looked at for it. */
function mentionsStrata(tree: Tree): boolean {
  return tree.blocks.some((block) => block.text.includes("strata:"));
}

function ruled(project: Project, problem: Problem): Problem[] {
  const severity = severityOf(project, problem.code, problem.severity);
  return severity === "off" ? [] : [{ ...problem, severity }];
}

function severityOf(project: Project, code: ProblemCode, severity: Severity): Severity | "off" {
  return project.plan.rules.get(code) ?? severity;
}

/** A problem of the file as a whole is shown on its first line. */
function placeOf(tree: Tree, local: LocalProblem): { start: number; end: number } | undefined {
  if (local.statement === undefined) return firstLine(tree);
  const start = tree.startOf(local.statement);
  return start === undefined ? undefined : { start: start + local.start, end: start + local.end };
}

function firstLine(tree: Tree): { start: number; end: number } {
  return { start: 0, end: tree.offsetAt({ line: 0, column: Number.MAX_SAFE_INTEGER }) };
}

function relatedPlace(project: Project, place: LocalPlace): RelatedPlace[] {
  const start = startIn(project, place.file, place.statement);
  if (start === undefined) return [];
  return [{ file: place.file, message: place.message, start: start + place.start, end: start + place.end }];
}

function startIn(project: Project, file: string, statement: Statement): number | undefined {
  return project.files.get(file)?.tree.startOf(statement);
}
