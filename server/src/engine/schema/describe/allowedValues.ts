import type { Node, Table } from "../../syntax/node.ts";
import type { SchemaNode } from "../schemaNode.ts";
import { branchLists } from "../structure.ts";
import { valueKey } from "../valueKey.ts";
import { textOf } from "./annotations.ts";
import { plainValue } from "./valueInWords.ts";

export interface AllowedValue {
  readonly value: Node;
  readonly description: string | undefined;
  readonly isDeprecated: boolean;
}

/** Keywords that editors know for the descriptions of an `enum`: a list beside it, or a table by value. */
const DESCRIPTION_KEYWORDS = ["enumDescriptions", "x-enum-descriptions", "markdownEnumDescriptions"];

/** Every value that a setting may have, if they can be listed; none where they cannot. Null is left out. */
export function describeAllowed(parts: readonly SchemaNode[]): readonly AllowedValue[] {
  const found = new Map<string, AllowedValue>();
  for (const part of parts) {
    for (const value of [...ownValues(part), ...branchValues(part)]) {
      const key = valueKey(value.value);
      if (value.value.kind !== "null" && found.get(key)?.description === undefined) found.set(key, value);
    }
  }
  return [...found.values()];
}

function ownValues(schema: SchemaNode): readonly AllowedValue[] {
  const { source, keywords } = schema;
  const table = source.kind === "table" ? source : undefined;
  const values = (keywords.const ?? keywords.enum)?.values ?? [];
  return values.map((value, index) => ({
    value,
    description: table === undefined ? undefined : describedIn(table, value, index),
    isDeprecated: false,
  }));
}

function describedIn(table: Table, value: Node, index: number): string | undefined {
  for (const keyword of DESCRIPTION_KEYWORDS) {
    const descriptions = table.entries.get(keyword)?.value;
    const described =
      descriptions?.kind === "array"
        ? descriptions.items[index]
        : descriptions?.kind === "table"
          ? descriptions.entries.get(plainValue(value))?.value
          : undefined;
    const text = textOf(described);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The values of a union each branch of which is one value, often with a title or a description of its own. */
function branchValues(schema: SchemaNode): readonly AllowedValue[] {
  return branchLists(schema).flatMap((branches) => {
    const areAllValues = branches.every((branch) => (branch.keywords.const ?? branch.keywords.enum) !== undefined);
    if (branches.length < 2 || !areAllValues) return [];
    return branches.flatMap((branch) => ownValues(branch).map((value) => describedBy(branch, value)));
  });
}

function describedBy(branch: SchemaNode, value: AllowedValue): AllowedValue {
  if (branch.source.kind !== "table") return value;
  const { entries } = branch.source;
  const own = textOf(entries.get("description")?.value) ?? textOf(entries.get("title")?.value);
  const deprecated = entries.get("deprecated")?.value;
  return {
    value: value.value,
    description: value.description ?? own,
    isDeprecated: deprecated?.kind === "boolean" && deprecated.value,
  };
}
