import {
  ARRAY_TYPE,
  NO_TYPES,
  NULL_TYPE,
  NUMBER_TYPE,
  OBJECT_TYPE,
  STRING_TYPE,
  type TypeSet,
  typeOf,
} from "./jsonType.ts";
import type { AllowedValues, SchemaNode } from "./schemaNode.ts";

/** The schemas that speak of the same value as one schema, itself included. */
export interface InPlace {
  /** Those that always apply to a table. */
  readonly always: readonly SchemaNode[];
  /** Those that apply only if a condition holds or another branch does not. */
  readonly perhaps: readonly SchemaNode[];
}

/**
 * The schemas that apply to every table that pleases this one: what it refers to, all of `allOf`, and an `anyOf` or
 * `oneOf` of which a single branch can be a table at all, as in "this table or null".
 */
export function followedFrom(schema: SchemaNode): readonly SchemaNode[] {
  const { reference, dynamicReference, combination } = schema.keywords;
  if (reference === undefined && dynamicReference === undefined && combination === undefined) return [];
  const followed: SchemaNode[] = [];
  if (reference?.target !== undefined) followed.push(reference.target);
  if (dynamicReference?.target !== undefined) followed.push(dynamicReference.target);
  if (combination === undefined) return followed;
  followed.push(...combination.allOf);
  for (const branches of [combination.anyOf, combination.oneOf]) {
    const branch = onlyTableBranch(branches);
    if (branch !== undefined) followed.push(branch);
  }
  return followed;
}

/** The one branch that can be a table; undefined where there are several or none. */
export function onlyTableBranch(branches: readonly SchemaNode[]): SchemaNode | undefined {
  const able = branches.filter((branch) => (branch.acceptedTypes & OBJECT_TYPE) !== 0);
  return able.length === 1 ? able[0] : undefined;
}

export function branchesInPlaceOf(schema: SchemaNode): InPlace {
  const always = reachable([schema], followedFrom);
  const known = new Set(always);
  const starts = always.flatMap(conditionalFrom);
  const perhaps = reachable(starts, (node) => [...followedFrom(node), ...conditionalFrom(node)]);
  return { always, perhaps: perhaps.filter((node) => !known.has(node)) };
}

/** `not` is left out: what stands in it is what a table must not be. */
function conditionalFrom(schema: SchemaNode): readonly SchemaNode[] {
  const { combination, table } = schema.keywords;
  const found: SchemaNode[] = table === undefined ? [] : [...table.dependentSchemas.values()];
  if (combination === undefined) return found;
  for (const branches of [combination.anyOf, combination.oneOf]) {
    if (onlyTableBranch(branches) === undefined) found.push(...branches);
  }
  for (const branch of [combination.if, combination.whenMet, combination.otherwise]) {
    if (branch !== undefined) found.push(branch);
  }
  return found;
}

function reachable(
  starts: readonly SchemaNode[],
  next: (schema: SchemaNode) => readonly SchemaNode[],
): readonly SchemaNode[] {
  const seen = new Set<SchemaNode>(starts);
  // A set that grows while it is walked is walked to its new end.
  for (const schema of seen) for (const following of next(schema)) seen.add(following);
  return [...seen];
}

/** See `SchemaNode.acceptedTypes`, which remembers the answer and ends loops. */
export function acceptedTypesOf(schema: SchemaNode, references: number): TypeSet {
  const { keywords } = schema;
  if (keywords.verdict === false) return NO_TYPES;
  let types = keywords.types & typesOfValues(keywords.enum) & typesOfValues(keywords.const);
  const target = keywords.reference?.target ?? keywords.dynamicReference?.target;
  if (target !== undefined) types &= target.acceptedTypesWithin(references);
  const { combination } = keywords;
  if (combination === undefined) return types;
  for (const branch of combination.allOf) types &= branch.acceptedTypesWithin(references);
  for (const branches of [combination.anyOf, combination.oneOf]) {
    if (branches.length > 0)
      types &= branches.reduce((union, branch) => union | branch.acceptedTypesWithin(references), NO_TYPES);
  }
  return types;
}

function typesOfValues(allowed: AllowedValues | undefined): TypeSet {
  if (allowed === undefined) return ~NO_TYPES;
  let types = NO_TYPES;
  for (const value of allowed.values) types |= typeOf(value, "by-value");
  return types;
}

/** The types that a schema without a `type` speaks of nevertheless: `minimum` is said of numbers. */
export function impliedTypesOf(schema: SchemaNode): TypeSet {
  const { number, text, list, table } = schema.keywords;
  let types = NO_TYPES;
  if (number !== undefined) types |= NUMBER_TYPE;
  if (text !== undefined) types |= STRING_TYPE;
  if (list !== undefined) types |= ARRAY_TYPE;
  if (table !== undefined) types |= OBJECT_TYPE;
  return types;
}

/**
 * See `SchemaNode.valueParts`, which remembers the answer: what one refers to, all of `allOf`, and an `anyOf` or
 * `oneOf` of which a single branch is left when null is put aside, as in "text or null".
 */
export function valuePartsOf(schema: SchemaNode): readonly SchemaNode[] {
  const { keywords } = schema;
  const isAlone = !keywords.reference && !keywords.dynamicReference && !keywords.combination;
  if (isAlone) return [schema];
  return reachable([schema], (part) => {
    const { reference, dynamicReference, combination } = part.keywords;
    const parts = [reference?.target, dynamicReference?.target, ...(combination?.allOf ?? [])];
    for (const branches of branchLists(part)) if (branches.length === 1) parts.push(...branches);
    return parts.filter((found) => found !== undefined);
  });
}

/** The branches of `anyOf` and of `oneOf`, without those that are nothing but null. */
export function branchLists(schema: SchemaNode): readonly (readonly SchemaNode[])[] {
  const { combination } = schema.keywords;
  return [combination?.anyOf ?? [], combination?.oneOf ?? []].map((branches) =>
    branches.filter((branch) => (branch.acceptedTypes & ~NULL_TYPE) !== NO_TYPES),
  );
}
