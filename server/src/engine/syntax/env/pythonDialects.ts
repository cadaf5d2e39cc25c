import { controlEscapes, noEscapes, noExpansion, separators, unicodeBlanks, wideBlanks } from "./dialectParts.ts";
import type { EnvDialect } from "./envDialect.ts";

const pythonBlanks = `${unicodeBlanks}\x1c\x1d\x1e\x1f\x85\u2028\u2029`;

/** python-dotenv up to 1.2.2; 1.2.3 leaves a byte order mark out, and 1.2.4 reads `KEY= # text` as empty. */
export const pythonDotenv: EnvDialect = {
  name: "python-dotenv",
  byteOrderMark: "part-of-key",
  lineBreaks: "\n\r",
  valueBreaks: "\n\r",
  blanks: pythonBlanks,
  key: {
    indentation: "allowed",
    characters: "no-space",
    quotedKeys: "allowed",
    exportPrefix: "blanks",
    beforeEquals: "blanks",
    colon: "never",
    bareKey: "null",
  },
  value: {
    readBy: "rules",
    quotes: "\"'",
    closingQuote: "unescaped",
    afterQuote: "setting-dropped",
    unclosedQuote: "setting-dropped",
    onLaterLine: "never",
    comment: "after-white-space",
    surroundingBlanks: "trimmed",
    carriageReturns: "line-feeds",
    doubleQuoted: { decoded: new Map([...controlEscapes, ['"', '"'], ["'", "'"]]), otherBackslash: "kept" },
    singleQuoted: {
      decoded: new Map([
        ["'", "'"],
        ["\\", "\\"],
      ]),
      otherBackslash: "kept",
    },
  },
  expansion: {
    method: "once",
    forms: "braces",
    plainNames: "words",
    bracedNames: "anything",
    literalQuotes: "none",
    operators: [":-"],
    escapedDollar: "no-escape",
    forwardReferences: "not-set",
    order: "as-written",
    precedence: "file",
    environmentWins: "never",
  },
};

export const djangoEnviron: EnvDialect = {
  name: "django-environ",
  byteOrderMark: "part-of-key",
  lineBreaks: `\n\r\v\f\x1c\x1d\x1e\x85${separators}`,
  valueBreaks: `\n\r\v\f\x1c\x1d\x1e\x85${separators}`,
  blanks: ` \t${wideBlanks}`,
  key: {
    indentation: "line-ignored",
    characters: "words",
    quotedKeys: "plain",
    exportPrefix: "one-space",
    beforeEquals: "nothing",
    colon: "never",
    bareKey: "ignored",
  },
  value: {
    readBy: "rules",
    quotes: "\"'",
    closingQuote: "both-ends-in-turn",
    afterQuote: "ignored",
    unclosedQuote: "unquoted",
    onLaterLine: "never",
    comment: "anywhere",
    surroundingBlanks: "kept",
    carriageReturns: "line-feeds",
    doubleQuoted: {
      decoded: new Map([
        ["n", "\\n"],
        ["r", "\\r"],
        ["t", "\\t"],
      ]),
      otherBackslash: "removed",
    },
    singleQuoted: noEscapes,
  },
  expansion: { ...noExpansion, method: "whole-value", forwardReferences: "followed" },
};

export const pythonDecouple: EnvDialect = {
  name: "python-decouple",
  byteOrderMark: "part-of-key",
  lineBreaks: "\n\r",
  valueBreaks: "\n\r",
  blanks: pythonBlanks,
  key: {
    indentation: "allowed",
    characters: "up-to-equals",
    quotedKeys: "plain",
    exportPrefix: "part-of-key",
    beforeEquals: "blanks",
    colon: "never",
    bareKey: "ignored",
  },
  value: {
    readBy: "rules",
    quotes: "\"'",
    closingQuote: "both-ends",
    afterQuote: "ignored",
    unclosedQuote: "unquoted",
    onLaterLine: "never",
    comment: "never",
    surroundingBlanks: "trimmed",
    carriageReturns: "line-feeds",
    doubleQuoted: noEscapes,
    singleQuoted: noEscapes,
  },
  expansion: noExpansion,
};
