import { join } from "node:path";
import {
  judge,
  LineMap,
  type MaskedLine,
  maskedLine,
  type Position,
  type Problem,
  type ProblemCode,
  problemsOf,
  type Severity,
} from "../engine/engine.ts";
import type { UnreadText } from "../node/readText.ts";
import { shownPath, type Target } from "./targets.ts";

/** A problem at its place on disk. Lines and columns count from 1, columns in UTF-16 units. */
export interface FoundProblem {
  /** The path from the working folder, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: string;
  /** The stacks in which it is a problem. */
  readonly stacks: readonly string[];
  /** The line of the file with masks for secrets, found only if somebody shows it. */
  readonly excerpt: () => MaskedLine | undefined;
}

export interface CheckedFiles {
  /** How many files were looked at. */
  readonly files: number;
  readonly problems: Iterable<FoundProblem>;
}

/** Judges a project, or one stack of it. */
export function checkTarget(target: Target, stackName: string | undefined, workingFolder: string): CheckedFiles {
  const names = namesToCheck(target, stackName);
  return { files: names.length, problems: problemsIn(target, names, stackName, workingFolder) };
}

function namesToCheck({ project, only }: Target, stackName: string | undefined): readonly string[] {
  const { schema } = project.plan;
  const isSchemaFile = schema !== undefined && !schema.startsWith("strata:") && project.schema !== undefined;
  const names = [...project.files.keys(), ...(isSchemaFile ? [schema] : [])];
  const stack = stackName === undefined ? undefined : project.stackNamed(stackName);
  const inStack = stack === undefined ? undefined : new Set(stack.layers.map((layer) => layer.file));
  return names.filter((name) => (only === undefined || only.has(name)) && (inStack === undefined || inStack.has(name)));
}

function* problemsIn(
  target: Target,
  names: readonly string[],
  stackName: string | undefined,
  workingFolder: string,
): Generator<FoundProblem, void> {
  const { project, unread, folder } = target;
  const judgement = judge(project);
  for (const name of names) {
    const reason = unread.get(name);
    const problems = reason === undefined ? problemsOf(judgement, name) : [unreadProblem(reason)];
    if (problems.length === 0) continue;
    const file = shownPath(join(folder, name), workingFolder);
    const positionAt = placesIn(target, name);
    for (const problem of problems) {
      const stacks = problem.stacks ?? project.stacksOf(name).map((stack) => stack.name);
      const isElsewhere = stackName !== undefined && problem.stacks !== undefined && !stacks.includes(stackName);
      if (!isElsewhere && !isOfUnreadLayer(target, problem))
        yield foundProblem(target, name, file, problem, stacks, positionAt);
    }
  }
}

/** What a file that is not read might hold cannot be said to be missing. */
function isOfUnreadLayer({ project, unread }: Target, { code, stacks }: Problem): boolean {
  if (code !== "missing-key" || unread.size === 0) return false;
  const layersOf = (name: string) => project.stackNamed(name)?.layers ?? [];
  return stacks === undefined || stacks.every((name) => layersOf(name).some((layer) => unread.has(layer.file)));
}

type PositionAt = (offset: number) => Position;

function placesIn({ project }: Target, name: string): PositionAt {
  const tree = project.files.get(name)?.tree;
  if (tree !== undefined) return (offset) => tree.positionAt(offset);
  let lines: LineMap | undefined;
  return (offset) => {
    lines ??= new LineMap(project.input.schemas.get(name) ?? "");
    return lines.positionAt(offset);
  };
}

function foundProblem(
  { project }: Target,
  name: string,
  file: string,
  problem: Problem,
  stacks: readonly string[],
  positionAt: PositionAt,
): FoundProblem {
  const { code, severity, message } = problem;
  const start = positionAt(problem.start);
  const end = positionAt(problem.end);
  return {
    file,
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
    code,
    severity,
    message,
    stacks,
    excerpt: () => maskedLine(project, name, start.line),
  };
}

const unreadSentences: Readonly<Record<UnreadText["kind"], string>> = {
  "too-large": "This file is larger than 5 MB, so Strata does not read it.",
  "not-utf-8": "This file is not valid UTF-8, so Strata does not read it. Save it with the encoding UTF-8.",
};

function unreadProblem(reason: UnreadText["kind"]): Problem {
  return { code: "syntax-error", severity: "error", message: unreadSentences[reason], start: 0, end: 0 };
}
