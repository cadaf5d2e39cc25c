import type { Span } from "../text/span.ts";

/** Something that is wrong or worth knowing, at a place in a file. */
export interface Problem extends Span {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** What is wrong, what was expected, what to do: a sentence or two, without a secret's text. */
  readonly message: string;
  readonly tags?: readonly ProblemTag[];
  readonly related?: readonly RelatedPlace[];
  /** The stacks in which it is a problem, where it is not one of the file alone. */
  readonly stacks?: readonly string[];
  /** What a fix needs to know. */
  readonly data?: ProblemData;
}

export type Severity = "error" | "warning" | "information" | "hint";

export const severities: readonly Severity[] = ["error", "warning", "information", "hint"];

/** How an editor may show the text beside its squiggle. */
export type ProblemTag = "faded" | "struck";

/** A place that explains a problem, often in another file of the project. */
export interface RelatedPlace extends Span {
  readonly file: string;
  readonly message: string;
}

export interface ProblemData {
  /** The dotted path of the setting that the problem speaks of. */
  readonly key?: string;
  /** What to write instead, or to add: a name or a value as text of the file's language. */
  readonly replacement?: string;
  /** The file that a fix changes or creates. */
  readonly file?: string;
  /** The template that a fix copies to make the file, which is not there yet. */
  readonly template?: string;
}

export const problemCodes = [
  "syntax-error",
  "newer-toml",
  "duplicate-key",
  "unknown-key",
  "wrong-type",
  "not-allowed",
  "out-of-range",
  "bad-format",
  "missing-key",
  "misplaced-key",
  "misplaced-secret",
  "placeholder-secret",
  "secrets-not-ignored",
  "overridden-value",
  "redundant-value",
  "deprecated-key",
  "loader-hazard",
  "template-drift",
  "schema-error",
  "project-error",
] as const;

export type ProblemCode = (typeof problemCodes)[number];
