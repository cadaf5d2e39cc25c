import { controlEscapes, unicodeBlanks } from "./dialectParts.ts";
import type { EnvDialect, EnvDialectName } from "./envDialect.ts";
import { next, node, nodeEnvFile, vite } from "./javascriptDialects.ts";
import { djangoEnviron, pythonDecouple, pythonDotenv } from "./pythonDialects.ts";

const goBlanks = `${unicodeBlanks}\r\x85\u2028\u2029`;

/** compose-go, as `docker compose` reads `env_file` and its own `.env`. */
const compose: EnvDialect = {
  name: "compose",
  byteOrderMark: "skipped",
  lineBreaks: "\n",
  valueBreaks: "\n",
  blanks: goBlanks,
  key: {
    indentation: "allowed",
    characters: "unicode-words",
    quotedKeys: "plain",
    exportPrefix: "blanks",
    beforeEquals: "blanks",
    colon: "always",
    bareKey: "inherited",
  },
  value: {
    readBy: "rules",
    quotes: "\"'",
    closingQuote: "unescaped-pairs",
    afterQuote: "ignored",
    unclosedQuote: "setting-dropped",
    onLaterLine: "never",
    comment: "after-space",
    surroundingBlanks: "trimmed",
    carriageReturns: "kept",
    doubleQuoted: { decoded: new Map([...controlEscapes, ['"', '"']]), otherBackslash: "kept" },
    singleQuoted: { decoded: new Map([["'", "'"]]), otherBackslash: "kept" },
  },
  expansion: {
    method: "once",
    forms: "dollar-or-braces",
    plainNames: "identifiers",
    bracedNames: "identifiers",
    literalQuotes: "single",
    operators: [":-", "-", ":?", "?", ":+", "+"],
    escapedDollar: "literal-dollar",
    forwardReferences: "not-set",
    order: "as-written",
    precedence: "environment",
    environmentWins: "never",
  },
};

export const envDialects: Readonly<Record<EnvDialectName, EnvDialect>> = {
  "python-dotenv": pythonDotenv,
  "python-decouple": pythonDecouple,
  "django-environ": djangoEnviron,
  node,
  "node-env-file": nodeEnvFile,
  next,
  vite,
  compose,
};
