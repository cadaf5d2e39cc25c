import { type Allowance, Machine } from "./machine.ts";
import { parsePattern } from "./parsePattern.ts";
import type { PatternFault } from "./patternSyntax.ts";
import { compileProgram } from "./program.ts";

export type { PatternFault } from "./patternSyntax.ts";

/** How many steps a match may take: about 30 ms. A long text under a large pattern is left unjudged. */
const ALLOWANCE = 4_000_000;

/**
 * A schema's regular expression. JavaScript's own engine can take forever on a harmless-looking one such as `(a+)+$`,
 * and a server that reads other people's schemas would hang with it; this one never reads a character twice.
 */
export class Pattern {
  readonly source: string;
  readonly #machine: Machine;

  private constructor(source: string, machine: Machine) {
    this.source = source;
    this.#machine = machine;
  }

  static compile(source: string): Pattern | PatternFault {
    const parsed = parsePattern(source);
    if (parsed.fault !== undefined) return parsed.fault;
    const program = compileProgram(parsed.syntax);
    if (program === undefined) return { kind: "unjudgeable", detail: "its counts make it too large" };
    return new Pattern(source, new Machine(program));
  }

  /** Whether the pattern occurs anywhere in the text; undefined where that would take too long to find out. */
  matches(text: string, allowance: Allowance = { left: ALLOWANCE }): boolean | undefined {
    if (allowance.left < 0) return undefined;
    return this.#machine.isFoundIn(codePointsOf(text), allowance);
  }
}

function codePointsOf(text: string): Uint32Array {
  const codePoints = new Uint32Array(text.length);
  let count = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const codePoint = text.codePointAt(offset) ?? 0;
    codePoints[count++] = codePoint;
    if (codePoint > 0xffff) offset++;
  }
  return count === text.length ? codePoints : codePoints.subarray(0, count);
}
