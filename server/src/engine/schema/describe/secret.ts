import type { SchemaNode } from "../schemaNode.ts";

/**
 * Whether a setting is a secret: some schema that governs it, or any part of a list under it, is `writeOnly` or has the
 * format of a password. A list counts as a whole, because it is shown as a whole; a table is shown member by member.
 */
export function isSecret(nodes: readonly SchemaNode[]): boolean {
  return nodes.some((node) => node.isSecret);
}

/** See `SchemaNode.isSecret`, which remembers the answer. */
export function isSecretSchema(schema: SchemaNode): boolean {
  const seen = new Set<SchemaNode>(partsOf(schema));
  const inLists = new Set<SchemaNode>();
  for (const part of seen) {
    if (isMarked(part)) return true;
    for (const item of itemsOf(part)) inLists.add(item);
  }
  // A set that grows while it is walked is walked to its new end.
  for (const inside of inLists) {
    if (isMarked(inside)) return true;
    for (const part of [...partsOf(inside), ...itemsOf(inside), ...membersOf(inside)]) inLists.add(part);
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
