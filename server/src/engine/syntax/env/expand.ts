import type { Quote } from "../statement.ts";
import type { EnvDialect } from "./envDialect.ts";
import { expandOnce } from "./expandOnce.ts";
import { expandFromLeft, expandFromRight } from "./expandRepeated.ts";
import {
  budgetOfOneValue,
  type Evaluation,
  type Expansion,
  type ExpansionSources,
  longestExpansion,
  type Resolver,
  unchanged,
} from "./expansion.ts";
import { referencesIn } from "./references.ts";

/** Replaces the references in one value, as the library does that the dialect describes. */
export function expand(raw: string, quote: Quote, dialect: EnvDialect, resolve: Resolver): Expansion {
  const budget = { left: budgetOfOneValue };
  return expandFrom(raw, quote, dialect, { resolve, environment: () => undefined, file: resolve, budget });
}

/** The same for a value among many, which share what they may cost. */
export function expandFrom(raw: string, quote: Quote, dialect: EnvDialect, sources: ExpansionSources): Expansion {
  const { method, literalQuotes } = dialect.expansion;
  const isLiteral = method === "none" || (literalQuotes === "single" && quote === "single");
  const isPlain = !raw.includes("$") || isLiteral;
  if (isPlain) return unchanged(raw);
  if (raw.length > longestExpansion) return { ...unchanged(raw), outcome: "too-long" };
  const references = referencesIn(raw, quote, dialect);
  const { resolve } = sources;
  const unresolved = references.filter(({ name, operator }) => operator === undefined && resolve(name) === undefined);
  return { ...evaluate(raw, dialect, sources), references, unresolved };
}

function evaluate(raw: string, dialect: EnvDialect, sources: ExpansionSources): Evaluation {
  const { method } = dialect.expansion;
  if (method === "once") return expandOnce(raw, dialect, sources);
  if (method === "repeated-from-left") return expandFromLeft(raw, sources);
  if (method === "repeated-from-right") return expandFromRight(raw, sources);
  return followWholeValue(raw, sources.resolve);
}

/** A value that is `$NAME` is looked up again, until one is found that does not start with `$`. */
function followWholeValue(raw: string, resolve: Resolver): Evaluation {
  const seen = new Set<string>();
  let text = raw;
  while (text.startsWith("$")) {
    if (seen.has(text)) return { text: raw, outcome: "cyclic" };
    seen.add(text);
    let nameStart = 0;
    while (text.charAt(nameStart) === "$") nameStart++;
    const value = resolve(text.slice(nameStart));
    if (value === undefined) return { text: raw, outcome: "complete" };
    text = value;
  }
  return { text, outcome: "complete" };
}
