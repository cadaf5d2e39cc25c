import { acceptsTables } from "./children.ts";
import type { SchemaNode } from "./schemaNode.ts";

/**
 * Whether a schema may find something wrong with a table as a whole: what must be in it, how much, and what depends on what.
 * What it says of single values does not count. It must never be false where `judgeWhole` finds something.
 */
export function speaksOfWhole(schema: SchemaNode): boolean {
  return schema.inPlace.always.some(
    (part) => memberSchemas(part).some(isRequiredSomewhere) || (acceptsTables(schema) && asksOfTable(part)),
  );
}

function asksOfTable({ keywords }: SchemaNode): boolean {
  const { table, combination, unevaluatedProperties } = keywords;
  if (keywords.const !== undefined || keywords.enum !== undefined) return true;
  if (unevaluatedProperties !== undefined || isConditional(combination)) return true;
  return table !== undefined && asksForMembers(table);
}

/** Whether any schema below this one speaks of its table as a whole: of those of its members, their items, and so on. */
export function leadsToWholes(schema: SchemaNode): boolean {
  const below = new Set<SchemaNode>(schemasInside(schema));
  // A set that grows while it is walked is walked to its new end.
  for (const inside of below) {
    if (inside.speaksOfWhole) return true;
    for (const next of schemasInside(inside)) below.add(next);
  }
  return false;
}

/** The stacks in which `x-strata: { requiredIn: [...] }` asks for a setting. */
export function stacksRequiring({ source }: SchemaNode): readonly string[] {
  const own = source.kind === "table" ? source.entries.get("x-strata")?.value : undefined;
  const names = own?.kind === "table" ? own.entries.get("requiredIn")?.value : undefined;
  return names?.kind === "array" ? names.items.flatMap((item) => (item.kind === "string" ? [item.value] : [])) : [];
}

function isRequiredSomewhere(schema: SchemaNode): boolean {
  return stacksRequiring(schema).length > 0;
}

/** All of `allOf` speaks for itself. */
function isConditional(combination: SchemaNode["keywords"]["combination"]): boolean {
  if (combination === undefined) return false;
  const { anyOf, oneOf } = combination;
  return anyOf.length > 0 || oneOf.length > 0 || combination.not !== undefined || combination.if !== undefined;
}

function asksForMembers(table: NonNullable<SchemaNode["keywords"]["table"]>): boolean {
  const { required, minProperties, maxProperties, dependentRequired, dependentSchemas } = table;
  const asksForSize = minProperties !== undefined || maxProperties !== undefined;
  return asksForSize || required.length > 0 || dependentRequired.size > 0 || dependentSchemas.size > 0;
}

function schemasInside(schema: SchemaNode): readonly SchemaNode[] {
  return schema.inPlace.always.flatMap((part) => [...memberSchemas(part), ...itemSchemas(part)]);
}

function memberSchemas({ keywords }: SchemaNode): readonly SchemaNode[] {
  const { table, unevaluatedProperties } = keywords;
  const named = table === undefined ? [] : [...table.properties.values()];
  const matching = (table?.patternProperties ?? []).map((member) => member.schema);
  const rest = [table?.additionalProperties, unevaluatedProperties].filter((schema) => schema !== undefined);
  return [...named, ...matching, ...rest];
}

function itemSchemas({ keywords }: SchemaNode): readonly SchemaNode[] {
  const { list, unevaluatedItems } = keywords;
  const items = [...(list?.prefixItems ?? []), list?.items, unevaluatedItems];
  return items.filter((item) => item !== undefined);
}
