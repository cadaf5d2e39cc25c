import type { Table } from "../syntax/node.ts";
import type { Tree } from "../syntax/tree.ts";

/** So many settings of a base are looked at: enough to tell, however large it is. */
const MOST_SETTINGS = 1000;
/** An alternative sets at least this part of what the base sets. */
const ALTERNATIVE_SHARE = 2 / 3;

/** A table of the base, and what the other file has in its place. */
type Pair = readonly [Table, Table | undefined];

/**
 * Whether a file sets most of what the base sets. Then it is a base of its own that takes the other's place, as a test
 * configuration does; a file that sets little is an overlay.
 */
export function isAlternative(base: Tree, other: Tree): boolean {
  const open: Pair[] = [[base.root, other.root]];
  let settings = 0;
  let shared = 0;
  for (let pair = open.pop(); pair !== undefined && settings < MOST_SETTINGS; pair = open.pop()) {
    const [table, counterpart] = pair;
    for (const { name, value } of table.entries.values()) {
      const match = counterpart?.entries.get(name)?.value;
      if (value.kind === "table" && (match === undefined || match.kind === "table")) {
        open.push([value, match]);
        continue;
      }
      settings++;
      if (match !== undefined) shared++;
      if (settings >= MOST_SETTINGS) break;
    }
  }
  return settings > 0 && shared >= settings * ALTERNATIVE_SHARE;
}
