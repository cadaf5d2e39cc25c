import { noEscapes, noExpansion, separators, unicodeBlanks } from "./dialectParts.ts";
import type { EnvDialect, KeyRules, ValueRules } from "./envDialect.ts";

const javascriptBlanks = `${unicodeBlanks}\ufeff`;

/** The regular expression of `dotenv`, versions 16 to 18. */
const dotenvKey: KeyRules = {
  indentation: "allowed",
  characters: "words-dots",
  quotedKeys: "plain",
  exportPrefix: "blanks-or-lines",
  beforeEquals: "blanks-or-lines",
  colon: "before-space",
  bareKey: "ignored",
};
const dotenvValue: ValueRules = {
  readBy: "dotenv",
  quotes: "\"'`",
  closingQuote: "unescaped-before-line-end",
  afterQuote: "ignored",
  unclosedQuote: "unquoted",
  onLaterLine: "quoted",
  comment: "anywhere",
  surroundingBlanks: "trimmed",
  carriageReturns: "line-feeds",
  doubleQuoted: {
    decoded: new Map([
      ["n", "\n"],
      ["r", "\r"],
    ]),
    otherBackslash: "kept",
  },
  singleQuoted: noEscapes,
};
export const node: EnvDialect = {
  name: "node",
  byteOrderMark: "skipped",
  lineBreaks: `\n\r${separators}`,
  valueBreaks: "\n\r",
  blanks: javascriptBlanks,
  key: dotenvKey,
  value: dotenvValue,
  expansion: noExpansion,
};

/** `@next/env`: the package's parser, and an expansion of its own that works from the last `$` to the first. */
export const next: EnvDialect = {
  ...node,
  name: "next",
  expansion: {
    method: "repeated-from-right",
    forms: "dollar-or-braces",
    plainNames: "words",
    bracedNames: "words",
    literalQuotes: "none",
    operators: [":-"],
    escapedDollar: "literal-dollar",
    forwardReferences: "followed",
    order: "as-written",
    precedence: "environment",
    environmentWins: "expanded",
  },
};

/** `util.parseEnv` as Node 22 and later have it; Node 20 differs where a line is broken. */
export const nodeEnvFile: EnvDialect = {
  name: "node-env-file",
  byteOrderMark: "part-of-key",
  lineBreaks: "\n",
  valueBreaks: "\n",
  blanks: " \t\r",
  key: {
    indentation: "allowed",
    characters: "up-to-equals",
    quotedKeys: "plain",
    exportPrefix: "space",
    beforeEquals: "blanks",
    colon: "never",
    bareKey: "ignored",
  },
  value: {
    readBy: "rules",
    quotes: "\"'`",
    closingQuote: "first",
    afterQuote: "ignored",
    unclosedQuote: "rest-of-line",
    onLaterLine: "always",
    comment: "anywhere",
    surroundingBlanks: "trimmed",
    carriageReturns: "removed",
    doubleQuoted: { decoded: new Map([["n", "\n"]]), otherBackslash: "kept" },
    singleQuoted: noEscapes,
  },
  expansion: noExpansion,
};

/** Vite 8: `util.parseEnv`, then the `dotenv-expand` that it bundles. */
export const vite: EnvDialect = {
  ...nodeEnvFile,
  name: "vite",
  expansion: {
    method: "repeated-from-left",
    forms: "dollar-or-braces",
    plainNames: "identifiers",
    bracedNames: "anything",
    literalQuotes: "none",
    operators: [":+", ":-", "+", "-"],
    escapedDollar: "literal-dollar",
    forwardReferences: "followed",
    order: "by-name",
    precedence: "environment",
    environmentWins: "as-it-is",
  },
};
