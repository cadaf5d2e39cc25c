import type { Node, Table } from "../../syntax/node.ts";
import { acceptsTables, isEvaluatedWithin } from "../children.ts";
import { ALL_TYPES, typeNamesOf } from "../jsonType.ts";
import type { SchemaNode, TableRules } from "../schemaNode.ts";
import type { Place } from "./place.ts";
import { judgeName, reportUnknown } from "./tables.ts";
import type { Walk } from "./walk.ts";

/**
 * Judges what stands in one file, which is one layer of several. Of a table only its members are judged, each by what
 * always governs it: what the table lacks another layer may bring. What is no table is complete and judged by all.
 */
export function judgeValueOf(walk: Walk, schema: SchemaNode, given: Node, place: Place | undefined): void {
  const node = walk.coerce(given, schema);
  if (node.kind !== "table" || !acceptsTables(schema)) {
    walk.evaluate(schema, node, place);
    return;
  }
  for (const part of schema.inPlace.always) {
    if (!walk.enter(part)) return;
    judgePart(walk, part, node, place);
    walk.leave();
  }
}

function judgePart(walk: Walk, schema: SchemaNode, table: Table, place: Place | undefined): void {
  const { types, table: rules, unevaluatedProperties, verdict } = schema.keywords;
  if (verdict === false) walk.evaluate(schema, table, place);
  if (types !== ALL_TYPES && !walk.hasType(table, schema, types)) {
    walk.report("wrong-type", "type", schema, table, place, { kind: "type", expected: typeNamesOf(types) });
    return;
  }
  if (rules === undefined && unevaluatedProperties === undefined) return;
  for (const entry of table.entries.values()) {
    const inside = { key: entry.name, outer: place };
    if (rules?.propertyNames !== undefined) judgeName(walk, schema, rules.propertyNames, entry, inside);
    const governing = rules === undefined ? [] : declaredFor(rules, entry.name);
    for (const child of governing) judgeValueOf(walk, child, entry.value, inside);
    const rest = rules?.additionalProperties;
    if (governing.length === 0 && rest !== undefined) {
      if (rest.keywords.verdict === false) reportUnknown(walk, "additionalProperties", schema, entry, inside);
      else judgeValueOf(walk, rest, entry.value, inside);
    }
    if (unevaluatedProperties === undefined || isEvaluatedWithin(schema, entry.name)) continue;
    if (unevaluatedProperties.keywords.verdict !== false)
      judgeValueOf(walk, unevaluatedProperties, entry.value, inside);
    else reportUnknown(walk, "unevaluatedProperties", schema, entry, inside);
  }
}

/** The schemas that `properties` and `patternProperties` have for a member. */
export function declaredFor(rules: TableRules, name: string): readonly SchemaNode[] {
  const property = rules.properties.get(name);
  if (rules.patternProperties.length === 0) return property === undefined ? [] : [property];
  const declared = property === undefined ? [] : [property];
  for (const { pattern, schema } of rules.patternProperties) if (pattern?.matches(name) === true) declared.push(schema);
  return declared;
}
