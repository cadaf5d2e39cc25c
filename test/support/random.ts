/** Random numbers that repeat for the same seed, so that a failure can be repeated. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to, and without, 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 up to, and without, `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error("There is nothing to pick from.");
    return item;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }
}

/** How often a random test goes round: a few times in its suite, and many in the long run, where the same tests run again. */
export function roundsOfRun(few: number): number {
  return process.env.LONG === undefined ? few : few * 20;
}

/** The seed of a run: `SEED` from the environment, or today's time. Every random test names it when it fails. */
export function seedOfRun(): number {
  return Number(process.env.SEED ?? Date.now() % 1_000_000_007);
}
