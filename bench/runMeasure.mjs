import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { hugeFile } from "./measures/measure.mjs";
import { median } from "./statistics.mjs";

/**
 * @typedef {import("./measures/measure.mjs").Figures} Figures
 * @typedef {{ rounds: Figures[], median: Figures } | { failed: string }} Outcome
 * @typedef {{ name: string, title: string, unit: string, columns: string[], cases: { name: string, lines?: number, servers: Record<string, Outcome> }[] }} MeasureResult
 * @typedef {{ rounds: number, effort: number, longestFile: number, folder: string, log: (line: string) => void }} Plan
 */

const timeLimit = 30000;
const timeLimitOfHugeFiles = 90000;

/**
 * Runs one measure on every server in turn, round after round, so that a machine that slows down slows them all.
 * @param {import("./measures/measure.mjs").Measure} measure @param {import("./servers.mjs").Server[]} servers @param {Plan} plan
 * @returns {Promise<MeasureResult>}
 */
export async function runMeasure(measure, servers, plan) {
  const { name, title, unit, columns } = measure;
  const cases = [];
  for (const oneCase of measure.cases) {
    if ((oneCase.lines ?? 0) > plan.longestFile) continue;
    const taking = servers.filter((server) => measure.servers.includes(server.name));
    cases.push({ ...oneCase, servers: await runCase(measure, oneCase, taking, plan) });
  }
  return { name, title, unit, columns, cases };
}

/**
 * @param {import("./measures/measure.mjs").Measure} measure @param {import("./measures/measure.mjs").Case} oneCase
 * @param {import("./servers.mjs").Server[]} servers @param {Plan} plan
 */
async function runCase(measure, oneCase, servers, plan) {
  const folder = join(plan.folder, measure.name, oneCase.name.replace(/[^a-z0-9]+/gi, "-"));
  mkdirSync(folder, { recursive: true });
  /** @type {Map<string, Figures[]>} */
  const gathered = new Map(servers.map(({ name }) => [name, []]));
  /** @type {Record<string, Outcome>} */
  const outcomes = Object.create(null);
  const limit = (oneCase.lines ?? 0) >= hugeFile ? timeLimitOfHugeFiles : timeLimit;
  const rounds = Math.min(plan.rounds, measure.rounds ?? plan.rounds);
  for (let round = 0; round < rounds; round++) {
    for (const server of servers) {
      if (outcomes[server.name]) continue;
      const context = { server, case: oneCase, folder, effort: plan.effort, timeLimit: limit };
      const figures = server.missing ? { failed: server.missing } : await runRound(measure, context);
      if (isFailure(figures)) outcomes[server.name] = figures;
      else gathered.get(server.name)?.push(figures);
      plan.log(`${measure.name}, ${oneCase.name}, round ${round + 1}, ${server.name}: ${describe(figures)}`);
    }
  }
  for (const [name, figures] of gathered) {
    outcomes[name] ??= { rounds: figures, median: medianOf(figures) };
  }
  return outcomes;
}

/**
 * A server that fails is a result like any other: it is shown, and the others go on.
 * @param {import("./measures/measure.mjs").Measure} measure @param {import("./measures/measure.mjs").Context} context
 * @returns {Promise<Figures | { failed: string }>}
 */
async function runRound(measure, context) {
  try {
    return await measure.run(context);
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

/** @param {Figures | { failed: string }} figures @returns {figures is { failed: string }} */
function isFailure(figures) {
  return typeof figures.failed === "string";
}

/** @param {Figures[]} rounds @returns {Figures} */
function medianOf(rounds) {
  const names = Object.keys(rounds[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, median(rounds.map((figures) => figures[name]))]));
}

/** @param {Figures | { failed: string }} figures */
function describe(figures) {
  if (isFailure(figures)) return figures.failed;
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${Number.isInteger(value) ? value : value.toFixed(2)}`)
    .join(", ");
}
