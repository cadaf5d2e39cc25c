import type { Node } from "../../syntax/node.ts";
import { ALL_TYPES, type JsonType, NO_TYPES, NULL_TYPE, type TypeSet, typeNamesOf } from "../jsonType.ts";
import type { SchemaNode } from "../schemaNode.ts";
import { branchLists, impliedTypesOf } from "../structure.ts";
import { valueKey } from "../valueKey.ts";
import { gatherLimits, type Limits } from "./limits.ts";
import { joinWords, shortened, valueInWords } from "./valueInWords.ts";

const MAX_DEPTH = 3;
/** With the depth this bounds the work, for a union of unions can be as wide as it likes. */
const MAX_BRANCHES = 8;

const FORMATS: ReadonlyMap<string, Noun> = new Map([
  ["uri", { one: "URI", many: "URIs" }],
  ["uri-reference", { one: "URI reference", many: "URI references" }],
  ["email", { one: "email address", many: "email addresses" }],
  ["hostname", { one: "host name", many: "host names" }],
  ["ipv4", { one: "IPv4 address", many: "IPv4 addresses" }],
  ["ipv6", { one: "IPv6 address", many: "IPv6 addresses" }],
  ["date", { one: "date", many: "dates" }],
  ["time", { one: "time of day", many: "times of day" }],
  ["date-time", { one: "date and time", many: "dates and times" }],
  ["duration", { one: "ISO 8601 duration", many: "ISO 8601 durations" }],
  ["uuid", { one: "UUID", many: "UUIDs" }],
  ["regex", { one: "regular expression", many: "regular expressions" }],
  ["path", { one: "path", many: "paths" }],
  ["file-path", { one: "path of a file", many: "paths of files" }],
  ["directory-path", { one: "path of a folder", many: "paths of folders" }],
]);

const NOUNS: Readonly<Record<JsonType, Noun>> = {
  null: { one: "nothing", many: "nothing" },
  boolean: { one: "true or false", many: "true or false" },
  integer: { one: "whole number", many: "whole numbers" },
  number: { one: "number", many: "numbers" },
  string: { one: "text", many: "text" },
  array: { one: "list", many: "lists" },
  object: { one: "table", many: "tables" },
};

interface Noun {
  readonly one: string;
  readonly many: string;
}

export type Form = "one" | "many";

/** What a value must be: "whole number from 1 to 65535", "list of text", "one of "a" or "b"". Null goes without saying. */
export function typeInWords(nodes: readonly SchemaNode[], form: Form = "one", depth = 0): string {
  if (depth > MAX_DEPTH) return "value";
  const parts = nodes.flatMap((node) => node.valueParts);
  const allowed = allowedAmong(parts);
  if (allowed !== undefined) return allowedInWords(allowed);
  const types = typesAmong(nodes, parts);
  const union = parts.flatMap((part) => branchLists(part)).find((branches) => branches.length > 1);
  if (union !== undefined && isUnionTold(union)) {
    const told = union.slice(0, MAX_BRANCHES).map((branch) => typeInWords([branch], form, depth + 1));
    const rest = union.length > MAX_BRANCHES ? ["…"] : [];
    return joinWords([...new Set(told), ...rest], "or");
  }
  if (types === ALL_TYPES || (types | NULL_TYPE) === ALL_TYPES) return form === "one" ? "any value" : "any values";
  const limits = gatherLimits(parts);
  return joinWords(
    typeNamesOf(types).map((type) => oneTypeInWords(type, limits, parts, form, depth)),
    "or",
  );
}

/** The same in two or three words, for a place that has no room for limits; undefined where anything goes. */
export function typeInBrief(nodes: readonly SchemaNode[]): string | undefined {
  const parts = nodes.flatMap((node) => node.valueParts);
  const allowed = allowedAmong(parts);
  if (allowed !== undefined) return allowed.length < 3 ? allowedInWords(allowed) : `one of ${allowed.length}`;
  const types = typesAmong(nodes, parts);
  if ((types | NULL_TYPE) === ALL_TYPES) return undefined;
  const format = FORMATS.get(gatherLimits(parts).format ?? "")?.one;
  const names = typeNamesOf(types).map((type) => (type === "string" ? (format ?? NOUNS.string.one) : typeName(type)));
  return joinWords(names, "or");
}

