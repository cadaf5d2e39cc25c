/**
 * What is wrong with the text of one statement, as facts. The sentence is made from it in `messages.ts`, and only when
 * somebody looks. Offsets count from the start of the statement.
 */
export interface SyntaxFault {
  readonly kind: SyntaxFaultKind;
  readonly start: number;
  readonly end: number;
  /** What the message needs besides the kind: the bracket that is missing, or the text found. */
  readonly detail?: string;
}

export type SyntaxFaultKind =
  // TOML and JSON
  | "expected-key"
  | "expected-equals"
  | "expected-value"
  | "expected-comma"
  | "expected-line-end"
  | "unclosed-string"
  | "unclosed-array"
  | "unclosed-table"
  | "unclosed-header"
  | "empty-key"
  | "invalid-value"
  | "invalid-string"
  | "invalid-character"
  | "nested-too-deeply"
  | "duplicate-name"
  // what only TOML 1.1 allows, where 1.0 is read
  | "newer-toml"
  // .env
  | "env-no-key"
  | "env-unclosed-quote"
  | "env-text-after-quote"
  | "env-ignored-line";
