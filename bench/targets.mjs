// What Strata must reach. These figures are given and stay as they are, reached or not.

/**
 * @typedef {{ measure: string, case: string, figure: string, server?: string }} Place of a figure in the results; Strata's unless said
 * @typedef {object} Target
 * @property {string} title
 * @property {Place} place
 * @property {Partial<Place>} [over] the value is the ratio of the place to this one, which differs from it in what is named
 * @property {string[]} [growthOver] the value is the exponent of growth over these cases
 * @property {number} [atMost]
 * @property {number} [atLeast]
 */

const overTombi = { server: "tombi" };
const overFloor = { server: "floor" };
const fromThousand = ["1,000 lines", "10,000 lines", "100,000 lines"];

/** @type {Target[]} */
export const targets = [
  edit("60 lines", "p95", 0.5),
  edit("60 lines", "p50", 0.3),
  edit("1,000 lines", "p95", 0.1),
  edit("10,000 lines", "p95", 0.02),
  edit("100,000 lines", "p95", 0.002),
  {
    title: "Growth of a local edit from 1,000 to 100,000 lines, exponent",
    place: { measure: "edit", case: "100,000 lines", figure: "p50" },
    growthOver: fromThousand,
    atMost: 0.25,
  },
  ...["60 lines", ...fromThousand].map((size) => ({
    title: `Worst structural edit, ${size}, p95 ÷ Tombi's plain edit`,
    place: { measure: "structural", case: size, figure: "p95" },
    over: { ...overTombi, measure: "edit" },
    atMost: 0.35,
  })),
  {
    title: "Growth of the worst structural edit from 1,000 to 100,000 lines, exponent",
    place: { measure: "structural", case: "100,000 lines", figure: "p95" },
    growthOver: fromThousand,
    atMost: 1.1,
  },
  completion("60 lines", 0.5),
  completion("1,000 lines", 0.25),
  completion("10,000 lines", 0.15),
  ...["60 lines", ...fromThousand].map((size) => ({
    title: `Hover, ${size}, p50 ÷ Tombi`,
    place: { measure: "hover", case: size, figure: "p50" },
    over: overTombi,
    atMost: 0.75,
  })),
  {
    title: "30 keys at 30 ms in 10,000 lines, lag of the last problems ÷ Tombi",
    place: { measure: "burst", case: "10,000 lines", figure: "lag" },
    over: overTombi,
    atMost: 0.02,
  },
  {
    title: "The same, problems of older texts after the last key",
    place: { measure: "burst", case: "10,000 lines", figure: "backlog" },
    atMost: 0,
  },
  {
    title: "Recall of 20 schema errors with one syntax error elsewhere",
    place: { measure: "recall", case: "1,000 lines", figure: "recall" },
    atLeast: 0.98,
  },
  {
    title: "Syntax problems after one random mutation, p95",
    place: { measure: "syntaxNoise", case: "1,000 lines", figure: "p95" },
    atMost: 3,
  },
  ...["1,000 lines", "10,000 lines"].flatMap((size) =>
    ["older", "contradicting", "lost"].map((figure) => ({
      title: `Published problems of an older text (${figure}), ${size}`,
      place: { measure: "stale", case: size, figure },
      atMost: 0,
    })),
  ),
  coldStart("60 lines", "floor", overFloor, 1.3),
  coldStart("10,000 lines", "Tombi", overTombi, 0.9),
  coldStart("100,000 lines", "Tombi", overTombi, 0.4),
  memory("60 lines", "resident", "floor", overFloor, 1.3),
  memory("100,000 lines", "resident", "Tombi", overTombi, 1.3),
  memory("100,000 lines", "peak", "Tombi", overTombi, 2.5),
  {
    title: "Edit in one of 8 layers of 2,000 settings, p95 ÷ the same in a one-file project",
    place: { measure: "layers", case: "8 layers of 2,000 settings", figure: "p95" },
    over: { case: "one file of 2,000 settings" },
    atMost: 3,
  },
  {
    title: "`strata check` on 10,000 files, wall time ÷ reading them with smol-toml alone",
    place: { measure: "repository", case: "10,000 files", figure: "wall" },
    over: { server: "smol-toml" },
    atMost: 3,
  },
  {
    title: "The same, peak memory in MB",
    place: { measure: "repository", case: "10,000 files", figure: "peak" },
    atMost: 300,
  },
];

/** @param {string} size @param {string} figure @param {number} atMost @returns {Target} */
function edit(size, figure, atMost) {
  const title = `One character edited → problems, ${size}, ${figure} ÷ Tombi`;
  return { title, place: { measure: "edit", case: size, figure }, over: overTombi, atMost };
}

/** @param {string} size @param {number} atMost @returns {Target} */
function completion(size, atMost) {
  const title = `Two characters typed, then completion, ${size}, p50 ÷ Tombi`;
  return { title, place: { measure: "completion", case: size, figure: "p50" }, over: overTombi, atMost };
}

/** @param {string} size @param {string} to @param {Partial<Place>} over @param {number} atMost @returns {Target} */
function coldStart(size, to, over, atMost) {
  const title = `Spawned → first problems, ${size} ÷ ${to}`;
  return { title, place: { measure: "coldStart", case: size, figure: "first" }, over, atMost };
}

/** @param {string} size @param {string} figure @param {string} to @param {Partial<Place>} over @param {number} atMost @returns {Target} */
function memory(size, figure, to, over, atMost) {
  const title = `Memory after open, ${size}, ${figure} ÷ ${to}`;
  return { title, place: { measure: "memory", case: size, figure }, over, atMost };
}
