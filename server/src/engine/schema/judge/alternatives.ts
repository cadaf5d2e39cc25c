import type { Node } from "../../syntax/node.ts";
import { NO_TYPES, NULL_TYPE, typeNamesOf } from "../jsonType.ts";
import type { SchemaNode } from "../schemaNode.ts";
import { valueKey } from "../valueKey.ts";
import type { Finding } from "./finding.ts";
import { type Place, pathOf } from "./place.ts";
import type { Walk } from "./walk.ts";

/** A branch of `anyOf` or `oneOf` and why it does not hold. */
export interface Failure {
  readonly branch: SchemaNode;
  readonly findings: readonly Finding[];
}

/**
 * Says why none of several branches holds in the way that a person would: by the branch that was meant, where one can
 * be told from the rest, and otherwise by what they all want.
 */
export function explainFailures(
  walk: Walk,
  schema: SchemaNode,
  keyword: "anyOf" | "oneOf",
  node: Node,
  place: Place | undefined,
  failures: readonly Failure[],
): false {
  const depth = pathOf(place).length;
  const groups = failures.map((failure) => missingNames(failure, depth));
  if (groups.length > 0 && groups.every((group) => group !== undefined)) {
    return walk.report("missing-key", keyword, schema, node, place, { kind: "missing", groups });
  }
  const suited = failures.filter((failure) => !isOfWrongType(failure, depth));
  if (suited.length === 0) {
    const types = failures.reduce((union, failure) => union | failure.branch.acceptedTypes, NO_TYPES);
    return walk.report("wrong-type", keyword, schema, node, place, { kind: "type", expected: typeNamesOf(types) });
  }
  const allowed = allowedByAll(suited, depth);
  const others = failures.filter((failure) => !suited.includes(failure) && !isOnlyNull(failure.branch));
  if (allowed !== undefined && others.length === 0) {
    return walk.report("not-allowed", keyword, schema, node, place, { kind: "values", allowed });
  }
  const isDeep = node.kind === "table" || node.kind === "array";
  const isMeant = suited.length === 1 && allowed === undefined;
  const best = isMeant || isDeep ? nearest(suited, depth) : undefined;
  if (best !== undefined) {
    walk.findings?.push(...best.findings);
    return false;
  }
  // Where fixed values are among them, a value of another type may have been meant just as well.
  const alternatives = (allowed === undefined ? suited : [...suited, ...others]).map((failure) => failure.branch);
  return walk.report("not-allowed", keyword, schema, node, place, { kind: "alternatives", alternatives });
}

/** The names that a branch misses in the value itself, if it has no other complaint. */
function missingNames(failure: Failure, depth: number): readonly string[] | undefined {
  const names: string[] = [];
  for (const { facts, path } of failure.findings) {
    if (facts.kind !== "missing" || facts.groups.length !== 1 || path.length !== depth) return undefined;
    names.push(...(facts.groups[0] ?? []));
  }
  return names.length === 0 ? undefined : names;
}

function isOnlyNull(branch: SchemaNode): boolean {
  return (branch.acceptedTypes & ~NULL_TYPE) === NO_TYPES;
}

function isOfWrongType(failure: Failure, depth: number): boolean {
  return failure.findings.some((finding) => finding.facts.kind === "type" && finding.path.length === depth);
}

function allowedByAll(failures: readonly Failure[], depth: number): readonly Node[] | undefined {
  const allowed = new Map<string, Node>();
  for (const { findings } of failures) {
    const [finding] = findings;
    if (findings.length !== 1 || finding?.facts.kind !== "values" || finding.path.length !== depth) return undefined;
    for (const value of finding.facts.allowed) allowed.set(valueKey(value), value);
  }
  return [...allowed.values()];
}

/**
 * The branch that was probably meant: first one whose fixed values all fit (a discriminator), then the one that fails
 * deepest inside the value, then the one with the fewest complaints.
 */
function nearest(failures: readonly Failure[], depth: number): Failure | undefined {
  const rank = (failure: Failure): readonly number[] => [
    failure.findings.some((finding) => finding.keyword === "const" && finding.path.length === depth + 1) ? 1 : 0,
    failure.findings.some((finding) => finding.facts.kind === "unknown" && finding.path.length === depth + 1) ? 1 : 0,
    -Math.max(...failure.findings.slice(0, 1000).map((finding) => finding.path.length)),
    failure.findings.length,
  ];
  const ranked = failures.map((failure) => ({ failure, rank: rank(failure) }));
  ranked.sort((left, right) => {
    const differing = left.rank.findIndex((part, index) => part !== right.rank[index]);
    return differing < 0 ? 0 : (left.rank[differing] ?? 0) - (right.rank[differing] ?? 0);
  });
  return ranked[0]?.failure;
}
