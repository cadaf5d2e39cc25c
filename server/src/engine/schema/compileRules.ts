import type { Node } from "../syntax/node.ts";
import { ALL_TYPES, NO_TYPES, type TypeSet, typeSetOf } from "./jsonType.ts";
import type { KeywordReader } from "./keywordReader.ts";
import { Pattern } from "./pattern/pattern.ts";
import type { AllowedValues, NumberRules, TextRules } from "./schemaNode.ts";
import { valueKey } from "./valueKey.ts";

/** The keywords that hold no schemas. */

export function compileTypes(reader: KeywordReader): TypeSet {
  const node = reader.get("type");
  if (node === undefined) return ALL_TYPES;
  let types = NO_TYPES;
  for (const item of node.kind === "array" ? node.items : [node]) {
    const type = item.kind === "string" ? typeSetOf(item.value) : undefined;
    if (type === undefined) reader.fault("unknown-type", item, item.kind === "string" ? item.value : "");
    types |= type ?? NO_TYPES;
  }
  return types === NO_TYPES ? ALL_TYPES : types;
}

export function compileEnum(reader: KeywordReader): AllowedValues | undefined {
  const values = reader.items("enum");
  return values === undefined ? undefined : allowedValues(values);
}

export function compileConst(reader: KeywordReader): AllowedValues | undefined {
  const value = reader.get("const");
  return value === undefined ? undefined : allowedValues([value]);
}

function allowedValues(values: readonly Node[]): AllowedValues {
  return { values, keys: new Set(values.map((value) => valueKey(value))) };
}

export function compileNumberRules(reader: KeywordReader): NumberRules | undefined {
  let minimum = reader.number("minimum");
  let maximum = reader.number("maximum");
  let exclusiveMinimum = boundOf(reader, "exclusiveMinimum");
  let exclusiveMaximum = boundOf(reader, "exclusiveMaximum");
  const multipleOf = reader.number("multipleOf");
  if (exclusiveMinimum === true) [exclusiveMinimum, minimum] = [minimum, undefined];
  if (exclusiveMaximum === true) [exclusiveMaximum, maximum] = [maximum, undefined];
  const bounds = [minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf];
  if (bounds.every((bound) => bound === undefined)) return undefined;
  return { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf };
}

/** Before draft 6 these keywords were flags beside `minimum` and `maximum`; many published schemas still are that old. */
function boundOf(reader: KeywordReader, keyword: string): number | bigint | true | undefined {
  const node = reader.get(keyword);
  if (node?.kind !== "boolean") return reader.number(keyword);
  return node.value ? true : undefined;
}

export function compileTextRules(reader: KeywordReader): TextRules | undefined {
  const minLength = reader.count("minLength");
  const maxLength = reader.count("maxLength");
  const format = reader.text("format");
  const source = reader.text("pattern");
  const node = reader.get("pattern");
  const pattern = source === undefined || node === undefined ? undefined : compilePattern(reader, source, node);
  if ([minLength, maxLength, format, pattern].every((rule) => rule === undefined)) return undefined;
  return { minLength, maxLength, format, pattern };
}

export function compilePattern(reader: KeywordReader, source: string, place: Node): Pattern | undefined {
  const pattern = Pattern.compile(source);
  if (pattern instanceof Pattern) return pattern;
  reader.fault(pattern.kind === "invalid" ? "invalid-pattern" : "unjudgeable-pattern", place, pattern.detail);
  return undefined;
}
