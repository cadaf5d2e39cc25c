import { isUtf8 } from "node:buffer";
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { type Failure, failure } from "./failure.ts";

/** Longer files are not read. */
export const maximumLength = 5 * 1024 * 1024;

export type TextFile = { readonly kind: "text"; readonly text: string } | UnreadText | Failure;

/** A file that is there and is no text that Strata reads. */
export interface UnreadText {
  readonly kind: "too-large" | "not-utf-8";
}

export function readText(path: string): TextFile {
  return new TextReader().read(path);
}

/** Reads one file after the other. Nearly all fit into its buffer, and then nothing but their text is ever made. */
export class TextReader {
  readonly #buffer = Buffer.allocUnsafeSlow(64 * 1024);

  read(path: string): TextFile {
    try {
      const file = openSync(path, "r");
      try {
        return this.#readOpen(file);
      } finally {
        closeSync(file);
      }
    } catch (error) {
      return failure(`${path} cannot be read: ${reasonOf(error)}.`);
    }
  }

  #readOpen(file: number): TextFile {
    const buffer = this.#buffer;
    for (let length = 0; length < buffer.length; ) {
      const count = readSync(file, buffer, length, buffer.length - length, null);
      if (count === 0) return textOf(buffer.subarray(0, length));
      length += count;
    }
    if (fstatSync(file).size > maximumLength) return { kind: "too-large" };
    return textOf(Buffer.concat([buffer, readFileSync(file)]));
  }
}

function textOf(bytes: Buffer): TextFile {
  return isUtf8(bytes) ? { kind: "text", text: bytes.toString("utf8") } : { kind: "not-utf-8" };
}

/** What the system says, in words: Node puts a code before and a path behind them. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^[A-Z0-9_]+: ([^,]+)/.exec(message)?.[1] ?? message;
}
