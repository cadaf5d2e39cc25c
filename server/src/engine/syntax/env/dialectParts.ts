import type { Escapes, ExpansionRules } from "./envDialect.ts";
export const wideBlanks =
  "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000";
export const unicodeBlanks = ` \t\v\f${wideBlanks}`;
export const separators = "\u2028\u2029";

export const noEscapes: Escapes = { decoded: new Map(), otherBackslash: "kept" };
export const controlEscapes = [
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
  ["\\", "\\"],
] as const;

export const noExpansion: ExpansionRules = {
  method: "none",
  forms: "braces",
  plainNames: "words",
  bracedNames: "anything",
  literalQuotes: "none",
  operators: [],
  escapedDollar: "no-escape",
  forwardReferences: "not-set",
  order: "as-written",
  precedence: "environment",
  environmentWins: "never",
};
