// Configuration files of any length, the same in every run: all settings once, then as many services as fit.

import { burstSettings, endpointSettings, limitSettings, sections, serviceSettings } from "./settings.mjs";

/**
 * A generated file and the places in it that the measures touch; all places are lines, counted from 0.
 * @typedef {object} ConfigText
 * @property {string} text
 * @property {number} lineCount
 * @property {number} port a `port = 8001` in the middle: one digit more makes it too large
 * @property {number} innerHeader `[services.….limits]` in the middle: any other name there is unknown
 * @property {number} outerHeader a section's header near the top
 * @property {number} topText a text value near the top
 * @property {number} freeLine an empty line in the middle, at the end of `[services.…]`
 */

/** The share of a short file that the sections take, so that even 60 lines hold services. */
const sectionShare = 0.55;

/** @param {number} lineCount @returns {ConfigText} */
export function createConfigText(lineCount) {
  const lines = ["#:schema ./config.schema.json"];
  const left = pushSections(lines, Object.entries(sections), lineCount * sectionShare);
  const outerHeader = lines.findIndex((line) => line.startsWith("[server.tls]"));
  const topText = lines.findIndex((line) => line.startsWith("host = "));
  const services = [];
  for (let index = 0; lines.length + serviceLines(0).length <= lineCount; index++) {
    services.push(lines.length);
    lines.push(...serviceLines(index));
  }
  pushSections(lines, left, lineCount);
  while (lines.length < lineCount) lines.push("# The end of the services.");
  seedErrors(lines, services);
  const middle = services[Math.min(services.length - 1, (services.length >> 1) + 1)];
  return {
    text: `${lines.join("\n")}\n`,
    lineCount,
    port: lineAfter(lines, middle, "port = "),
    innerHeader: lineAfter(lines, middle, "[services."),
    outerHeader,
    topText,
    freeLine: lineAfter(lines, middle, "[services.") - 1,
  };
}

/**
 * Adds the sections that fit into the room, in order, and gives back those that do not.
 * @param {string[]} lines @param {[string, Record<string, import("./settings.mjs").Value>][]} rows @param {number} room
 */
function pushSections(lines, rows, room) {
  return rows.filter(([name, settings]) => {
    const section = sectionLines(name, settings);
    const fits = lines.length + section.length <= room;
    if (fits) lines.push(...section);
    return !fits;
  });
}

/** Three wrong values, so that no server's answer is ever empty. None is where the measures edit.
 * @param {string[]} lines @param {number[]} services */
function seedErrors(lines, services) {
  const chosen = [services[0], services[services.length >> 1], services[services.length - 1]];
  const errors = [
    ["replicas = ", 'replicas = "three"'],
    ["connections = ", "connections = 700000"],
    ["tags = ", "tags = 7"],
  ];
  for (const [index, [start, wrong]] of errors.entries()) lines[lineAfter(lines, chosen[index], start)] = wrong;
}

/** @param {string[]} lines @param {number} from @param {string} start */
function lineAfter(lines, from, start) {
  for (let line = from + 2; line < lines.length; line++) if (lines[line].startsWith(start)) return line;
  throw new Error(`The generated file has no line "${start}" after line ${from}.`);
}

/** @param {string} name @param {Record<string, import("./settings.mjs").Value>} settings */
export function sectionLines(name, settings) {
  return [`[${name}]`, ...settingLines(settings), ""];
}

/** @param {number} index */
function serviceLines(index) {
  const name = `services.service-${String(index).padStart(5, "0")}`;
  const endpoint = settingLines(endpointSettings).join(", ");
  return [
    `# What service ${index} needs.`,
    `[${name}]`,
    ...settingLines(serviceSettings),
    `endpoint = { ${endpoint} }`,
    "",
    ...sectionLines(`${name}.limits`, limitSettings),
    ...sectionLines(`${name}.limits.burst`, burstSettings),
  ];
}

/** @param {Record<string, import("./settings.mjs").Value>} settings */
function settingLines(settings) {
  return Object.entries(settings).map(([key, value]) => `${key} = ${valueText(value)}`);
}

/** @param {import("./settings.mjs").Value} value @returns {string} */
export function valueText(value) {
  return Array.isArray(value) ? `[${value.map(valueText).join(", ")}]` : JSON.stringify(value);
}
