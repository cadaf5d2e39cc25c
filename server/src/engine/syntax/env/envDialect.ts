/**
 * How one library reads `.env` files. There is no standard, so every point on which two libraries differ has a property
 * here, and the reader asks the dialect instead of knowing the library.
 */
export interface EnvDialect {
  readonly name: EnvDialectName;
  /** A byte order mark at the start: left out, or taken for the first letter of the first key. */
  readonly byteOrderMark: "skipped" | "part-of-key";
  /** The characters that end a line; `\r\n` counts as one line break in every dialect. */
  readonly lineBreaks: string;
  /** The characters that end an unquoted value, where fewer than those that end a line. */
  readonly valueBreaks: string;
  /** White space apart from line breaks. */
  readonly blanks: string;
  readonly key: KeyRules;
  readonly value: ValueRules;
  readonly expansion: ExpansionRules;
}

export type EnvDialectName =
  | "python-dotenv"
  | "python-decouple"
  | "django-environ"
  | "node"
  | "node-env-file"
  | "next"
  | "vite"
  | "compose";

export interface KeyRules {
  /** Whether blanks may stand before the key; a line that has some is ignored where they may not. */
  readonly indentation: "allowed" | "line-ignored";
  /** `words` are letters, digits and `_` of ASCII; `words-dots` adds `.` and `-`, `unicode-words` also brackets and all letters. */
  readonly characters: "words" | "words-dots" | "unicode-words" | "no-space" | "up-to-equals";
  /** `'my key'=value`: the quotes do not belong to the name. */
  readonly quotedKeys: "allowed" | "plain";
  /** What must stand between `export` and the key for `export` to be left out. */
  readonly exportPrefix: "blanks" | "blanks-or-lines" | "space" | "one-space" | "part-of-key";
  /** What may stand between the key and `=`. */
  readonly beforeEquals: "nothing" | "blanks" | "blanks-or-lines";
  /** Where `:` separates like `=`: nowhere, directly behind the key and before white space, or anywhere. */
  readonly colon: "never" | "before-space" | "always";
  /** A line with a key and no `=`: no setting, one whose value is None, or one taken from the environment. */
  readonly bareKey: "ignored" | "null" | "inherited";
}

export interface ValueRules {
  /** Who turns the text of a statement into its value: the package that the dialect is named after, or the rules below. */
  readonly readBy: "dotenv" | "rules";
  readonly quotes: string;
  /**
   * Which quote closes a value: the first one; the first that no backslash (or pair of them) escapes; of these the one
   * behind which the line ends. Or the value is the rest of the line, and the quotes count if they stand at both ends:
   * either kind once, or single ones first and then double ones in what is left.
   */
  readonly closingQuote:
    | "first"
    | "unescaped"
    | "unescaped-pairs"
    | "unescaped-before-line-end"
    | "both-ends"
    | "both-ends-in-turn";
  /** Text that follows a closing quote: it is passed over, or it makes the library pass over the setting. */
  readonly afterQuote: "ignored" | "setting-dropped";
  /** A value whose quote is not closed: read as if it had none, with or without its comment cut, or no value at all. */
  readonly unclosedQuote: "unquoted" | "rest-of-line" | "setting-dropped";
  /** Whether line breaks may stand between `=` and the value. */
  readonly onLaterLine: "never" | "quoted" | "always";
  /** What makes `#` start a comment in an unquoted value: its mere presence, any white space or a space before it. */
  readonly comment: "anywhere" | "after-white-space" | "after-space" | "never";
  /** Whether the white space around an unquoted value is part of it. */
  readonly surroundingBlanks: "trimmed" | "kept";
  readonly carriageReturns: "kept" | "removed" | "line-feeds";
  readonly doubleQuoted: Escapes;
  readonly singleQuoted: Escapes;
}

export interface Escapes {
  /** What stands for the character behind a backslash; the backslash is in the text if it is to stay. */
  readonly decoded: ReadonlyMap<string, string>;
  /** A backslash before any other character. */
  readonly otherBackslash: "kept" | "removed";
}

export interface ExpansionRules {
  /**
   * How references are replaced: never; each once, left to right; again and again from the left or from the right until
   * none is left; or as a whole, when the value starts with `$`.
   */
  readonly method: "none" | "once" | "repeated-from-left" | "repeated-from-right" | "whole-value";
  /** How a reference may be written. */
  readonly forms: "braces" | "dollar-or-braces";
  /** What a name is made of behind `$`: letters, digits and `_`, or these without a digit in front. */
  readonly plainNames: "words" | "identifiers";
  /** The same inside braces, where two libraries take whatever stands there. */
  readonly bracedNames: "words" | "identifiers" | "anything";
  /** Which values are left alone. */
  readonly literalQuotes: "none" | "single";
  /** The operators between name and default, longer ones first. */
  readonly operators: readonly DefaultOperator[];
  /** Whether `\$` keeps a reference from being replaced, and then becomes `$`. */
  readonly escapedDollar: "literal-dollar" | "no-escape";
  /** Whether a value may refer to a setting that stands further down. */
  readonly forwardReferences: "followed" | "not-set";
  /** In which order the settings of a file are expanded. */
  readonly order: "as-written" | "by-name";
  /** Who wins where a referred name is set both in the file and in the environment. */
  readonly precedence: "file" | "environment";
  /** Whether a variable of the environment replaces the setting of that name, and is itself expanded. */
  readonly environmentWins: "never" | "as-it-is" | "expanded";
}

export type DefaultOperator = ":-" | "-" | ":+" | "+" | ":?" | "?";
