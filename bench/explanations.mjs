// Why targets are missed, as far as it is known: shown in the results of a run that misses them. A profile goes with each reason.

/** @typedef {{ explains: (place: import("./targets.mjs").Place) => boolean, text: string }} Explanation */

/** @type {Explanation[]} */
export const explanations = [];
