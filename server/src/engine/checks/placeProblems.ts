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
  const local = [
    ...[...(judgement.statements.get(name)?.values() ?? [])].flat(),
    ...(judgement.files.get(name) ?? []),
    ...judgement.ofStacks(name),
    ...clashProblems(file.tree, name),
  ];
  const ofPlan = projectProblems(project, name).flatMap((problem) => ruled(project, problem));
  if (local.length === 0) return ofPlan.sort(byPlace);
  const placed = local.flatMap((problem) => place(project, file, problem));
  return [...placed, ...ofPlan].sort(byPlace);
}

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

function place(project: Project, file: ProjectFile, local: LocalProblem): Problem[] {
  const severity = severityOf(project, local.code, local.severity);
  if (severity === "off" || isIgnoredAt(file.tree, local.statement, local.code)) return [];
  const span = placeOf(file.tree, local);
  if (span === undefined) return [];
  const { code, message, tags, stacks, data } = local;
  const related = local.related?.flatMap((found) => relatedPlace(project, found));
  return [
    {
      code,
      severity,
      message,
      ...span,
      ...(tags === undefined ? {} : { tags }),
      ...(related === undefined ? {} : { related }),
      ...(stacks === undefined ? {} : { stacks }),
      ...(data === undefined ? {} : { data }),
    },
  ];
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
