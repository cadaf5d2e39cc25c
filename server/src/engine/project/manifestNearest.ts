const LONGEST_NAME = 64;
const MOST_MISTAKES = 3;

/** The name that was most likely meant; undefined where none is near enough. */
export function nearestName(written: string, names: Iterable<string>): string | undefined {
  const allowed = Math.min(MOST_MISTAKES, Math.max(1, Math.floor(written.length / 3)));
  let nearest: string | undefined;
  let least = allowed + 1;
  for (const name of names) {
    if (Math.abs(name.length - written.length) >= least || name.length > LONGEST_NAME) continue;
    const distance = editDistance(written.toLowerCase(), name.toLowerCase());
    if (distance >= least) continue;
    nearest = name;
    least = distance;
  }
  return nearest;
}

/** How many letters to add, to remove, to replace or to swap with their neighbour make one word the other. */
function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const replaced = (above[column - 1] ?? 0) + (isSame ? 0 : 1);
      const added = Math.min(current[column - 1] ?? 0, above[column] ?? 0) + 1;
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const swapped = isSwapped ? (before[column - 2] ?? 0) + 1 : replaced;
      current.push(Math.min(replaced, added, swapped));
    }
    before = above;
    above = current;
  }
  return above[other.length] ?? 0;
}
