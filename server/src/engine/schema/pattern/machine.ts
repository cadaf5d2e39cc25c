import { type CharacterSet, WORD_CHARACTERS } from "./characterSet.ts";
import type { Edge } from "./patternSyntax.ts";
import type { Program, ReadingDirection, Step } from "./program.ts";

/** How much work may still be done. It is shared by a pattern with its lookarounds, and by all matches of one walk. */
export interface Allowance {
  left: number;
}

/** The steps of a program as numbers: the innermost loop looks at nothing else. */
const READ = 0;
const SPLIT = 1;
const EDGE = 2;
const LOOK = 3;
const ACCEPT = 4;

const KINDS: Readonly<Record<Step["kind"], number>> = {
  read: READ,
  split: SPLIT,
  edge: EDGE,
  look: LOOK,
  accept: ACCEPT,
};

const MAX_TICK = 0x7fff_0000;

/**
 * Runs a program over a text in time proportional to the text: all ways through the pattern advance together, one
 * character at a time, and no two of them are ever in the same place (Thompson's construction).
 */
export class Machine {
  readonly #steps: readonly Step[];
  readonly #kinds: Uint8Array;
  /** Where the steps of kind `split` lead. */
  readonly #firsts: Int32Array;
  readonly #seconds: Int32Array;
  readonly #sets: readonly (CharacterSet | undefined)[];
  readonly #direction: ReadingDirection;
  readonly #lookMachines: readonly Machine[];
  /** The steps that wait for a character, now and after it. */
  #waiting: Int32Array;
  #next: Int32Array;
  readonly #stack: Int32Array;
  /** The number of the round in which a step was last reached; as it only ever grows, nothing needs to be cleared. */
  readonly #reachedIn: Int32Array;
  #round = 0;
  #text: Uint32Array = new Uint32Array(0);
  #lookMarks: readonly Uint8Array[] = [];
  #allowance: Allowance = { left: 0 };

  constructor(program: Program, direction: ReadingDirection = "forward") {
    const { steps } = program;
    this.#steps = steps;
    this.#kinds = Uint8Array.from(steps, (step) => KINDS[step.kind]);
    this.#firsts = Int32Array.from(steps, (step) => (step.kind === "split" ? step.first : 0));
    this.#seconds = Int32Array.from(steps, (step) => (step.kind === "split" ? step.second : 0));
    this.#sets = steps.map((step) => (step.kind === "read" ? step.set : undefined));
    this.#direction = direction;
    this.#lookMachines = program.looks.map((look) => new Machine(look.program, look.direction));
    this.#waiting = new Int32Array(steps.length);
    this.#next = new Int32Array(steps.length);
    this.#stack = new Int32Array(steps.length * 2 + 2);
    this.#reachedIn = new Int32Array(steps.length);
  }

  /** Whether the text has a match anywhere; undefined where the allowance ran out. */
  isFoundIn(text: Uint32Array, allowance: Allowance): boolean | undefined {
    return this.#prepare(text, allowance) ? this.#run(undefined) : undefined;
  }

  /** Marks every position at which a match ends, as seen in reading direction; false where the allowance ran out. */
  #mark(text: Uint32Array, allowance: Allowance, marks: Uint8Array): boolean {
    return this.#prepare(text, allowance) && this.#run(marks) !== undefined;
  }

  #prepare(text: Uint32Array, allowance: Allowance): boolean {
    this.#text = text;
    this.#allowance = allowance;
    const lookMarks: Uint8Array[] = [];
    for (const machine of this.#lookMachines) {
      const marks = new Uint8Array(text.length + 1);
      if (!machine.#mark(text, allowance, marks)) return false;
      lookMarks.push(marks);
    }
    this.#lookMarks = lookMarks;
    return true;
  }

  #run(marks: Uint8Array | undefined): boolean | undefined {
    const { length } = this.#text;
    const isForward = this.#direction === "forward";
    const accept = this.#kinds.length - 1;
    let carried = 0;
    this.#startRound();
    for (let read = 0; read <= length; read++) {
      const position = isForward ? read : length - read;
      const reached = this.#follow(0, position, this.#waiting, carried);
      const isAccepted = this.#reachedIn[accept] === this.#round;
      if (isAccepted && marks === undefined) return true;
      if (isAccepted && marks !== undefined) marks[position] = 1;
      if (read === length) break;
      this.#allowance.left -= reached + 1;
      if (this.#allowance.left < 0) return undefined;
      const codePoint = this.#text[isForward ? position : position - 1] ?? 0;
      carried = this.#advance(codePoint, position + (isForward ? 1 : -1), reached);
    }
    return false;
  }

  #startRound(): void {
    if (this.#round >= MAX_TICK) {
      this.#round = 0;
      this.#reachedIn.fill(0);
    }
    this.#round++;
  }

  /** Moves every waiting step that accepts the character; how many steps wait behind it. */
  #advance(codePoint: number, position: number, count: number): number {
    const waiting = this.#waiting;
    const next = this.#next;
    const sets = this.#sets;
    let carried = 0;
    this.#startRound();
    for (let index = 0; index < count; index++) {
      const at = waiting[index] ?? 0;
      if (sets[at]?.has(codePoint) === true) carried = this.#follow(at + 1, position, next, carried);
    }
    this.#waiting = next;
    this.#next = waiting;
    return carried;
  }

  /** Adds to `list` every step that waits for a character and can be reached from `start` without reading one. */
  #follow(start: number, position: number, list: Int32Array, count: number): number {
    const kinds = this.#kinds;
    const reachedIn = this.#reachedIn;
    const stack = this.#stack;
    const round = this.#round;
    let found = count;
    let height = 1;
    let work = 0;
    stack[0] = start;
    while (height > 0) {
      const at = stack[--height] ?? 0;
      if (reachedIn[at] === round) continue;
      reachedIn[at] = round;
      work++;
      const kind = kinds[at];
      if (kind === READ) list[found++] = at;
      else if (kind === SPLIT) {
        stack[height++] = this.#seconds[at] ?? 0;
        stack[height++] = this.#firsts[at] ?? 0;
      } else if (kind !== ACCEPT && this.#holds(at, position)) stack[height++] = at + 1;
    }
    this.#allowance.left -= work;
    return found;
  }

  /** Whether a step that reads nothing lets the way go on at a position. */
  #holds(at: number, position: number): boolean {
    const step = this.#steps[at];
    if (step?.kind === "look") return (this.#lookMarks[step.index]?.[position] === 1) !== step.isNegated;
    return step?.kind === "edge" && this.#isAtEdge(step.edge, position);
  }

  #isAtEdge(edge: Edge, position: number): boolean {
    if (edge === "start") return position === 0;
    if (edge === "end") return position === this.#text.length;
    const isBoundary = this.#isWord(position - 1) !== this.#isWord(position);
    return isBoundary === (edge === "word-boundary");
  }

  #isWord(index: number): boolean {
    const codePoint = this.#text[index];
    return codePoint !== undefined && WORD_CHARACTERS.has(codePoint);
  }
}
