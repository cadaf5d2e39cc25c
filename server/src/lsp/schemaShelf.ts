import type { SchemaTexts } from "../engine/engine.ts";

/**
 * The texts of the schemas that a project asked for, as far as they have been read; undefined for one that is not there.
 * The engine asks at once and reading takes time, so what was asked for in vain is remembered, to be read next.
 */
export class SchemaShelf implements SchemaTexts {
  readonly missing = new Set<string>();
  readonly #texts: ReadonlyMap<string, string | undefined>;

  constructor(texts: ReadonlyMap<string, string | undefined> = new Map()) {
    this.#texts = texts;
  }

  get(reference: string): string | undefined {
    if (!this.#texts.has(reference)) this.missing.add(reference);
    return this.#texts.get(reference);
  }

  has(reference: string): boolean {
    return this.#texts.has(reference);
  }

  references(): Iterable<string> {
    return this.#texts.keys();
  }

  /** A shelf with other texts; itself where nothing is different. */
  with(texts: ReadonlyMap<string, string | undefined>): SchemaShelf {
    if ([...texts].every(([reference, text]) => this.has(reference) && this.#texts.get(reference) === text))
      return this;
    return new SchemaShelf(new Map([...this.#texts, ...texts]));
  }
}
