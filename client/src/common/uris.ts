import { Uri } from "vscode";

/** The server and VS Code may write the same URI in different ways: `c%3A` and `C:`. */
export function sameUri(text: string, uri: Uri): boolean {
  return normal(Uri.parse(text)) === normal(uri);
}

/** Whether something is the folder itself or lies in it. */
export function isAtOrIn(folder: string, uri: Uri): boolean {
  const start = normal(Uri.parse(folder)).replace(/\/$/, "");
  const text = normal(uri);
  return text === start || text.startsWith(`${start}/`);
}

function normal(uri: Uri): string {
  return uri.with({ fragment: "", query: "" }).toString();
}
