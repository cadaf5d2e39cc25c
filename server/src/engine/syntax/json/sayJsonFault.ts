import type { SyntaxFault, SyntaxFaultKind } from "../../problems/fault.ts";

const SENTENCES: ReadonlyMap<SyntaxFaultKind, string> = new Map([
  ["expected-key", 'Expected a key in double quotes, such as `"name": "value"`.'],
  ["expected-equals", "Expected `:` and a value behind the key."],
  ["expected-value", "Expected a value here."],
  ["expected-comma", "Expected a comma or the closing bracket here."],
  ["unclosed-string", "This text is not closed. Expected double quotes at its end."],
  ["unclosed-array", "This list is not closed. Expected `]`."],
  ["unclosed-table", "This table is not closed. Expected `}`."],
  ["invalid-string", "This text has an escape or a control character that JSON does not allow."],
  ["nested-too-deeply", "Lists and tables are nested too deeply here to be read."],
  ["duplicate-name", "This key is given twice in the same table. The last one counts."],
]);

/** What is wrong with a JSON text, in a sentence. */
export function sayJsonFault(fault: SyntaxFault): string {
  return SENTENCES.get(fault.kind) ?? "This is no value that JSON knows. Put text in double quotes.";
}
