import type { Node, Table } from "../../syntax/node.ts";
import { acceptsTables, isEvaluatedWithin } from "../children.ts";
import type { Combination, SchemaNode } from "../schemaNode.ts";
import { onlyTableBranch } from "../structure.ts";
import { judgeBranches, judgeCondition, judgeNot } from "./combinations.ts";
import { evaluateKeywords } from "./evaluate.ts";
import { Evaluated } from "./evaluated.ts";
import type { Place } from "./place.ts";
import { judgeKind } from "./scalars.ts";
import { judgeMembership, reportUnknown } from "./tables.ts";
import { declaredFor } from "./values.ts";
import type { Walk } from "./walk.ts";

export type WholeReach = "this-table" | "all-tables";

/**
 * Judges a merged table by exactly that which `judgeValueOf` leaves out: what must be there, and all that depends on
 * conditions and branches.
 */
export function judgeWholeOf(
  walk: Walk,
  schema: SchemaNode,
  given: Node,
  place: Place | undefined,
  reach: WholeReach,
): void {
  if (!acceptsTables(schema)) return;
  const node = walk.coerce(given, schema);
  if (node.kind !== "table") return;
  for (const part of schema.inPlace.always) {
    if (!walk.enter(part)) return;
    judgePart(walk, part, node, place);
    if (reach === "all-tables") judgeSubTables(walk, part, node, place);
    walk.leave();
  }
}

function judgePart(walk: Walk, schema: SchemaNode, table: Table, place: Place | undefined): void {
  const { keywords } = schema;
  const hasAllowed = keywords.const !== undefined || keywords.enum !== undefined;
  if (hasAllowed && !judgeKind(walk, schema, table, place)) return;
  if (keywords.table !== undefined) judgeMembership(walk, schema, keywords.table, table, place, undefined);
  if (keywords.combination !== undefined) judgeBranching(walk, schema, keywords.combination, table, place);
  const rest = keywords.unevaluatedProperties;
  if (rest !== undefined) judgeRest(walk, schema, rest, table, place);
}

function judgeBranching(
  walk: Walk,
  schema: SchemaNode,
  combination: Combination,
  table: Table,
  place: Place | undefined,
): void {
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const branches = combination[keyword];
    if (branches.length === 0 || onlyTableBranch(branches) !== undefined) continue;
    judgeBranches(walk, schema, keyword, branches, table, place, undefined);
  }
  judgeNot(walk, schema, combination.not, table, place);
  judgeCondition(walk, combination, table, place, undefined);
}

/** Members that some branch looks at, but none that holds. What no branch looks at has been judged in its file. */
function judgeRest(walk: Walk, schema: SchemaNode, rest: SchemaNode, table: Table, place: Place | undefined): void {
  const evaluated = new Evaluated();
  // What is wrong is known to the other judgements; here only what was looked at is of interest.
  walk.aside([], () => evaluateKeywords(walk, schema, table, place, evaluated));
  for (const entry of table.entries.values()) {
    if (evaluated.hasName(entry.name) || !isEvaluatedWithin(schema, entry.name)) continue;
    const inside = { key: entry.name, outer: place };
    if (rest.keywords.verdict === false) reportUnknown(walk, "unevaluatedProperties", schema, entry, inside);
    else walk.evaluateInside(rest, entry.value, inside);
  }
}

function judgeSubTables(walk: Walk, schema: SchemaNode, table: Table, place: Place | undefined): void {
  const { table: rules, unevaluatedProperties } = schema.keywords;
  if (rules === undefined && unevaluatedProperties === undefined) return;
  for (const entry of table.entries.values()) {
    const inside = { key: entry.name, outer: place };
    const governing = rules === undefined ? [] : declaredFor(rules, entry.name);
    for (const child of governing) judgeWholeOf(walk, child, entry.value, inside, "all-tables");
    const rest = governing.length === 0 ? rules?.additionalProperties : undefined;
    if (rest !== undefined) judgeWholeOf(walk, rest, entry.value, inside, "all-tables");
    if (unevaluatedProperties === undefined || isEvaluatedWithin(schema, entry.name)) continue;
    judgeWholeOf(walk, unevaluatedProperties, entry.value, inside, "all-tables");
  }
}
