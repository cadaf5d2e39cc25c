// Runs the benchmark and writes results.md and results.json; README.md tells how it measures.
//
//   node bench/run.mjs                   everything, into bench/
//   node bench/run.mjs --quick           up to 10,000 lines, one round, few samples, into bench/out/
//   node bench/run.mjs --only hover      this measure alone (more than once for more), into bench/out/
//   node bench/run.mjs --rounds 5 --out DIR

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, release, tmpdir, totalmem, type } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { judge } from "./judge.mjs";
import { allMeasures } from "./measures/all.mjs";
import { hugeFile } from "./measures/measure.mjs";
import { createReport } from "./report.mjs";
import { runMeasure } from "./runMeasure.mjs";
import { createServers } from "./servers.mjs";
import { targets } from "./targets.mjs";

const here = import.meta.dirname;
const options = readOptions();
if (typeof options === "string") {
  console.error(options);
  process.exitCode = 2;
} else {
  await run(options);
}

/** @param {{ quick: boolean, only: string[], rounds: number, out: string }} options */
async function run({ quick, only, rounds, out }) {
  const started = performance.now();
  const load = loadavg()[0].toFixed(1);
  const folder = mkdtempSync(join(tmpdir(), "strata-bench-"));
  try {
    const servers = createServers(await bundleFloor(folder));
    const log = (/** @type {string} */ line) => console.log(`${seconds(started)} s  ${line}`);
    const plan = { rounds, effort: quick ? 0.1 : 1, longestFile: quick ? 10000 : hugeFile, folder, log };
    /** @type {import("./runMeasure.mjs").MeasureResult[]} */
    const results = [];
    for (const measure of allMeasures) {
      if (only.length === 0 || only.includes(measure.name)) results.push(await runMeasure(measure, servers, plan));
    }
    const measured = new Set(results.map(({ name }) => name));
    const verdicts = targets.filter(({ place }) => measured.has(place.measure)).map((target) => judge(target, results));
    const about = { ...describeMachine(), rounds, quick, load, seconds: seconds(started) };
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, "results.md"), createReport(about, servers, results, verdicts));
    writeFileSync(join(out, "results.json"), resultsText({ about, verdicts, measures: results }));
    console.log(`Written to ${join(out, "results.md")}.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything but what only the report needs. @param {object} results */
function resultsText(results) {
  const text = JSON.stringify(results, (name, value) => (name === "columns" ? undefined : value), 2);
  return `${text}\n`;
}

/** What is wrong with the command line, or what it asks for. */
function readOptions() {
  const names = allMeasures.map(({ name }) => name);
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: "boolean", default: false },
        only: { type: "string", multiple: true, default: [] },
        rounds: { type: "string" },
        out: { type: "string" },
      },
    });
    const { quick, only } = values;
    const unknown = only.find((name) => !names.includes(name));
    if (unknown) return `There is no measure "${unknown}". The measures are: ${names.join(", ")}.`;
    const rounds = Number(values.rounds ?? (quick ? 1 : 3));
    if (!Number.isInteger(rounds) || rounds < 1) return "--rounds takes a whole number from 1.";
    // A part of the benchmark must not take the place of the whole one's results.
    const out = resolve(values.out ?? (quick || only.length > 0 ? join(here, "out") : here));
    return { quick, only, rounds, out };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The floor is bundled as Strata is, since loading a library file by file would make it slower than it is.
 * @param {string} folder */
async function bundleFloor(folder) {
  const outfile = join(folder, "floorServer.cjs");
  await build({
    entryPoints: [join(here, "floorServer.mjs")],
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "warning",
  });
  return outfile;
}

function describeMachine() {
  return {
    date: new Date().toISOString().slice(0, 10),
    command: ["npm run bench", ...(process.argv.length > 2 ? ["--", ...process.argv.slice(2)] : [])].join(" "),
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() || "model unknown",
    memory: `${Math.round(totalmem() / 2 ** 30)} GB memory`,
    system: `${type()} ${release()}`,
    node: process.versions.node,
  };
}

/** @param {number} since */
function seconds(since) {
  return Math.round((performance.now() - since) / 1000);
}
