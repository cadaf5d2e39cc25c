import type { SyntaxFault } from "../problems/fault.ts";
import { sayJsonFault } from "../syntax/json/sayJsonFault.ts";

/** What is wrong with a schema, placed in its text. The rest of the schema works on. */
export interface SchemaFault {
  readonly kind: SchemaFaultKind;
  readonly start: number;
  readonly end: number;
  /** What the sentence needs besides the kind: the word, the reference, or what is wrong with a pattern. */
  readonly detail: string;
  /** What is wrong with the JSON, for `syntax`. */
  readonly syntax?: SyntaxFault;
}

export type SchemaFaultKind =
  | "syntax"
  | "not-a-schema"
  | "invalid-keyword"
  | "unknown-type"
  | "invalid-pattern"
  | "unjudgeable-pattern"
  | "remote-reference"
  | "unresolved-reference"
  | "reference-loop";

/** A fault as a sentence: what is wrong, and what Strata does about it. */
export function saySchemaFault(fault: SchemaFault): string {
  const { detail } = fault;
  switch (fault.kind) {
    case "syntax":
      return fault.syntax === undefined ? "This is not valid JSON." : sayJsonFault(fault.syntax);
    case "not-a-schema":
      return "A schema must be a table, true or false. This is read as true.";
    case "invalid-keyword":
      return `${detail} cannot have this value. It is left out.`;
    case "unknown-type":
      return detail === "" ? "A type must be given by its name." : `There is no type ${JSON.stringify(detail)}.`;
    case "invalid-pattern":
      return `This is not a regular expression: it has ${detail}. No value is judged by it.`;
    case "unjudgeable-pattern":
      return `No value is judged by this pattern: ${unjudgeable(detail)}.`;
    case "remote-reference":
      return `${detail} is not looked up: nothing is fetched from the network.`;
    case "unresolved-reference":
      return `There is no schema at ${detail === "" ? "this place" : detail}.`;
    case "reference-loop":
      return "This reference leads back to itself, so it asks for nothing.";
  }
}

function unjudgeable(detail: string): string {
  return detail.startsWith("it") ? detail : `it has ${detail}, which cannot be matched in a bounded time`;
}
