import type { Entry, Table } from "../../syntax/node.ts";
import type { SchemaNode, TableRules } from "../schemaNode.ts";
import type { Evaluated } from "./evaluated.ts";
import type { Place } from "./place.ts";
import type { Walk } from "./walk.ts";

/** What is said of each member of a table: its value, its name, and whether it may be there. */
export function judgeMembers(
  walk: Walk,
  schema: SchemaNode,
  rules: TableRules,
  table: Table,
  place: Place | undefined,
  evaluated: Evaluated | undefined,
): boolean {
  let isSatisfied = true;
  for (const entry of table.entries.values()) {
    const inside = { key: entry.name, outer: place };
    if (judgeMember(walk, schema, rules, entry, inside, evaluated)) continue;
    if (walk.findings === undefined) return false;
    isSatisfied = false;
  }
  return isSatisfied;
}

function judgeMember(
  walk: Walk,
  schema: SchemaNode,
  rules: TableRules,
  entry: Entry,
  place: Place,
  evaluated: Evaluated | undefined,
): boolean {
  const { propertyNames, additionalProperties } = rules;
  let isSatisfied = propertyNames === undefined || judgeName(walk, schema, propertyNames, entry, place);
  let isGoverned = false;
  const judge = (governing: SchemaNode): void => {
    isGoverned = true;
    isSatisfied = walk.evaluateInside(governing, entry.value, place) && isSatisfied;
  };
  const property = rules.properties.get(entry.name);
  if (property !== undefined) judge(property);
  for (const { pattern, schema: governing } of rules.patternProperties) {
    if (pattern?.matches(entry.name, walk.allowance) === true) judge(governing);
  }
  if (!isGoverned && additionalProperties !== undefined) {
    if (additionalProperties.keywords.verdict === false) {
      evaluated?.addName(entry.name);
      return reportUnknown(walk, "additionalProperties", schema, entry, place);
    }
    judge(additionalProperties);
  }
  if (isGoverned) evaluated?.addName(entry.name);
  return isSatisfied;
}

export function judgeName(walk: Walk, schema: SchemaNode, names: SchemaNode, entry: Entry, place: Place): boolean {
  const name = { kind: "string", value: entry.name, start: entry.start, end: entry.end } as const;
  if (walk.satisfies(names, name, place)) return true;
  return reportUnknown(walk, "propertyNames", schema, entry, place);
}

export function reportUnknown(walk: Walk, keyword: string, schema: SchemaNode, entry: Entry, place: Place): false {
  return walk.report("unknown-key", keyword, schema, entry.value, place, { kind: "unknown", entry });
}

/** What is said of a table as a whole: how much is in it, what must be, and what must be because something else is. */
export function judgeMembership(
  walk: Walk,
  schema: SchemaNode,
  rules: TableRules,
  table: Table,
  place: Place | undefined,
  evaluated: Evaluated | undefined,
): boolean {
  let isSatisfied = judgeSize(walk, schema, rules, table, place);
  for (const name of rules.required) {
    if (!table.entries.has(name)) isSatisfied = reportMissing(walk, "required", schema, table, place, name);
  }
  for (const [present, needed] of rules.dependentRequired) {
    if (!table.entries.has(present)) continue;
    const judge = (): boolean => {
      const missing = needed.filter((name) => !table.entries.has(name));
      for (const name of missing) reportMissing(walk, "dependentRequired", schema, table, place, name);
      return missing.length === 0;
    };
    isSatisfied = walk.under({ schema, node: table, place, cause: { present } }, judge) && isSatisfied;
  }
  for (const [present, governing] of rules.dependentSchemas) {
    if (!table.entries.has(present)) continue;
    const judge = (): boolean => walk.evaluate(governing, table, place, evaluated);
    isSatisfied = walk.under({ schema, node: table, place, cause: { present } }, judge) && isSatisfied;
  }
  return isSatisfied;
}

function judgeSize(walk: Walk, schema: SchemaNode, rules: TableRules, table: Table, place: Place | undefined): boolean {
  const { minProperties, maxProperties } = rules;
  // Counting the members of a merged table means merging them, so only who asks for it pays.
  if (minProperties === undefined && maxProperties === undefined) return true;
  const { size } = table.entries;
  if (minProperties !== undefined && size < minProperties) {
    return walk.report("out-of-range", "minProperties", schema, table, place, { kind: "limit", limit: minProperties });
  }
  if (maxProperties !== undefined && size > maxProperties) {
    return walk.report("out-of-range", "maxProperties", schema, table, place, { kind: "limit", limit: maxProperties });
  }
  return true;
}

function reportMissing(
  walk: Walk,
  keyword: string,
  schema: SchemaNode,
  table: Table,
  place: Place | undefined,
  name: string,
): false {
  return walk.report("missing-key", keyword, schema, table, place, { kind: "missing", groups: [[name]] });
}
