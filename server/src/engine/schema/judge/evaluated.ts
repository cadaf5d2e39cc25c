/** Which members and items of one value have been looked at, for `unevaluatedProperties` and `unevaluatedItems`. */
export class Evaluated {
  readonly #names = new Set<string>();
  readonly #items = new Set<number>();
  #itemCount = 0;

  addName(name: string): void {
    this.#names.add(name);
  }

  addItem(index: number): void {
    this.#items.add(index);
  }

  addItemsBefore(index: number): void {
    this.#itemCount = Math.max(this.#itemCount, index);
  }

  addAll(other: Evaluated): void {
    for (const name of other.#names) this.#names.add(name);
    for (const index of other.#items) this.#items.add(index);
    this.addItemsBefore(other.#itemCount);
  }

  hasName(name: string): boolean {
    return this.#names.has(name);
  }

  hasItem(index: number): boolean {
    return index < this.#itemCount || this.#items.has(index);
  }
}
