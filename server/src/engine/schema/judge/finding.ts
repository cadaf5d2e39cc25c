import type { Entry, Node, Path } from "../../syntax/node.ts";
import type { JsonType } from "../jsonType.ts";
import type { SchemaNode } from "../schemaNode.ts";

/** One way in which a value fails its schema, as facts. `sayFinding` makes the sentence. */
export interface Finding {
  readonly code: FindingCode;
  /** The keyword that is not satisfied; `false` for the schema that nothing satisfies. */
  readonly keyword: string;
  /** The way to `node`; for an unknown key it ends with the key, for a missing key it leads to the table without it. */
  readonly path: Path;
  readonly node: Node;
  /** The schema that the keyword stands in. */
  readonly schema: SchemaNode;
  readonly facts: Facts;
  /** The conditions under which the schema asks for this at all, outermost first. */
  readonly because: readonly Condition[];
}

export type FindingCode = "wrong-type" | "not-allowed" | "out-of-range" | "bad-format" | "missing-key" | "unknown-key";

export type Facts =
  | { readonly kind: "type"; readonly expected: readonly JsonType[] }
  /** `enum` and `const`. */
  | { readonly kind: "values"; readonly allowed: readonly Node[] }
  /** The keyword says which end of the range; a count for lengths, items and members. */
  | { readonly kind: "limit"; readonly limit: number | bigint }
  | { readonly kind: "format"; readonly format: string }
  | { readonly kind: "pattern"; readonly pattern: string }
  /** Any one of the groups would do; every name of that group is needed. */
  | { readonly kind: "missing"; readonly groups: readonly (readonly string[])[] }
  | { readonly kind: "unknown"; readonly entry: Entry }
  /** The value must not be there at all; the names where it is only their company that is refused. */
  | { readonly kind: "forbidden"; readonly names: readonly string[] }
  /** None of several schemas is satisfied, and none is nearer than the others. */
  | { readonly kind: "alternatives"; readonly alternatives: readonly SchemaNode[] }
  /** More than one schema of `oneOf` is satisfied. */
  | { readonly kind: "several"; readonly satisfied: readonly SchemaNode[] };

/** Something that is so in the configuration, and for which the schema asks more. */
export interface Condition {
  readonly path: Path;
  readonly relation: "equal" | "not-equal" | "set" | "unset" | "matching" | "not-matching";
  /** The values for `equal` (one of them) and `not-equal` (none of them). */
  readonly values: readonly Node[];
  /** The schema that the condition puts to the value at `path`. */
  readonly schema: SchemaNode;
}