export function formatInWords(format: string): string | undefined {
  return FORMATS.get(format)?.one;
}

export function typeName(type: JsonType): string {
  return NOUNS[type].one;
}

/** The values of the first `enum` or `const`, or of a union that consists of such. */
export function allowedAmong(parts: readonly SchemaNode[]): readonly Node[] | undefined {
  for (const { keywords } of parts) {
    const allowed = keywords.const ?? keywords.enum;
    if (allowed === undefined) continue;
    const values = allowed.values.filter((value) => value.kind !== "null");
    return values.length === 0 ? allowed.values : values;
  }
  for (const part of parts) {
    for (const branches of branchLists(part)) {
      const values = branches.map((branch) => (branch.keywords.const ?? branch.keywords.enum)?.values);
      if (branches.length < 2 || values.includes(undefined)) continue;
      const distinct = new Map(values.flatMap((list) => list ?? []).map((value) => [valueKey(value), value]));
      return [...distinct.values()];
    }
  }
  return undefined;
}

/** `"a"`, `"a" or "b"`, `one of "a", "b", "c"`. */
export function allowedInWords(values: readonly Node[]): string {
  const words = values.map((value) => valueInWords(value));
  return words.length < 3 ? joinWords(words, "or") : `one of ${shortened(words).join(", ")}`;
}

/** The types that a setting may have; null only where it is all there is. */
export function typesAmong(nodes: readonly SchemaNode[], parts: readonly SchemaNode[]): TypeSet {
  const accepted = nodes.reduce((types, node) => types & node.acceptedTypes, ALL_TYPES);
  const implied = parts.reduce((types, part) => types | impliedTypesOf(part), NO_TYPES);
  const types = accepted === ALL_TYPES && implied !== NO_TYPES ? implied : accepted;
  return (types & ~NULL_TYPE) === NO_TYPES ? types : types & ~NULL_TYPE;
}

/** A union of mere conditions ("A or B must be set") is no statement about the kind of a value. */
function isUnionTold(branches: readonly SchemaNode[]): boolean {
  return branches.every((branch) => branch.acceptedTypes !== ALL_TYPES);
}

function oneTypeInWords(
  type: JsonType,
  limits: Limits,
  parts: readonly SchemaNode[],
  form: Form,
  depth: number,
): string {
  const noun = NOUNS[type][form];
  if (type === "integer" || type === "number") return [noun, ...limits.number].join(" ");
  if (type === "string") return textInWords(limits, form);
  if (type === "array") return listInWords(noun, limits, parts, depth);
  if (type === "object") return tableInWords(noun, parts, depth);
  return noun;
}

function textInWords(limits: Limits, form: Form): string {
  const format = limits.format === undefined ? undefined : FORMATS.get(limits.format)?.[form];
  const noun = format ?? NOUNS.string[form];
  const words = [limits.isNotEmpty ? `non-empty ${noun}` : noun, ...limits.length];
  if (limits.pattern !== undefined) words.push(`that matches ${limits.pattern}`);
  return words.join(" ");
}

function listInWords(noun: string, limits: Limits, parts: readonly SchemaNode[], depth: number): string {
  const items = parts.map((part) => part.keywords.list?.items).filter((schema) => schema !== undefined);
  const told = items.filter((schema) => schema.keywords.verdict === undefined);
  const of = told.length === 0 ? noun : `${noun} of ${typeInWords(told, "many", depth + 1)}`;
  return [of, ...limits.items].join(", ");
}

function tableInWords(noun: string, parts: readonly SchemaNode[], depth: number): string {
  const isFree = parts.every((part) => (part.keywords.table?.properties.size ?? 0) === 0);
  const rest = parts
    .map((part) => part.keywords.table?.additionalProperties)
    .filter((schema) => schema !== undefined && schema.keywords.verdict === undefined)
    .filter((schema) => schema !== undefined);
  return isFree && rest.length > 0 ? `${noun} of ${typeInWords(rest, "many", depth + 1)}` : noun;
}
