import type { Project } from "../project/project.ts";
import type { SchemaNode } from "../schema/schemaNode.ts";
import type { Node, Path, Table } from "../syntax/node.ts";
import type { Span } from "../text/span.ts";
import { governing } from "./nodeAtOffset.ts";

/** A place in a schema that names a setting; the span takes in the quotes. */
export interface SchemaPlace extends Span {
  /** The reference of the schema's text, as the project has it. */
  readonly document: string;
  /** Whether it describes the setting, or asks for it. */
  readonly role: "property" | "mention";
}

/** All places in schemas that speak of the setting by its name: its properties, and lists of what is required. */
export function schemaPlacesOf(project: Project, path: Path): readonly SchemaPlace[] {
  const name = path.at(-1);
  if (typeof name !== "string") return [];
  const places = new Map<string, SchemaPlace>();
  for (const node of governing(project.rootNodes, path.slice(0, -1))) {
    for (const schema of [...node.inPlace.always, ...node.inPlace.perhaps]) gather(schema, name, places);
  }
  return [...places.values()];
}

const lists = ["allOf", "anyOf", "oneOf"];
const inner = ["not", "if", "then", "else"];

/** What stands in a schema for the same table, down to the conditions; what it refers to is a schema of its own. */
function gather({ source, resource: { document } }: SchemaNode, name: string, places: Map<string, SchemaPlace>): void {
  const open: Node[] = [source];
  for (const node of open) {
    if (node.kind !== "table") continue;
    for (const place of placesIn(node, name)) places.set(`${document}\0${place.start}`, { document, ...place });
    for (const keyword of lists) {
      const branches = node.entries.get(keyword)?.value;
      if (branches?.kind === "array") open.push(...branches.items);
    }
    for (const keyword of inner) open.push(...valuesUnder(node, keyword));
    for (const schema of valuesUnder(node, "dependentSchemas")) {
      if (schema.kind === "table") open.push(...[...schema.entries.values()].map((entry) => entry.value));
    }
  }
}

function valuesUnder(table: Table, keyword: string): readonly Node[] {
  const value = table.entries.get(keyword)?.value;
  return value === undefined ? [] : [value];
}

function placesIn(table: Table, name: string): readonly Omit<SchemaPlace, "document">[] {
  const places: Omit<SchemaPlace, "document">[] = [];
  for (const keyword of ["properties", "dependentRequired", "dependentSchemas", "dependencies"]) {
    const role = keyword === "properties" ? "property" : "mention";
    const members = table.entries.get(keyword)?.value;
    if (members?.kind !== "table") continue;
    const entry = members.entries.get(name);
    if (entry !== undefined) places.push({ start: entry.start, end: entry.end, role });
    if (role === "property") continue;
    for (const { value } of members.entries.values()) places.push(...mentionsIn(value, name));
  }
  return [...places, ...valuesUnder(table, "required").flatMap((list) => mentionsIn(list, name))];
}

function mentionsIn(list: Node, name: string): readonly Omit<SchemaPlace, "document">[] {
  if (list.kind !== "array") return [];
  const named = list.items.filter((item) => item.kind === "string" && item.value === name);
  return named.map(({ start, end }) => ({ start, end, role: "mention" }));
}
