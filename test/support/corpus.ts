import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the collection of real files and conformance suites is, if this machine has it. */
export const corpusFolder: string | undefined = process.env.STRATA_CORPUS;

/** Tells in one line what a suite did not run because the collection is not there. */
export function sayNotRun(what: string): void {
  console.log(`Not run, because STRATA_CORPUS is not set: ${what}.`);
}

export interface CorpusFile {
  /** The path below the folder asked for. */
  readonly name: string;
  readonly bytes: Buffer;
}

export function filesBelow(folder: string, ending: string): CorpusFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({ name: name.replaceAll("\\", "/"), bytes: readFileSync(join(folder, name)) }));
}

export function linesOf(path: string): string[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}

/** The text of bytes that are valid UTF-8; undefined for others, which no editor gives us as text. */
export function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
