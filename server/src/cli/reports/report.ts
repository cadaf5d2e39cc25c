import type { FoundProblem } from "../foundProblems.ts";

/** How problems are told in one format. Each answers text that is written at once, so that nothing piles up. */
export interface Report {
  readonly start: () => string;
  readonly problem: (problem: FoundProblem) => string;
  readonly end: (summary: Summary) => string;
}

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
}
