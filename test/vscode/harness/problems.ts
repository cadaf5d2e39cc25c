import { type Diagnostic, languages, type Uri } from "vscode";
import { until } from "./until.ts";

/** Our problems in a file, in the order of their places. */
export function problemsIn(uri: Uri): Diagnostic[] {
  return languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === "strata")
    .sort((one, other) => one.range.start.compareTo(other.range.start));
}

export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Waits until a file has a problem of this code, and answers it. */
export function untilProblem(uri: Uri, code: string): Promise<Diagnostic> {
  return until(
    () => `${uri.path} has a problem ${code}; it has: ${told(uri)}`,
    () => problemsIn(uri).find((problem) => codeOf(problem) === code),
  );
}

/** Waits until a file has no problem of this code, or none at all. */
export async function untilGone(uri: Uri, code?: string): Promise<void> {
  await until(
    () => `${uri.path} has no problem ${code ?? ""} any more; it has: ${told(uri)}`,
    () => problemsIn(uri).every((problem) => code !== undefined && codeOf(problem) !== code),
  );
}

function told(uri: Uri): string {
  return problemsIn(uri).map(codeOf).join(", ") || "none";
}
