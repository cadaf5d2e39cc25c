import type { Reference } from "./references.ts";

/** What a name stands for; undefined where it is not set. */
export type Resolver = (name: string) => string | undefined;

/** A value with its references replaced. */
export interface Expansion {
  /** The value as the program gets it; the raw value where the expansion has no end. */
  readonly text: string;
  /** The references in the raw value; their offsets count in it. */
  readonly references: readonly Reference[];
  /** Those of them that name nothing and have no default. */
  readonly unresolved: readonly Reference[];
  readonly outcome: ExpansionOutcome;
}

/** `cyclic`: the value refers to itself, directly or not. `too-long`: it grows beyond what Strata shows. */
export type ExpansionOutcome = "complete" | "cyclic" | "too-long";

/** Where an expansion takes names from, and how much it may cost. */
export interface ExpansionSources {
  /** Both of the following, by the precedence of the dialect. */
  readonly resolve: Resolver;
  readonly environment: Resolver;
  readonly file: Resolver;
  readonly budget: ExpansionBudget;
}

/** How much text may be gone through, for one value or for all of a file together: every step takes its part. */
export interface ExpansionBudget {
  left: number;
}

export interface Evaluation {
  readonly text: string;
  readonly outcome: ExpansionOutcome;
}

/** Values longer than this are not expanded, and none becomes longer by it: more than a process takes for a variable. */
export const longestExpansion = 131_072;

export const budgetOfOneValue = 1_000_000;
/** For values that are known to go round in circles: enough for the answer of a library that notices it. */
export const budgetOfOneCircle = 10_000;
export const budgetOfOneFile = 20_000_000;

const none: readonly Reference[] = [];

export function unchanged(text: string): Expansion {
  return { text, references: none, unresolved: none, outcome: "complete" };
}
