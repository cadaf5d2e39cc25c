/**
 * The value below which the given share of the values lies, by nearest rank; with few values p95 is simply the largest.
 * @param {number[]} values @param {number} share from 0 to 1
 */
export function percentile(values, share) {
  const sorted = [...values].sort((left, right) => left - right);
  const rank = Math.ceil(share * sorted.length);
  return sorted[Math.max(0, Math.min(sorted.length - 1, rank - 1))] ?? Number.NaN;
}

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle];
  return (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {number[]} samples */
export function summary(samples) {
  return { p50: percentile(samples, 0.5), p95: percentile(samples, 0.95), samples: samples.length };
}

/**
 * The exponent with which a cost grows: the slope of the straight line through the points on paper with two logarithmic scales.
 * @param {[size: number, cost: number][]} points
 */
export function growthExponent(points) {
  const logarithms = points.map(([size, cost]) => [Math.log(size), Math.log(cost)]);
  const meanSize = mean(logarithms.map(([size]) => size));
  const meanCost = mean(logarithms.map(([, cost]) => cost));
  let above = 0;
  let below = 0;
  for (const [size, cost] of logarithms) {
    above += (size - meanSize) * (cost - meanCost);
    below += (size - meanSize) ** 2;
  }
  return above / below;
}

/** @param {number[]} values */
function mean(values) {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
