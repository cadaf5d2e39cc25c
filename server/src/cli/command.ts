import type { Output } from "./output.ts";

/** One command of `strata`, as a row of data: help and the reading of arguments are made from it. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What follows the name, such as `KEY [PATH]`. */
  readonly operands: readonly Operand[];
  readonly flags: readonly Flag[];
  /** Loads what the command needs only when it is called. */
  readonly load: () => Promise<Run>;
}

export interface Operand {
  readonly name: string;
  readonly count: "one" | "optional" | "any";
}

export interface Flag {
  readonly name: string;
  /** What the flag takes; a flag without is a switch. */
  readonly value?: { readonly name: string; readonly choices?: readonly string[] };
  readonly summary: string;
}

/** What was asked for. */
export interface Request {
  readonly operands: readonly string[];
  /** The values of the flags that are given, without the dashes; of a switch the empty text. */
  readonly flags: ReadonlyMap<string, string>;
}

export type Run = (request: Request, output: Output) => ExitCode | Promise<ExitCode>;

/** 0: nothing is wrong. 1: something is. 2: the command was not used rightly. */
export type ExitCode = 0 | 1 | 2;
