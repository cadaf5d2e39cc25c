import type { SyntaxFault, SyntaxFaultKind } from "./fault.ts";

/** What is wrong with a statement and what was expected there, in a sentence. */
export function syntaxMessage(fault: SyntaxFault): string {
  return sentences[fault.kind](fault.detail ?? "");
}

const sentences: Record<SyntaxFaultKind, (detail: string) => string> = {
  "expected-key": () => 'This is no statement. Expected a key with a value, such as `name = "value"`, or a `[table]`.',
  "expected-equals": () => "Expected `=` and a value behind the key.",
  "expected-value": () => 'Expected a value behind `=`, such as `"text"`, `42`, `true` or `["a", "b"]`.',
  "expected-comma": () => "Expected a comma or the closing bracket here.",
  "expected-line-end": () =>
    "Expected the end of the line behind the value. Put the next setting on a line of its own.",
  "unclosed-string": () => "This text is not closed. Expected the same quotes at its end as at its start.",
  "unclosed-array": () => "This list is not closed. Expected `]`.",
  "unclosed-table": () => "This inline table is not closed. Expected `}`.",
  "unclosed-header": (bracket) => `This table header is not closed. Expected \`${bracket}\`.`,
  "empty-key": () => "Expected a key before `=`.",
  "invalid-value": (found) => invalidValue(found),
  "invalid-string": () =>
    "This text has an escape or a control character that TOML does not allow. Expected an escape such as `\\n`, or single quotes, which keep backslashes.",
  "invalid-character": (code) =>
    `The control character${code === "" ? "" : ` U+${code}`} is not allowed here. Remove it.`,
  "nested-too-deeply": () => "Lists and tables are nested too deeply here to be read.",
  "duplicate-name": () => "This name is given twice in the same table.",
  "newer-toml": (feature) =>
    `Only TOML 1.1 allows ${feature}. The loader of this project reads TOML 1.0 and refuses the file.`,
  "env-no-key": () => "Expected a name and a value, such as `NAME=value`.",
  "env-unclosed-quote": () => "This quote is not closed. Expected the same quote at the end of the value.",
  "env-text-after-quote": () => "Expected the end of the line behind the closing quote.",
  "env-ignored-line": () => "The loader ignores this line. Expected `NAME=value`.",
};

/** The text itself may be a secret without quotes, so the sentence names its form and never repeats it. */
function invalidValue(found: string): string {
  if (/^(?:True|TRUE|False|FALSE)$/.test(found)) return `Expected \`${found.toLowerCase()}\` in small letters.`;
  if (/^(?:yes|no|on|off)$/i.test(found)) return "Expected `true` or `false`.";
  if (/^(?:null|none|nil)$/i.test(found)) return "TOML has no empty value. Leave the key out instead.";
  if (/^[+-]?0\d/.test(found)) return "A number does not start with 0. Remove it, or put text in quotes.";
  if (/^[+-]?[\d.]/.test(found)) return "This is no valid number or date. Put text in quotes.";
  return "Expected a value. Put text in quotes.";
}
