import type { CharacterSet } from "./characterSet.ts";
import type { Edge, Look, PatternSyntax } from "./patternSyntax.ts";

/** A pattern as the steps of a machine that tries all ways at once. */
export interface Program {
  readonly steps: readonly Step[];
  readonly looks: readonly LookProgram[];
}

export type Step =
  | { readonly kind: "read"; readonly set: CharacterSet }
  | { readonly kind: "split"; readonly first: number; readonly second: number }
  | { readonly kind: "edge"; readonly edge: Edge }
  | { readonly kind: "look"; readonly index: number; readonly isNegated: boolean }
  | { readonly kind: "accept" };

/** What a lookahead or lookbehind holds, as a machine of its own: it is run before the machine that asks for it. */
export interface LookProgram {
  readonly program: Program;
  /** A lookahead reads the text from its end, so that it finds the places where a match starts. */
  readonly direction: ReadingDirection;
}

export type ReadingDirection = "forward" | "backward";

/** `a{1000}` takes a thousand steps. Beyond this many a pattern is not judged. */
const MAX_STEPS = 20_000;

/** Undefined for a pattern that would take too many steps. */
export function compileProgram(syntax: PatternSyntax, direction: ReadingDirection = "forward"): Program | undefined {
  const compiler = new Compiler(direction);
  compiler.add(syntax);
  return compiler.finish();
}

class Compiler {
  readonly #direction: ReadingDirection;
  readonly #steps: Step[] = [];
  readonly #looks: LookProgram[] = [];
  readonly #lookIndexes = new Map<Look, number>();
  #isTooLarge = false;

  constructor(direction: ReadingDirection) {
    this.#direction = direction;
  }

  finish(): Program | undefined {
    this.#emit({ kind: "accept" });
    return this.#isTooLarge ? undefined : { steps: this.#steps, looks: this.#looks };
  }

  add(syntax: PatternSyntax): void {
    if (syntax.kind === "set") this.#emit({ kind: "read", set: syntax.set });
    else if (syntax.kind === "edge") this.#emit({ kind: "edge", edge: syntax.edge });
    else if (syntax.kind === "sequence") this.#sequence(syntax.items);
    else if (syntax.kind === "choice") this.#choice(syntax.options);
    else if (syntax.kind === "repeat") this.#repeat(syntax.item, syntax.least, syntax.most);
    else this.#look(syntax);
  }

  #emit(step: Step): void {
    if (this.#steps.length >= MAX_STEPS) this.#isTooLarge = true;
    else this.#steps.push(step);
  }

  #sequence(items: readonly PatternSyntax[]): void {
    const ordered = this.#direction === "forward" ? items : items.toReversed();
    for (const item of ordered) this.add(item);
  }

  /** A step whose place is kept until it is known where it leads. */
  #reserve(): number {
    this.#emit({ kind: "accept" });
    return this.#steps.length - 1;
  }

  #split(at: number, first: number, second: number): void {
    if (!this.#isTooLarge) this.#steps[at] = { kind: "split", first, second };
  }

  #choice(options: readonly PatternSyntax[]): void {
    const exits: number[] = [];
    for (const [index, option] of options.entries()) {
      if (index === options.length - 1) {
        this.add(option);
        break;
      }
      const fork = this.#reserve();
      this.add(option);
      exits.push(this.#reserve());
      this.#split(fork, fork + 1, this.#steps.length);
    }
    const end = this.#steps.length;
    for (const exit of exits) this.#split(exit, end, end);
  }

  #repeat(item: PatternSyntax, least: number, most: number): void {
    for (let count = 0; count < least && !this.#isTooLarge; count++) {
      const before = this.#steps.length;
      this.add(item);
      if (this.#steps.length === before) return;
    }
    if (most === Number.POSITIVE_INFINITY) this.#repeatForever(item);
    else this.#repeatUpTo(item, most - least);
  }

  /** Each optional round leads straight to the end when it is left out: `a?` a thousand times would be walked through. */
  #repeatUpTo(item: PatternSyntax, rounds: number): void {
    const forks: number[] = [];
    for (let round = 0; round < rounds && !this.#isTooLarge; round++) {
      const fork = this.#reserve();
      this.add(item);
      forks.push(fork);
      if (this.#steps.length === fork + 1) break;
    }
    const end = this.#steps.length;
    for (const fork of forks) this.#split(fork, fork + 1, end);
  }

  #repeatForever(item: PatternSyntax): void {
    const fork = this.#reserve();
    this.add(item);
    const back = this.#reserve();
    this.#split(back, fork, fork);
    this.#split(fork, fork + 1, this.#steps.length);
  }

  #look(look: Look): void {
    const known = this.#lookIndexes.get(look);
    const index = known ?? this.#looks.length;
    if (known === undefined) {
      const direction = look.direction === "ahead" ? "backward" : "forward";
      const program = compileProgram(look.item, direction);
      if (program === undefined) {
        this.#isTooLarge = true;
        return;
      }
      this.#looks.push({ program, direction });
      this.#lookIndexes.set(look, index);
    }
    this.#emit({ kind: "look", index, isNegated: look.isNegated });
  }
}
