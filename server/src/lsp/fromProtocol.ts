import type * as protocol from "vscode-languageserver-protocol";
import * as z from "zod/mini";
import type { Edit, Path } from "../engine/engine.ts";
import type { DocumentText } from "./documents.ts";

/** Positions may lie anywhere: past the end of a line means its end, past the last line the end of the text. */
export function toOffset(content: DocumentText, position: protocol.Position): number {
  return content.offsetAt({ line: position.line, column: position.character });
}

/** Undefined for a change that makes no sense, which is then ignored. */
export function toEdit(content: DocumentText, change: protocol.TextDocumentContentChangeEvent): Edit | undefined {
  if (typeof change?.text !== "string") return undefined;
  if (!("range" in change) || change.range === undefined) return { start: 0, end: content.length, text: change.text };
  if (!isRange(change.range)) return undefined;
  const one = toOffset(content, change.range.start);
  const other = toOffset(content, change.range.end);
  return { start: Math.min(one, other), end: Math.max(one, other), text: change.text };
}

export function isPosition(value: unknown): value is protocol.Position {
  if (typeof value !== "object" || value === null || !("line" in value) || !("character" in value)) return false;
  return isCount(value.line) && isCount(value.character);
}

export function isRange(value: unknown): value is protocol.Range {
  if (typeof value !== "object" || value === null || !("start" in value) || !("end" in value)) return false;
  return isPosition(value.start) && isPosition(value.end);
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

/** The setting that a completion item was made for, as it comes back from the client. */
export function toCompletedSetting(data: unknown): { readonly uri: string; readonly path: Path } | undefined {
  if (typeof data !== "object" || data === null || !("uri" in data) || !("path" in data)) return undefined;
  const { uri, path } = data;
  if (typeof uri !== "string" || !Array.isArray(path)) return undefined;
  const steps: readonly unknown[] = path;
  const isStep = (step: unknown): step is string | number => typeof step === "string" || isCount(step);
  return steps.every(isStep) ? { uri, path: steps } : undefined;
}

/** A fix that the client chose from those it was told of. */
export interface ChosenFix {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly title: string;
}

/** Undefined for what is not the data of a fix. */
export function toChosenFix(data: unknown): ChosenFix | undefined {
  const result = z.safeParse(chosenFix, data);
  return result.success ? result.data : undefined;
}

const chosenFix = z.object({
  uri: z.string(),
  start: z.number(),
  end: z.number(),
  kind: z.string(),
  title: z.string(),
});
