import type { Path } from "../../syntax/node.ts";

/** Where a value lies, innermost part first, so that going down costs one small object. */
export interface Place {
  readonly key: string | number;
  readonly outer: Place | undefined;
}

export function pathOf(place: Place | undefined): Path {
  const path: (string | number)[] = [];
  for (let at = place; at !== undefined; at = at.outer) path.push(at.key);
  return path.reverse();
}

export function placeOf(path: Path): Place | undefined {
  let place: Place | undefined;
  for (const key of path) place = { key, outer: place };
  return place;
}
