import type { Node } from "../../syntax/node.ts";
import { isOfFormat } from "../format/format.ts";
import { ALL_TYPES, typeNamesOf } from "../jsonType.ts";
import { isMultipleOf } from "../numbers.ts";
import type { AllowedValues, NumberRules, SchemaNode, TextRules } from "../schemaNode.ts";
import { valueKey } from "../valueKey.ts";
import type { Place } from "./place.ts";
import type { Walk } from "./walk.ts";

/** `type`, `enum` and `const`. Where the type is wrong nothing more is said: it would only say it again. */
export function judgeKind(walk: Walk, schema: SchemaNode, node: Node, place: Place | undefined): boolean {
  const { keywords } = schema;
  if (keywords.types !== ALL_TYPES && !walk.hasType(node, schema, keywords.types)) {
    const facts = { kind: "type", expected: typeNamesOf(keywords.types) } as const;
    return walk.report("wrong-type", "type", schema, node, place, facts);
  }
  if (keywords.const !== undefined && !isAllowed(node, keywords.const)) {
    const facts = { kind: "values", allowed: keywords.const.values } as const;
    return walk.report("not-allowed", "const", schema, node, place, facts);
  }
  if (keywords.enum !== undefined && !isAllowed(node, keywords.enum)) {
    const facts = { kind: "values", allowed: keywords.enum.values } as const;
    return walk.report("not-allowed", "enum", schema, node, place, facts);
  }
  return true;
}

function isAllowed(node: Node, allowed: AllowedValues): boolean {
  return allowed.keys.has(valueKey(node));
}

/** The first limit that a number breaks. */
export function judgeNumber(
  walk: Walk,
  schema: SchemaNode,
  rules: NumberRules,
  node: Node & { readonly value: number | bigint },
  place: Place | undefined,
): boolean {
  const { value } = node;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = rules;
  const broken = (keyword: string, limit: number | bigint): false =>
    walk.report("out-of-range", keyword, schema, node, place, { kind: "limit", limit });
  if (minimum !== undefined && value < minimum) return broken("minimum", minimum);
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) return broken("exclusiveMinimum", exclusiveMinimum);
  if (maximum !== undefined && value > maximum) return broken("maximum", maximum);
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) return broken("exclusiveMaximum", exclusiveMaximum);
  if (multipleOf !== undefined && !isMultipleOf(value, multipleOf)) return broken("multipleOf", multipleOf);
  return true;
}

/** The first rule that a text breaks. */
export function judgeText(
  walk: Walk,
  schema: SchemaNode,
  rules: TextRules,
  node: Node & { readonly value: string },
  place: Place | undefined,
): boolean {
  const { minLength, maxLength, pattern, format } = rules;
  const { value } = node;
  if (minLength !== undefined && isShorterThan(value, minLength)) {
    return walk.report("out-of-range", "minLength", schema, node, place, { kind: "limit", limit: minLength });
  }
  if (maxLength !== undefined && !isShorterThan(value, maxLength + 1)) {
    return walk.report("out-of-range", "maxLength", schema, node, place, { kind: "limit", limit: maxLength });
  }
  if (format !== undefined && walk.options.formats !== "noted" && !isOfFormat(node, format)) {
    return walk.report("bad-format", "format", schema, node, place, { kind: "format", format });
  }
  if (pattern !== undefined && pattern.matches(value, walk.allowance) === false) {
    return walk.report("bad-format", "pattern", schema, node, place, { kind: "pattern", pattern: pattern.source });
  }
  return true;
}

/** Counts characters, not code units, and no more of them than needed. */
function isShorterThan(text: string, limit: number): boolean {
  if (text.length < limit) return true;
  if (text.length >= limit * 2) return false;
  let count = 0;
  for (const _ of text) if (++count >= limit) return false;
  return count < limit;
}
