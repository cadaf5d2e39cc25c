import type { Node } from "../../syntax/node.ts";
import type { Reference, SchemaNode } from "../schemaNode.ts";
import { splitFragment } from "../uri.ts";
import { judgeCombination } from "./combinations.ts";
import { Evaluated } from "./evaluated.ts";
import { judgeList } from "./lists.ts";
import type { Place } from "./place.ts";
import { judgeKind, judgeNumber, judgeText } from "./scalars.ts";
import { judgeMembers, judgeMembership } from "./tables.ts";
import { judgeUnevaluated } from "./unevaluated.ts";
import type { Walk } from "./walk.ts";

/** Judges a value by all that JSON Schema says. */
export function evaluate(
  walk: Walk,
  schema: SchemaNode,
  node: Node,
  place: Place | undefined,
  evaluated: Evaluated | undefined,
): boolean {
  const { verdict, unevaluatedItems, unevaluatedProperties } = schema.keywords;
  if (verdict === true) return true;
  if (verdict === false)
    return walk.report("not-allowed", "false", schema, node, place, { kind: "forbidden", names: [] });
  if (node.kind === "unread") {
    walk.unreadCount++;
    return true;
  }
  if (!walk.enter(schema)) return true;
  let isSatisfied: boolean;
  if (unevaluatedItems === undefined && unevaluatedProperties === undefined) {
    isSatisfied = evaluateKeywords(walk, schema, node, place, evaluated);
  } else {
    const own = new Evaluated();
    isSatisfied = evaluateKeywords(walk, schema, node, place, own);
    isSatisfied = judgeUnevaluated(walk, schema, node, place, own) && isSatisfied;
    evaluated?.addAll(own);
  }
  walk.leave();
  return isSatisfied;
}

/** All but the `unevaluated…` keywords. Where only the verdict matters the first failure ends it; otherwise all is found. */
export function evaluateKeywords(
  walk: Walk,
  schema: SchemaNode,
  node: Node,
  place: Place | undefined,
  evaluated: Evaluated | undefined,
): boolean {
  if (!judgeKind(walk, schema, node, place)) return false;
  const { reference, dynamicReference, combination } = schema.keywords;
  const isThorough = walk.findings !== undefined;
  let isSatisfied = judgeByType(walk, schema, node, place, evaluated);
  if (reference?.target !== undefined && (isSatisfied || isThorough)) {
    isSatisfied = follow(walk, reference.target, node, place, evaluated) && isSatisfied;
  }
  if (dynamicReference !== undefined && (isSatisfied || isThorough)) {
    const target = dynamicTarget(walk, dynamicReference);
    isSatisfied = (target === undefined || follow(walk, target, node, place, evaluated)) && isSatisfied;
  }
  if (combination !== undefined && (isSatisfied || isThorough)) {
    isSatisfied = judgeCombination(walk, schema, combination, node, place, evaluated) && isSatisfied;
  }
  return isSatisfied;
}

function judgeByType(
  walk: Walk,
  schema: SchemaNode,
  node: Node,
  place: Place | undefined,
  evaluated: Evaluated | undefined,
): boolean {
  const { number, text, list, table } = schema.keywords;
  switch (node.kind) {
    case "integer":
    case "float":
      return number === undefined || judgeNumber(walk, schema, number, node, place);
    case "array":
      return list === undefined || judgeList(walk, schema, list, node, place, evaluated);
    case "table": {
      if (table === undefined) return true;
      const areMembersFine = judgeMembers(walk, schema, table, node, place, evaluated);
      if (!areMembersFine && walk.findings === undefined) return false;
      return judgeMembership(walk, schema, table, node, place, evaluated) && areMembersFine;
    }
    case "null":
    case "boolean":
    case "unread":
      return true;
    default:
      return text === undefined || judgeText(walk, schema, text, node, place);
  }
}

function follow(
  walk: Walk,
  target: SchemaNode,
  node: Node,
  place: Place | undefined,
  evaluated: Evaluated | undefined,
): boolean {
  if (!walk.open(target, node)) return true;
  const isSatisfied = walk.evaluate(target, node, place, evaluated);
  walk.close();
  return isSatisfied;
}

/** A dynamic reference to a dynamic anchor means the outermost schema of that name; any other is a plain reference. */
function dynamicTarget(walk: Walk, reference: Reference): SchemaNode | undefined {
  const { target } = reference;
  const anchor = splitFragment(reference.uri).fragment;
  if (target === undefined || target.resource.dynamicAnchors.get(anchor) !== target) return target;
  return walk.outermost(anchor) ?? target;
}
