import { Range, type TextDocument } from "vscode";

/** The values of all assignments, also of those in comments. Nothing is known of them yet, so each may be a secret. */
export function likelySecrets(document: TextDocument): Range[] {
  const ranges: Range[] = [];
  for (let line = 0; line < document.lineCount; line++) {
    const { text } = document.lineAt(line);
    const equals = text.indexOf("=");
    const value = equals < 0 ? "" : text.slice(equals + 1).trim();
    if (value === "") continue;
    const start = text.indexOf(value, equals + 1);
    ranges.push(new Range(line, start, line, start + value.length));
  }
  return ranges;
}
