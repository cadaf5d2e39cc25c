import { explanations } from "./explanations.mjs";
import { growth } from "./judge.mjs";
import { markdownTable } from "./markdownTable.mjs";

/**
 * @typedef {import("./runMeasure.mjs").MeasureResult} MeasureResult
 * @typedef {{ date: string, command: string, cores: number, processor: string, memory: string, system: string, node: string, rounds: number, quick: boolean, seconds: number, load: string }} About
 */

/** Costs: the figures of which a ratio says something. */
const compared = new Set(["p50", "p95", "lag", "first", "resident", "peak", "wall"]);

/**
 * @param {About} about @param {import("./servers.mjs").Server[]} servers
 * @param {MeasureResult[]} results @param {import("./judge.mjs").Verdict[]} verdicts
 */
export function createReport(about, servers, results, verdicts) {
  return [
    "# Results of the benchmark",
    "",
    `\`${about.command}\` on ${about.date}: ${about.rounds} rounds, ${about.seconds} s.`,
    `${about.cores} cores (${about.processor}), ${about.memory}, ${about.system}, Node ${about.node}; load before the run ${about.load}.`,
    ...(about.quick
      ? ["**A quick run**: few samples, no 100,000 lines, a tenth of the repository. Not to be quoted."]
      : []),
    "Every figure is the median over the rounds. How it is measured, and what is not compared: [README.md](README.md).",
    "",
    ...servers.map(({ title, missing }) => `- ${title}${missing ? ` — **did not run: ${missing}**` : ""}`),
    "",
    "## Targets",
    "",
    ...verdictTable(verdicts),
    ...missedSection(verdicts),
    ...results.flatMap((result) => ["", ...measureSection(result)]),
    ...growthSection(servers, results),
    "",
  ].join("\n");
}

/** @param {import("./judge.mjs").Verdict[]} verdicts */
function verdictTable(verdicts) {
  const rows = verdicts.map(({ title, limit, value, reached, reason }) => {
    if (value === undefined) return [title, "–", limit, `not known: ${reason}`];
    return [title, number(value), limit, reached ? "yes" : "**no**"];
  });
  return markdownTable(["measure", "Strata", "target", "reached"], rows, (column) => column === 1);
}

/** Why what was missed in this run was missed. @param {import("./judge.mjs").Verdict[]} verdicts */
function missedSection(verdicts) {
  const missed = verdicts.filter(({ reached }) => reached === false);
  if (missed.length === 0) return [];
  const told = explanations.filter(({ explains }) => missed.some(({ place }) => explains(place)));
  const untold = missed.filter(({ place }) => !explanations.some(({ explains }) => explains(place)));
  return [
    "",
    "## What was missed, and why",
    "",
    ...told.map(({ text }) => `- ${text}`),
    ...untold.map(({ title }) => `- ${title}: not looked into yet.`),
  ];
}

/** @param {MeasureResult} result */
function measureSection(result) {
  const columns = result.columns.flatMap((name) => [name, ...basesOf(result, name).map((base) => `${name} ÷ ${base}`)]);
  const head = ["", "server", ...columns, "samples a round"];
  const rows = result.cases.flatMap((oneCase) =>
    Object.keys(oneCase.servers).map((server) => outcomeCells(result, oneCase, server, head.length)),
  );
  return [`## ${result.title}`, "", `Unit: ${result.unit}.`, "", ...markdownTable(head, rows, (column) => column > 1)];
}

/** @param {MeasureResult} result @param {MeasureResult["cases"][number]} oneCase @param {string} server @param {number} width */
function outcomeCells(result, oneCase, server, width) {
  const outcome = oneCase.servers[server];
  if ("failed" in outcome) return [oneCase.name, server, outcome.failed, ...Array(width - 3).fill("")];
  const cells = result.columns.flatMap((name) => {
    const value = outcome.median[name];
    return [number(value), ...basesOf(result, name).map((base) => ratio(value, oneCase.servers[base], name))];
  });
  return [oneCase.name, server, ...cells, number(outcome.median.samples ?? 1)];
}

/** The servers to which a figure is held up. @param {MeasureResult} result @param {string} name */
function basesOf(result, name) {
  if (!compared.has(name)) return [];
  return ["tombi", "floor", "smol-toml"].filter((base) => result.cases.some(({ servers }) => base in servers));
}

/** @param {number} value @param {import("./runMeasure.mjs").Outcome | undefined} other @param {string} name */
function ratio(value, other, name) {
  return other === undefined || "failed" in other ? "–" : number(value / other.median[name]);
}

/** @param {import("./servers.mjs").Server[]} servers @param {MeasureResult[]} results */
function growthSection(servers, results) {
  const cases = ["1,000 lines", "10,000 lines", "100,000 lines"];
  const rows = servers.flatMap(({ name: server }) => {
    const local = growth(results, { measure: "edit", case: "", figure: "p50", server }, cases);
    const structural = growth(results, { measure: "structural", case: "", figure: "p95", server }, cases);
    if (typeof local === "string" && typeof structural === "string") return [];
    return [[server, exponent(local), exponent(structural)]];
  });
  if (rows.length === 0) return [];
  return [
    "",
    "## Growth from 1,000 to 100,000 lines",
    "",
    "The exponent: 0 is a cost that does not depend on the file's length, 1 one that grows with it.",
    "",
    ...markdownTable(["server", "local edit, p50", "worst structural edit, p95"], rows, (column) => column > 0),
  ];
}

/** @param {number | string} value */
function exponent(value) {
  return typeof value === "string" ? "–" : value.toFixed(2);
}

/** @param {number | undefined} value */
function number(value) {
  if (value === undefined || Number.isNaN(value)) return "–";
  if (Number.isInteger(value)) return String(value);
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return Number(value.toPrecision(3)).toString();
}
