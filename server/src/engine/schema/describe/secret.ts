import type { SchemaNode } from "../schemaNode.ts";

/**
 * Whether a setting is a secret: some schema that governs it, or any part of a list under it, is `writeOnly` or has the
 * format of a password. A list counts as a whole, because it is shown as a whole; a table is shown member by member.
 */
export function isSecret(nodes: readonly SchemaNode[]): boolean {
  const seen = new Set<SchemaNode>();
  const inLists = new Set<SchemaNode>();
  for (const node of nodes) for (const part of partsOf(node)) seen.add(part);
  for (const schema of seen) {
    if (isMarked(schema)) return true;
    for (const item of itemsOf(schema)) inLists.add(item);
  }
  // A set that grows while it is walked is walked to its new end.
  for (const schema of inLists) {
    if (isMarked(schema)) return true;
    for (const part of [...partsOf(schema), ...itemsOf(schema), ...membersOf(schema)]) inLists.add(part);
  }
  return false;
}

function isMarked(schema: SchemaNode): boolean {
  if (schema.keywords.text?.format === "password") return true;
  if (schema.source.kind !== "table") return false;
  const { entries } = schema.source;
  const writeOnly = entries.get("writeOnly")?.value;
  const format = entries.get("format")?.value;
  return (
    (writeOnly?.kind === "boolean" && writeOnly.value) || (format?.kind === "string" && format.value === "password")
  );
}

/** All schemas that may speak of the same value, whichever branch holds. */
function partsOf(schema: SchemaNode): readonly SchemaNode[] {
  const { always, perhaps } = schema.inPlace;
  const branches = [...always, ...perhaps].flatMap(({ keywords }) => [
    ...(keywords.combination?.anyOf ?? []),
    ...(keywords.combination?.oneOf ?? []),
  ]);
  return [...always, ...perhaps, ...branches];
}

function itemsOf(schema: SchemaNode): readonly SchemaNode[] {
  const { list, unevaluatedItems } = schema.keywords;
  const items = [...(list?.prefixItems ?? []), list?.items, list?.contains, unevaluatedItems];
  return items.filter((item) => item !== undefined);
}

function membersOf(schema: SchemaNode): readonly SchemaNode[] {
  const { table, unevaluatedProperties } = schema.keywords;
  const members = [
    ...(table?.properties.values() ?? []),
    ...(table?.patternProperties ?? []).map((member) => member.schema),
    table?.additionalProperties,
    unevaluatedProperties,
  ];
  return members.filter((member) => member !== undefined);
}
