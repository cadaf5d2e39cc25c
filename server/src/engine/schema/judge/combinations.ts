import type { Node } from "../../syntax/node.ts";
import type { Combination, SchemaNode } from "../schemaNode.ts";
import { explainFailures, type Failure } from "./alternatives.ts";
import { Evaluated } from "./evaluated.ts";
import type { Finding } from "./finding.ts";
import type { Place } from "./place.ts";
import type { Walk } from "./walk.ts";

/** `allOf`, `anyOf`, `oneOf`, `not` and `if`. */
export function judgeCombination(
  walk: Walk,
  schema: SchemaNode,
  combination: Combination,
  node: Node,
  place: Place | undefined,
  evaluated: Evaluated | undefined,
): boolean {
  let isSatisfied = true;
  for (const branch of combination.allOf) {
    isSatisfied = walk.evaluate(branch, node, place, evaluated) && isSatisfied;
    if (!isSatisfied && walk.findings === undefined) return false;
  }
  const { anyOf, oneOf } = combination;
  if (anyOf.length > 0)
    isSatisfied = judgeBranches(walk, schema, "anyOf", anyOf, node, place, evaluated) && isSatisfied;
  if (!isSatisfied && walk.findings === undefined) return false;
  if (oneOf.length > 0)
    isSatisfied = judgeBranches(walk, schema, "oneOf", oneOf, node, place, evaluated) && isSatisfied;
  if (!isSatisfied && walk.findings === undefined) return false;
  isSatisfied = judgeNot(walk, schema, combination.not, node, place) && isSatisfied;
  return judgeCondition(walk, combination, node, place, evaluated) && isSatisfied;
}

/** At least one branch must hold, and with `oneOf` no more than one. */
export function judgeBranches(
  walk: Walk,
  schema: SchemaNode,
  keyword: "anyOf" | "oneOf",
  branches: readonly SchemaNode[],
  node: Node,
  place: Place | undefined,
  evaluated: Evaluated | undefined,
): boolean {
  const unreadBefore = walk.unreadCount;
  const failures: Failure[] = [];
  const satisfied: SchemaNode[] = [];
  for (const branch of branches) {
    const findings: Finding[] | undefined = walk.findings === undefined ? undefined : [];
    const own = evaluated === undefined ? undefined : new Evaluated();
    if (walk.aside(findings, () => walk.evaluate(branch, node, place, own))) {
      satisfied.push(branch);
      if (own !== undefined) evaluated?.addAll(own);
      else if (keyword === "anyOf") return true;
    } else failures.push({ branch, findings: findings ?? [] });
  }
  if (satisfied.length === 1 || (satisfied.length > 1 && keyword === "anyOf")) return true;
  if (walk.unreadCount !== unreadBefore) return true;
  if (walk.findings === undefined) return false;
  if (satisfied.length > 1) return reportSeveral(walk, schema, satisfied, node, place);
  return explainFailures(walk, schema, keyword, node, place, failures);
}

function reportSeveral(
  walk: Walk,
  schema: SchemaNode,
  satisfied: readonly SchemaNode[],
  node: Node,
  place: Place | undefined,
): false {
  const names = satisfied.map((branch) => onlyRequired(branch));
  if (names.every((group) => group !== undefined)) {
    return walk.report("not-allowed", "oneOf", schema, node, place, { kind: "forbidden", names: names.flat() });
  }
  return walk.report("not-allowed", "oneOf", schema, node, place, { kind: "several", satisfied });
}

export function judgeNot(
  walk: Walk,
  schema: SchemaNode,
  not: SchemaNode | undefined,
  node: Node,
  place: Place | undefined,
): boolean {
  if (not === undefined) return true;
  const unreadBefore = walk.unreadCount;
  if (!walk.satisfies(not, node, place) || walk.unreadCount !== unreadBefore) return true;
  const names = onlyRequired(not) ?? [];
  return walk.report("not-allowed", "not", schema, node, place, { kind: "forbidden", names });
}

export function judgeCondition(
  walk: Walk,
  combination: Combination,
  node: Node,
  place: Place | undefined,
  evaluated: Evaluated | undefined,
): boolean {
  const condition = combination.if;
  if (condition === undefined) return true;
  const unreadBefore = walk.unreadCount;
  const own = evaluated === undefined ? undefined : new Evaluated();
  const isMet = walk.satisfies(condition, node, place, own);
  if (walk.unreadCount !== unreadBefore) return true;
  if (isMet && own !== undefined) evaluated?.addAll(own);
  const consequence = isMet ? combination.whenMet : combination.otherwise;
  if (consequence === undefined) return true;
  const cause = isMet ? "condition-met" : "condition-not-met";
  return walk.under({ schema: condition, node, place, cause }, () =>
    walk.evaluate(consequence, node, place, evaluated),
  );
}

/** The names that a schema requires, if it does nothing else. */
function onlyRequired(schema: SchemaNode): readonly string[] | undefined {
  const { table, combination, reference } = schema.keywords;
  if (table === undefined || table.required.length === 0 || combination !== undefined || reference !== undefined) {
    return undefined;
  }
  return table.properties.size === 0 && table.patternProperties.length === 0 ? table.required : undefined;
}
