// What all measures share: their shape, and the ways to open a generated file and to take samples.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { EditorSession, signature } from "../editorSession.mjs";
import { createConfigText } from "../workload/configText.mjs";
import { settingsSchema } from "../workload/settings.mjs";

/**
 * @typedef {{ name: string, lines?: number }} Case one size or situation
 * @typedef {Record<string, number>} Figures what one round gives
 * @typedef {{ server: import("../servers.mjs").Server, case: Case, folder: string, effort: number, timeLimit: number }} Context
 *   `folder` is empty at the first server's first round and shared afterwards; `effort` is 1, or less in a quick run
 * @typedef {object} Measure
 * @property {string} name
 * @property {string} title
 * @property {string} unit of all its figures, for the report
 * @property {string[]} columns the figures the report shows
 * @property {string[]} servers
 * @property {Case[]} cases
 * @property {number} [rounds] when fewer than asked are enough, since every round gives the same
 * @property {(context: Context) => Promise<Figures>} run
 */

/** @type {Case[]} */
export const allSizes = [
  { name: "60 lines", lines: 60 },
  { name: "1,000 lines", lines: 1000 },
  { name: "10,000 lines", lines: 10000 },
  { name: "100,000 lines", lines: 100000 },
];

/** @param {number[]} lineCounts */
export function sizes(...lineCounts) {
  return allSizes.filter(({ lines }) => lines !== undefined && lineCounts.includes(lines));
}

/**
 * Writes the folder that every server is given: one `config.toml` and its schema.
 * @param {Context} context @param {string} text
 */
export function writeConfig(context, text) {
  const file = join(context.folder, "config.toml");
  writeFileSync(file, text);
  writeFileSync(join(context.folder, "config.schema.json"), JSON.stringify(settingsSchema(), undefined, 2));
  return file;
}

/**
 * Opens the generated file in a fresh server, waits until all is quiet, and ends the server whatever happens.
 * @param {Context} context
 * @param {(session: EditorSession, config: import("../workload/configText.mjs").ConfigText, baseline: string) => Promise<Figures>} use
 *   `baseline` is the signature of the file's problems before any edit
 */
export async function withConfig(context, use) {
  const config = createConfigText(context.case.lines ?? 1000);
  return withText(context, config.text, (session, baseline) => use(session, config, baseline));
}

/**
 * @param {Context} context @param {string} text
 * @param {(session: EditorSession, baseline: string) => Promise<Figures>} use
 */
export async function withText(context, text, use) {
  const file = writeConfig(context, text);
  const session = new EditorSession(context.server, { folder: context.folder, file, timeLimit: context.timeLimit });
  try {
    await session.initialize();
    await session.open(text);
    const publication = await session.quiet(300);
    return await use(session, signature(publication?.diagnostics ?? []));
  } finally {
    await session.stop();
  }
}

/** How long one round repeats a step, in milliseconds. */
const samplingTime = 3000;

/** A step that is slower than that is still repeated this often: twice in huge files, where peers need seconds for each. */
const fewestSamples = 4;
const fewestSamplesOfHugeFiles = 2;
export const hugeFile = 100000;

/**
 * Runs a step again and again and gathers its samples; the first two runs only warm up, but for huge files.
 * @param {Context} context @param {number} most @param {() => Promise<number[]>} step
 */
export async function takeSamples(context, most, step) {
  const samples = [];
  const isHuge = (context.case.lines ?? 0) >= hugeFile;
  const fewest = isHuge ? fewestSamplesOfHugeFiles : fewestSamples;
  const wanted = Math.max(fewest, Math.round(most * context.effort));
  for (let index = 0; index < 2 && !isHuge; index++) await step();
  const end = performance.now() + samplingTime * context.effort;
  while (samples.length < wanted && (performance.now() < end || samples.length < fewest)) {
    samples.push(...(await step()));
  }
  return samples;
}
