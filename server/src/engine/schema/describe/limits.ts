import type { SchemaNode } from "../schemaNode.ts";

/** What schemas say together about the size and form of a value, in words that follow the kind of value. */
export interface Limits {
  readonly number: readonly string[];
  readonly length: readonly string[];
  /** That a text must not be empty is said before the noun, and then not by its length. */
  readonly isNotEmpty: boolean;
  readonly items: readonly string[];
  readonly format: string | undefined;
  readonly pattern: string | undefined;
}

type Amount = number | bigint;

export function gatherLimits(parts: readonly SchemaNode[]): Limits {
  const texts = parts.map((part) => part.keywords.text).filter((rules) => rules !== undefined);
  const minimum = greatest(texts.map((rules) => rules.minLength));
  const maximum = least(texts.map((rules) => rules.maxLength));
  const isNotEmpty = minimum === 1 && maximum === undefined;
  const length = isNotEmpty ? undefined : amountInWords(minimum, maximum, "character");
  return {
    number: numberLimits(parts),
    length: length === undefined ? [] : [`of ${length}`],
    isNotEmpty,
    items: itemLimits(parts),
    format: texts.find((rules) => rules.format !== undefined)?.format,
    pattern: texts.find((rules) => rules.pattern !== undefined)?.pattern?.source,
  };
}

function numberLimits(parts: readonly SchemaNode[]): readonly string[] {
  const rules = parts.map((part) => part.keywords.number).filter((found) => found !== undefined);
  const minimum = greatest(rules.map((rule) => rule.minimum));
  const maximum = least(rules.map((rule) => rule.maximum));
  const above = greatest(rules.map((rule) => rule.exclusiveMinimum));
  const below = least(rules.map((rule) => rule.exclusiveMaximum));
  const step = rules.find((rule) => rule.multipleOf !== undefined)?.multipleOf;
  const words: string[] = [];
  if (minimum !== undefined && maximum !== undefined) words.push(`from ${minimum} to ${maximum}`);
  else if (minimum !== undefined) words.push(`of at least ${minimum}`);
  else if (maximum !== undefined) words.push(`of at most ${maximum}`);
  if (above !== undefined) words.push(`above ${above}`);
  if (below !== undefined) words.push(above === undefined ? `below ${below}` : `and below ${below}`);
  if (step !== undefined) words.push(`in steps of ${step}`);
  return words;
}

function itemLimits(parts: readonly SchemaNode[]): readonly string[] {
  const rules = parts.map((part) => part.keywords.list).filter((found) => found !== undefined);
  const minimum = greatest(rules.map((rule) => rule.minItems));
  const maximum = least(rules.map((rule) => rule.maxItems));
  const words: string[] = [];
  const amount = amountInWords(minimum, maximum, "item");
  if (amount !== undefined) words.push(amount);
  if (rules.some((rule) => rule.uniqueItems)) words.push("none twice");
  return words;
}

function amountInWords(minimum: Amount | undefined, maximum: Amount | undefined, noun: string): string | undefined {
  const hasMinimum = minimum !== undefined && minimum > 0;
  if (hasMinimum && minimum === maximum) return `exactly ${counted(minimum, noun)}`;
  if (hasMinimum && maximum !== undefined) return `${minimum} to ${counted(maximum, noun)}`;
  if (hasMinimum) return `at least ${counted(minimum, noun)}`;
  return maximum === undefined ? undefined : `at most ${counted(maximum, noun)}`;
}

export function counted(count: Amount, noun: string): string {
  return `${count} ${noun}${Number(count) === 1 ? "" : "s"}`;
}

function greatest(amounts: readonly (Amount | undefined)[]): Amount | undefined {
  return amounts.reduce(
    (best, next) => (best === undefined || (next !== undefined && next > best) ? next : best),
    undefined,
  );
}

function least(amounts: readonly (Amount | undefined)[]): Amount | undefined {
  return amounts.reduce(
    (best, next) => (best === undefined || (next !== undefined && next < best) ? next : best),
    undefined,
  );
}
