import type { List } from "../../syntax/node.ts";
import type { ListRules, SchemaNode } from "../schemaNode.ts";
import { valueKey } from "../valueKey.ts";
import type { Evaluated } from "./evaluated.ts";
import type { Place } from "./place.ts";
import type { Walk } from "./walk.ts";

export function judgeList(
  walk: Walk,
  schema: SchemaNode,
  rules: ListRules,
  list: List,
  place: Place | undefined,
  evaluated: Evaluated | undefined,
): boolean {
  let isSatisfied = judgeCount(walk, schema, rules, list, place);
  if (isSatisfied || walk.findings !== undefined) {
    isSatisfied = judgeItems(walk, schema, rules, list, place, evaluated) && isSatisfied;
  }
  if (rules.contains !== undefined && (isSatisfied || walk.findings !== undefined)) {
    isSatisfied = judgeContains(walk, schema, rules, rules.contains, list, place, evaluated) && isSatisfied;
  }
  return isSatisfied;
}

function judgeCount(walk: Walk, schema: SchemaNode, rules: ListRules, list: List, place: Place | undefined): boolean {
  const { minItems, maxItems, uniqueItems } = rules;
  const { length } = list.items;
  if (minItems !== undefined && length < minItems) {
    return walk.report("out-of-range", "minItems", schema, list, place, { kind: "limit", limit: minItems });
  }
  if (maxItems !== undefined && length > maxItems) {
    return walk.report("out-of-range", "maxItems", schema, list, place, { kind: "limit", limit: maxItems });
  }
  if (!uniqueItems) return true;
  const seen = new Set<string>();
  for (const [index, item] of list.items.entries()) {
    const key = valueKey(item);
    if (seen.has(key)) {
      const facts = { kind: "limit", limit: 1 } as const;
      return walk.report("out-of-range", "uniqueItems", schema, item, { key: index, outer: place }, facts);
    }
    seen.add(key);
  }
  return true;
}

function judgeItems(
  walk: Walk,
  schema: SchemaNode,
  rules: ListRules,
  list: List,
  place: Place | undefined,
  evaluated: Evaluated | undefined,
): boolean {
  const { prefixItems, items } = rules;
  if (prefixItems.length === 0 && items === undefined) return true;
  evaluated?.addItemsBefore(items === undefined ? prefixItems.length : Number.POSITIVE_INFINITY);
  let isSatisfied = true;
  for (const [index, item] of list.items.entries()) {
    const governing = prefixItems[index] ?? items;
    if (governing === undefined) break;
    const inside = { key: index, outer: place };
    if (governing.keywords.verdict === false && governing === items) {
      const facts = { kind: "limit", limit: prefixItems.length } as const;
      return walk.report("out-of-range", "items", schema, item, inside, facts);
    }
    if (walk.evaluateInside(governing, item, inside)) continue;
    if (walk.findings === undefined) return false;
    isSatisfied = false;
  }
  return isSatisfied;
}

function judgeContains(
  walk: Walk,
  schema: SchemaNode,
  rules: ListRules,
  contains: SchemaNode,
  list: List,
  place: Place | undefined,
  evaluated: Evaluated | undefined,
): boolean {
  const least = rules.minContains ?? 1;
  let count = 0;
  for (const [index, item] of list.items.entries()) {
    const inside = { key: index, outer: place };
    if (!walk.satisfies(contains, walk.coerce(item, contains), inside)) continue;
    count++;
    evaluated?.addItem(index);
  }
  if (count < least) {
    const keyword = rules.minContains === undefined ? "contains" : "minContains";
    return walk.report("out-of-range", keyword, schema, list, place, { kind: "limit", limit: least });
  }
  if (rules.maxContains === undefined || count <= rules.maxContains) return true;
  return walk.report("out-of-range", "maxContains", schema, list, place, { kind: "limit", limit: rules.maxContains });
}
