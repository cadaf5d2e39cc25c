import { type Evaluation, type ExpansionSources, longestExpansion, type Resolver } from "./expansion.ts";

/**
 * As `dotenv-expand` does it: the first reference is replaced and the result looked at from its start again, so that
 * references in what was put in are replaced too.
 */
export function expandFromLeft(raw: string, { resolve, file, budget }: ExpansionSources): Evaluation {
  const seen = new Set<string>();
  const pattern = /(?<!\\)\$\{([^{}]+)\}|(?<!\\)\$([A-Za-z_][A-Za-z0-9_]*)/;
  let text = raw;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    seen.add(text);
    budget.left -= text.length;
    if (budget.left < 0 || text.length > longestExpansion) return { text: raw, outcome: "too-long" };
    const [template, braced, plain] = match;
    const { name, replacement } = replacementOf(braced ?? plain ?? "", resolve, seen);
    text = text.replace(template, replacement);
    if (text === file(name)) break;
  }
  return { text: withoutEscapes(text), outcome: "complete" };
}

function replacementOf(expression: string, resolve: Resolver, seen: ReadonlySet<string>) {
  const operator = /:\+|\+|:-|-/.exec(expression);
  const name = operator === null ? expression : expression.slice(0, operator.index);
  const operand = operator === null ? "" : expression.slice(operator.index + operator[0].length);
  const value = resolve(name) ?? "";
  if (operator?.[0].endsWith("+")) return { name, replacement: value === "" ? "" : operand };
  // A value that this text once was would bring it back to where it was.
  return { name, replacement: value === "" || seen.has(value) ? operand : value };
}

/**
 * As `@next/env` does it: the last `$` is replaced until none is left or one starts no reference. A default is taken
 * before the file is looked at. Where this has no end, Next leaves out the whole file.
 */
export function expandFromRight(raw: string, { environment, file, budget }: ExpansionSources): Evaluation {
  const seen = new Set<string>();
  let text = raw;
  for (;;) {
    const at = lastDollar(text);
    const match = at < 0 ? null : /^\$\{?([A-Za-z0-9_]+)(?::-([^}\\]*))?\}?/.exec(text.slice(at));
    if (match === null) return { text: withoutEscapes(text), outcome: "complete" };
    if (seen.has(text)) return { text: raw, outcome: "cyclic" };
    seen.add(text);
    budget.left -= text.length;
    if (budget.left < 0 || text.length > longestExpansion) return { text: raw, outcome: "too-long" };
    const [template, name = "", byDefault = ""] = match;
    text = text.replace(template, environment(name) || byDefault || file(name) || "");
  }
}

/** The last `$` without a backslash before it. */
function lastDollar(text: string): number {
  let at = text.lastIndexOf("$");
  while (at > 0 && text.charAt(at - 1) === "\\") at = text.lastIndexOf("$", at - 1);
  return at;
}

function withoutEscapes(text: string): string {
  return text.replaceAll("\\$", "$");
}
