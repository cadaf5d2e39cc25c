import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { type Failure, failure } from "./failure.ts";

/** Longer files are not read. */
export const maximumLength = 5 * 1024 * 1024;

export type TextFile = { readonly kind: "text"; readonly text: string } | UnreadText | Failure;

/** A file that is there and is no text that Strata reads. */
export interface UnreadText {
  readonly kind: "too-large" | "not-utf-8";
}

export function readText(path: string): TextFile {
  try {
    const { size } = statSync(path);
    if (size > maximumLength) return { kind: "too-large" };
    const bytes = readFileSync(path);
    return isUtf8(bytes) ? { kind: "text", text: bytes.toString("utf8") } : { kind: "not-utf-8" };
  } catch (error) {
    return failure(`${path} cannot be read: ${reasonOf(error)}.`);
  }
}

/** What the system says, in words: Node puts a code before and a path behind them. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^[A-Z0-9_]+: ([^,]+)/.exec(message)?.[1] ?? message;
}
