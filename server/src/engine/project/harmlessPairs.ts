import type { Table } from "../syntax/node.ts";

/**
 * The pairs of tables that were compared and found to take nothing from each other. Tables never change, and an edit shares
 * all but those on its way, so of thousands of settings only a few have to be compared again.
 */
export class HarmlessPairs {
  readonly #lowerTables = new WeakMap<Table, WeakSet<Table>>();

  has(own: Table, lower: Table): boolean {
    return this.#lowerTables.get(own)?.has(lower) === true;
  }

  add(own: Table, lower: Table): void {
    const known = this.#lowerTables.get(own);
    if (known === undefined) this.#lowerTables.set(own, new WeakSet([lower]));
    else known.add(lower);
  }
}
