import type { Quote } from "../statement.ts";
import type { DefaultOperator, EnvDialect } from "./envDialect.ts";

/** A place in a value that names another setting: `$NAME`, `${NAME}` or `${NAME:-default}`. */
export interface Reference {
  readonly name: string;
  /** The whole reference. */
  readonly start: number;
  readonly end: number;
  /** The name alone. */
  readonly nameStart: number;
  readonly nameEnd: number;
  /** What stands between the name and the default; undefined without one. */
  readonly operator: DefaultOperator | undefined;
}

const noReferences: readonly Reference[] = [];

/**
 * The references in a text, in the order in which they start. The text may be a value, or what is written for it in the
 * file with its quotes: the offsets count in whatever is given.
 */
export function referencesIn(text: string, quote: Quote, dialect: EnvDialect): readonly Reference[] {
  const { method, forms, literalQuotes } = dialect.expansion;
  if (method === "none" || !text.includes("$") || (literalQuotes === "single" && quote === "single"))
    return noReferences;
  if (method === "whole-value") return wholeValue(text);
  return forms === "braces" ? bracedOnly(text, dialect) : dollarOrBraces(text, dialect);
}

function wholeValue(text: string): readonly Reference[] {
  const start = /^["']?/.exec(text)?.[0].length ?? 0;
  if (text.charAt(start) !== "$") return noReferences;
  let nameStart = start;
  while (text.charAt(nameStart) === "$") nameStart++;
  const closed = start > 0 && text.endsWith(text.charAt(0)) ? text.length - 1 : text.length;
  const end = Math.max(closed, nameStart);
  return [{ name: text.slice(nameStart, end), start, end, nameStart, nameEnd: end, operator: undefined }];
}

/** `${name}` and `${name:-default}`, where a name is whatever holds neither `:` nor `}`, and nothing is nested. */
function bracedOnly(text: string, dialect: EnvDialect): readonly Reference[] {
  const references: Reference[] = [];
  const operator = dialect.expansion.operators[0];
  let nameEnd = -1;
  let start = text.indexOf("${");
  while (start >= 0) {
    const nameStart = start + 2;
    // The end of a name is the end of every name that starts before it: looking once keeps the time linear.
    if (nameEnd < nameStart) nameEnd = endOfName(text, nameStart);
    if (nameEnd < 0) break;
    const hasDefault = operator !== undefined && text.startsWith(operator, nameEnd);
    const close = hasDefault ? text.indexOf("}", nameEnd) : nameEnd;
    if (close < 0) break;
    const isReference = text.charAt(close) === "}";
    const name = isReference ? text.slice(nameStart, nameEnd) : "";
    const place = { start, end: close + 1, nameStart, nameEnd };
    if (isReference) references.push({ name, ...place, operator: hasDefault ? operator : undefined });
    start = text.indexOf("${", isReference ? close + 1 : nameStart);
  }
  return references;
}

function endOfName(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "}" || character === ":") return at;
  }
  return -1;
}

interface OpenReference {
  readonly index: number;
  readonly reference: Reference;
}

/** Shell-like references, which may stand in each other's defaults. */
function dollarOrBraces(text: string, dialect: EnvDialect): readonly Reference[] {
  const found: (Reference | undefined)[] = [];
  const open: OpenReference[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const innermost = character === "}" ? open.pop() : undefined;
    if (innermost !== undefined) found[innermost.index] = { ...innermost.reference, end: at + 1 };
    if (character === "\\" && text.charAt(at + 1) === "$" && escapesDollar(dialect)) at++;
    else if (character === "$") {
      const reference = referenceAt(text, at, dialect);
      if (reference === undefined) {
        if (dialect.expansion.method === "once" && text.charAt(at + 1) === "$") at++;
        continue;
      }
      if (text.charAt(at + 1) === "{") open.push({ index: found.length, reference });
      found.push(text.charAt(at + 1) === "{" ? undefined : reference);
      at = reference.end - 1;
    }
  }
  return found.filter((reference) => reference !== undefined);
}

export function escapesDollar(dialect: EnvDialect): boolean {
  return dialect.expansion.escapedDollar === "literal-dollar";
}

/** The reference that starts with the `$` at `start`; of a braced one the end is that of its name and operator. */
export function referenceAt(text: string, start: number, dialect: EnvDialect): Reference | undefined {
  const { operators, bracedNames, plainNames } = dialect.expansion;
  const isBraced = text.charAt(start + 1) === "{";
  const nameStart = isBraced ? start + 2 : start + 1;
  const names = isBraced ? bracedNames : plainNames;
  const nameEnd = names === "anything" ? endOfAnyName(text, nameStart, operators) : endOfWord(text, nameStart);
  const isNumber = names === "identifiers" && isDigit(text.charCodeAt(nameStart));
  if (nameEnd === nameStart || isNumber) return undefined;
  const operator = isBraced ? operatorAt(text, nameEnd, operators) : undefined;
  const end = nameEnd + (operator?.length ?? 0);
  return { name: text.slice(nameStart, nameEnd), start, end, nameStart, nameEnd, operator };
}

function operatorAt(text: string, at: number, operators: readonly DefaultOperator[]): DefaultOperator | undefined {
  return operators.find((operator) => text.startsWith(operator, at));
}

function endOfAnyName(text: string, from: number, operators: readonly DefaultOperator[]): number {
  let end = from;
  while (end < text.length && !"{}".includes(text.charAt(end)) && operatorAt(text, end, operators) === undefined) end++;
  return end;
}

function endOfWord(text: string, from: number): number {
  let end = from;
  while (isWordCharacter(text.charCodeAt(end))) end++;
  return end;
}

function isWordCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code) || code === 95;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
