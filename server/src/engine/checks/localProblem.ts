import type { ProblemCode, ProblemData, ProblemTag, Severity } from "../problems/problem.ts";
import type { Statement } from "../syntax/statement.ts";

/**
 * A problem before it is placed: its span counts from the start of its statement, so that it stays true when text before
 * it changes. Without a statement it speaks of the file as a whole and is shown on the first line.
 */
export interface LocalProblem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: string;
  readonly statement: Statement | undefined;
  readonly start: number;
  readonly end: number;
  readonly tags?: readonly ProblemTag[];
  readonly related?: readonly LocalPlace[];
  readonly stacks?: readonly string[];
  readonly data?: ProblemData;
}

/** A place in any file of the project that explains a problem. */
export interface LocalPlace {
  readonly file: string;
  readonly statement: Statement;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** The problems of one file that speak of one statement, sparse: most statements have none. */
export type StatementProblems = ReadonlyMap<Statement, readonly LocalProblem[]>;
