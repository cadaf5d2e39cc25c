/**
 * The known name that a mistyped one was most likely meant to be; undefined if none is near enough. Case and separators
 * hardly count, because mixing them up is a slip; otherwise one letter in four may differ.
 */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  const plain = plainName(written);
  let best: string | undefined;
  let bestDistance = Math.floor(plain.length / 4) + 1;
  for (const name of known) {
    const candidate = plainName(name);
    if (Math.abs(candidate.length - plain.length) >= bestDistance || name === written) continue;
    const distance = editDistance(plain, candidate, bestDistance);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

const longestName = 100;

function plainName(name: string): string {
  return name.slice(0, longestName).toLowerCase().replace(/[-_.]/g, "");
}

/** Letters inserted, left out, changed or swapped with their neighbour; at least `limit` once it is clear that it is no less. */
function editDistance(one: string, other: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    if (Math.min(...current) >= limit) return limit;
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? limit;
}
