import { isTable } from "../syntax/node.ts";
import { OBJECT_TYPE } from "./jsonType.ts";
import type { SchemaNode } from "./schemaNode.ts";

/** The schemas that govern a member of a table, and whether it may be there at all. */
export interface Children {
  /** Those that always govern it. */
  readonly nodes: readonly SchemaNode[];
  /** Those that govern it in some branch of `anyOf`, `oneOf`, `if` or `dependentSchemas`. */
  readonly conditional: readonly SchemaNode[];
  /** Whether some schema names it: by `properties`, by a pattern, or by a schema for all other members. */
  readonly isKnown: boolean;
  /** Whether the table refuses it, in whatever branch. */
  readonly isRefused: boolean;
}

export interface KnownName {
  readonly name: string;
  /** Whether only some branch of `anyOf`, `oneOf`, `if` or `dependentSchemas` names it. */
  readonly isConditional: boolean;
  readonly isRequired: boolean;
}

/** The schemas that govern the member `name` of a table governed by `nodes`. */
export function childrenOf(nodes: readonly SchemaNode[], name: string): Children {
  const [only] = nodes;
  return nodes.length === 1 && only !== undefined ? only.members.named(name) : findChildren(nodes, name);
}

/**
 * What one schema says of the members of a table. A name that it does not mention is answered like all others of that kind,
 * so what is kept is never more than the schema itself.
 */
export class Members {
  readonly #nodes: readonly SchemaNode[];
  readonly #byName = new Map<string, Children | undefined>();
  readonly #hasPatterns: boolean;
  #ofOthers: Children | undefined;
  #knownNames: readonly KnownName[] | undefined;

  constructor(schema: SchemaNode) {
    this.#nodes = [schema];
    const tables = [...schema.inPlace.always, ...schema.inPlace.perhaps].map((part) => part.keywords.table);
    for (const table of tables) for (const name of table?.properties.keys() ?? []) this.#byName.set(name, undefined);
    this.#hasPatterns = tables.some((table) => table !== undefined && table.patternProperties.length > 0);
  }

  named(name: string): Children {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    if (this.#byName.has(name)) {
      const children = findChildren(this.#nodes, name);
      this.#byName.set(name, children);
      return children;
    }
    if (this.#hasPatterns) return findChildren(this.#nodes, name);
    this.#ofOthers ??= findChildren(this.#nodes, name);
    return this.#ofOthers;
  }

  get knownNames(): readonly KnownName[] {
    this.#knownNames ??= findKnownNames(this.#nodes);
    return this.#knownNames;
  }
}

function findChildren(nodes: readonly SchemaNode[], name: string): Children {
  const children: SchemaNode[] = [];
  const conditional: SchemaNode[] = [];
  let isKnown = false;
  let isRefused = false;
  for (const node of nodes) {
    for (const schema of node.inPlace.always) {
      if (addDeclared(schema, name, children)) isKnown = true;
      else if (refusesOthers(schema)) isRefused = true;
    }
    for (const schema of node.inPlace.perhaps) if (addDeclared(schema, name, conditional)) isKnown = true;
  }
  for (const node of nodes) {
    for (const schema of node.inPlace.always) {
      const rest = schema.keywords.unevaluatedProperties;
      if (rest === undefined || isEvaluatedWithin(schema, name)) continue;
      if (rest.keywords.verdict === false) isRefused = true;
      else if (addSchema(rest, children)) isKnown = true;
    }
  }
  return { nodes: children, conditional, isKnown, isRefused };
}

/** The schemas that always govern the item at `index` of a list governed by `nodes`. */
export function itemNodes(nodes: readonly SchemaNode[], index: number): readonly SchemaNode[] {
  const items: SchemaNode[] = [];
  for (const node of nodes) {
    for (const { keywords } of node.inPlace.always) {
      const governing = keywords.list?.prefixItems[index] ?? keywords.list?.items ?? keywords.unevaluatedItems;
      if (governing !== undefined) items.push(governing);
    }
  }
  return items;
}

/** Every member that the schemas name, each once, in the schema's order; those that are always known first. */
export function knownNames(nodes: readonly SchemaNode[]): readonly KnownName[] {
  const [only] = nodes;
  return nodes.length === 1 && only !== undefined ? only.members.knownNames : findKnownNames(nodes);
}

function findKnownNames(nodes: readonly SchemaNode[]): readonly KnownName[] {
  const known = new Map<string, KnownName>();
  const always = nodes.flatMap((node) => node.inPlace.always);
  const required = new Set(always.flatMap((schema) => schema.keywords.table?.required ?? []));
  const add = (schema: SchemaNode, isConditional: boolean): void => {
    for (const [name, property] of schema.keywords.table?.properties ?? []) {
      if (known.has(name) || property.keywords.verdict === false) continue;
      known.set(name, { name, isConditional, isRequired: required.has(name) });
    }
  };
  for (const schema of always) add(schema, false);
  for (const node of nodes) for (const schema of node.inPlace.perhaps) add(schema, true);
  return [...known.values()];
}

/** The schemas by which the value at a path is governed, going down from `nodes`. */
export function nodesAt(nodes: readonly SchemaNode[], path: readonly (string | number)[]): readonly SchemaNode[] {
  let governing = nodes;
  for (const key of path) {
    governing = typeof key === "string" ? childrenOf(governing, key).nodes : itemNodes(governing, key);
  }
  return governing;
}

/** Whether any schema that speaks of the same table may look at a member before `unevaluatedProperties` of `schema` does. */
export function isEvaluatedWithin(schema: SchemaNode, name: string): boolean {
  const { always, perhaps } = schema.inPlace;
  return [always, perhaps].some((parts) =>
    parts.some((part) => {
      const { table, unevaluatedProperties } = part.keywords;
      const takesRest =
        table?.additionalProperties !== undefined || (part !== schema && unevaluatedProperties !== undefined);
      return takesRest || addDeclared(part, name, []);
    }),
  );
}

/** Adds the schemas of one table schema for a member; whether it knows the member. */
function addDeclared(schema: SchemaNode, name: string, found: SchemaNode[]): boolean {
  const rules = schema.keywords.table;
  if (rules === undefined) return false;
  const property = rules.properties.get(name);
  let isDeclared = property !== undefined;
  if (property !== undefined) found.push(property);
  for (const { pattern, schema: governing } of rules.patternProperties) {
    if (pattern?.matches(name) !== true) continue;
    isDeclared = true;
    found.push(governing);
  }
  const rest = rules.additionalProperties;
  if (isDeclared || rest === undefined || rest.keywords.verdict === false) return isDeclared;
  return addSchema(rest, found);
}

/** A schema that says nothing (`true`, `{}`) lets a member be without knowing it. */
function addSchema(schema: SchemaNode, found: SchemaNode[]): boolean {
  if (schema.keywords.verdict === true || (isTable(schema.source) && schema.source.entries.size === 0)) return false;
  found.push(schema);
  return true;
}

function refusesOthers(schema: SchemaNode): boolean {
  return schema.keywords.table?.additionalProperties?.keywords.verdict === false;
}

/** Whether a value governed by the schema can be a table. */
export function acceptsTables(schema: SchemaNode): boolean {
  return (schema.acceptedTypes & OBJECT_TYPE) !== 0;
}
