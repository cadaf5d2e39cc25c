import { growthExponent } from "./statistics.mjs";

/**
 * @typedef {import("./runMeasure.mjs").MeasureResult} MeasureResult
 * @typedef {import("./targets.mjs").Target} Target
 * @typedef {import("./targets.mjs").Place} Place
 * @typedef {{ title: string, place: Place, limit: string, value?: number, reached?: boolean, reason?: string }} Verdict
 */

/** Holds a target against the results; a value that cannot be known has a reason in its place.
 * @param {Target} target @param {MeasureResult[]} results @returns {Verdict} */
export function judge(target, results) {
  const { title, place, atMost, atLeast } = target;
  const limit = atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`;
  const value = measuredValue(target, results);
  if (typeof value === "string") return { title, place, limit, reason: value };
  const reached = value <= (atMost ?? Number.POSITIVE_INFINITY) && value >= (atLeast ?? Number.NEGATIVE_INFINITY);
  return { title, place, limit, value, reached };
}

/** @param {Target} target @param {MeasureResult[]} results @returns {number | string} */
function measuredValue({ place, over, growthOver }, results) {
  if (growthOver) return growth(results, place, growthOver);
  const value = figureAt(results, place);
  if (typeof value === "string" || over === undefined) return value;
  const base = figureAt(results, { ...place, ...over });
  return typeof base === "string" ? base : value / base;
}

/** @param {MeasureResult[]} results @param {Place} place @param {string[]} cases @returns {number | string} */
export function growth(results, place, cases) {
  /** @type {[number, number][]} */
  const points = [];
  for (const name of cases) {
    const value = figureAt(results, { ...place, case: name });
    if (typeof value === "string") return value;
    const lines = results.find(({ name }) => name === place.measure)?.cases.find((one) => one.name === name)?.lines;
    points.push([lines ?? Number.NaN, value]);
  }
  return growthExponent(points);
}

/** @param {MeasureResult[]} results @param {Place} place @returns {number | string} the figure, or why there is none */
export function figureAt(results, { measure, case: caseName, figure, server = "strata" }) {
  const found = results.find(({ name }) => name === measure)?.cases.find(({ name }) => name === caseName);
  if (found === undefined) return "not measured in this run";
  const outcome = found.servers[server];
  if (outcome === undefined) return "not measured in this run";
  if ("failed" in outcome) return `${server}: ${outcome.failed}`;
  return outcome.median[figure];
}
