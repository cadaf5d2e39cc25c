import type { Judgement } from "../../checks/judgement.ts";
import type { Problem, ProblemData } from "../../problems/problem.ts";
import type { Project } from "../../project/project.ts";
import type { ProjectFile } from "../../project/projectFile.ts";
import type { Path } from "../../syntax/node.ts";
import type { Statement } from "../../syntax/statement.ts";
import type { Edit, Span } from "../../text/span.ts";
import { editsIn, type FileChanges } from "../edits.ts";
import { pathOfKey } from "../pathOfKey.ts";

/** One way to make a problem go away, or several problems at once. */
export interface Fix {
  /** What it does, without a secret's text. */
  readonly title: string;
  readonly problems: readonly Problem[];
  /** The best of all fixes for its problem. */
  readonly isPreferred: boolean;
  /** Whether nothing is lost and nothing guessed, so that it may be made without anybody looking. */
  readonly isSafe: boolean;
  /** Made when it is asked for: a secret that moves from one file to another is part of it. */
  readonly changes: () => FileChanges;
}

/** A problem with all that a fix may want to know about its place. */
export interface FixContext {
  readonly judgement: Judgement;
  readonly project: Project;
  readonly file: ProjectFile;
  readonly problem: Problem;
  readonly data: ProblemData;
  /** The setting that the problem speaks of; empty where it speaks of none. */
  readonly path: Path;
  /** The statement in which the problem starts. */
  readonly statement: Statement | undefined;
  readonly origin: number;
}

/** What a kind of problem can be fixed with, the best first. */
export type FixProvider = (context: FixContext) => readonly Fix[];

export function fixContext(judgement: Judgement, file: ProjectFile, problem: Problem): FixContext {
  const placed = file.tree.statementAt(problem.start);
  const data = problem.data ?? {};
  return {
    judgement,
    project: judgement.project,
    file,
    problem,
    data,
    path: pathOfKey(data.key ?? ""),
    statement: placed?.statement,
    origin: placed?.start ?? 0,
  };
}

type Rank = "preferred" | "safe" | "possible";

/** `safe` fixes are preferred too. */
export function fix({ problem }: FixContext, title: string, rank: Rank, changes: () => FileChanges): Fix {
  return { title, problems: [problem], isPreferred: rank !== "possible", isSafe: rank === "safe", changes };
}

/** A fix by edits of the file that has the problem. */
export function ownFix(context: FixContext, title: string, rank: Rank, ...edits: readonly Edit[]): Fix {
  return fix(context, title, rank, () => editsIn(context.file.name, ...edits));
}

/** The text of the file at a place. */
export function textAt({ file }: FixContext, { start, end }: Span): string {
  return file.tree.slice(start, end);
}

/** The place of a span that counts from the start of the statement. */
export function placed({ origin }: FixContext, { start, end }: Span): Span {
  return { start: origin + start, end: origin + end };
}
