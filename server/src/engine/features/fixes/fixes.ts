import type { Judgement } from "../../checks/judgement.ts";
import { problemsOf } from "../../checks/placeProblems.ts";
import type { Problem, ProblemCode } from "../../problems/problem.ts";
import type { ProjectFile } from "../../project/projectFile.ts";
import type { Span } from "../../text/span.ts";
import { type FileChanges, joinChanges } from "../edits.ts";
import { driftFixes } from "./driftFixes.ts";
import { duplicateFixes } from "./duplicateFixes.ts";
import { type Fix, type FixContext, type FixProvider, fixContext } from "./fix.ts";
import { hazardFixes } from "./hazardFixes.ts";
import { ignoreFixes } from "./ignoreFixes.ts";
import { deprecatedFixes, removeFixes, unknownKeyFixes } from "./keyFixes.ts";
import { addAllMissing, missingFixes } from "./missingFixes.ts";
import { moveFixes } from "./moveFixes.ts";
import { newerTomlFixes } from "./newerTomlFixes.ts";
import { ignoreFileFixes, projectFixes } from "./projectFixes.ts";
import { syntaxFixes } from "./syntaxFixes.ts";
import { valueFixes } from "./valueFixes.ts";

const noFixes: FixProvider = () => [];
const removal: FixProvider = (context) => removeFixes(context, "preferred");

const providers: Readonly<Record<ProblemCode, FixProvider>> = {
  "syntax-error": syntaxFixes,
  "newer-toml": newerTomlFixes,
  "duplicate-key": duplicateFixes,
  "unknown-key": unknownKeyFixes,
  "wrong-type": valueFixes,
  "not-allowed": valueFixes,
  "out-of-range": valueFixes,
  "bad-format": valueFixes,
  "missing-key": missingFixes,
  "misplaced-key": moveFixes,
  "misplaced-secret": moveFixes,
  // Only a person has the real value.
  "placeholder-secret": noFixes,
  "secrets-not-ignored": ignoreFileFixes,
  "overridden-value": removal,
  "redundant-value": removal,
  "deprecated-key": deprecatedFixes,
  "loader-hazard": hazardFixes,
  "template-drift": driftFixes,
  "schema-error": noFixes,
  "project-error": projectFixes,
};

/**
 * The fixes for the problems that touch a span: those of each problem, then those for several at once, and what leaves
 * problems out last.
 */
export function fixesAt(judgement: Judgement, fileName: string, span: Span): readonly Fix[] {
  const file = judgement.project.files.get(fileName);
  if (file === undefined) return [];
  const all = problemsOf(judgement, fileName);
  const touched = all.filter(({ start, end }) => start <= span.end && end >= span.start);
  if (touched.length === 0) return [];
  const contexts = touched.map((problem) => fixContext(judgement, file, problem));
  return [
    ...contexts.flatMap(fixesOf),
    ...addAllMissing(judgement, touched),
    ...distinct(contexts.flatMap((context) => sameKindFix(context, all))),
    ...distinct(contexts.flatMap(ignoreFixes)),
  ];
}

/** What can be put right in a file without anybody looking; undefined where there is nothing. */
export function fixAll(judgement: Judgement, fileName: string): Fix | undefined {
  const file = judgement.project.files.get(fileName);
  if (file === undefined) return undefined;
  const safe = bestOf(judgement, file, problemsOf(judgement, fileName)).filter(({ isSafe }) => isSafe);
  if (safe.length === 0) return undefined;
  const problems = safe.flatMap((fix) => fix.problems);
  return {
    title: "Fix all that is safe to fix",
    problems,
    isPreferred: false,
    isSafe: true,
    changes: () => together(safe),
  };
}

/** One preferred fix for each problem, the first. */
function fixesOf(context: FixContext): readonly Fix[] {
  const fixes = providers[context.problem.code](context);
  const best = fixes.find(({ isPreferred }) => isPreferred);
  return fixes.map((fix) => (fix.isPreferred && fix !== best ? { ...fix, isPreferred: false } : fix));
}

/** Found out in full only when it is chosen, because a file may have thousands of problems of a kind. */
function sameKindFix(context: FixContext, problems: readonly Problem[]): readonly Fix[] {
  const { code } = context.problem;
  const alike = problems.filter((problem) => problem.code === code);
  // Missing settings have a fix of their own, which knows of all files.
  if (code === "missing-key" || alike.length < 2 || !fixesOf(context).some(({ isPreferred }) => isPreferred)) return [];
  const { judgement, file } = context;
  const changes = (): FileChanges => together(bestOf(judgement, file, alike));
  return [
    { title: `Fix all ${code} problems in this file`, problems: alike, isPreferred: false, isSafe: false, changes },
  ];
}

function bestOf(judgement: Judgement, file: ProjectFile, problems: readonly Problem[]): readonly Fix[] {
  return problems.flatMap((problem) => {
    return fixesOf(fixContext(judgement, file, problem)).find(({ isPreferred }) => isPreferred) ?? [];
  });
}

function together(fixes: readonly Fix[]): FileChanges {
  return joinChanges(fixes.map((fix) => fix.changes()));
}

/** Two problems of one kind at one place are left out by the same comment. */
function distinct(fixes: readonly Fix[]): readonly Fix[] {
  const byTitle = new Map<string, Fix>();
  for (const fix of fixes) {
    const known = byTitle.get(fix.title);
    byTitle.set(fix.title, known === undefined ? fix : { ...known, problems: [...known.problems, ...fix.problems] });
  }
  return [...byTitle.values()];
}
