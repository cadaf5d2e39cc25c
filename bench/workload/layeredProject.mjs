// A project shaped like a large real one: a base and seven workers, each setting 2,000 values, eight stacks in all.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const sectionCount = 40;
const settingsInSection = 50;
const largest = 8000;
const edited = { section: 20, setting: 25 };

/** One digit typed at the end of the edited value makes it this: too large, and what every worker sets too. */
const typed = "9";

/**
 * @typedef {object} LayeredProject
 * @property {{ file: string, text: string }[]} files the base first
 * @property {{ line: number, character: number, insert: string }} edit changes the problems of every file
 */

/** @param {string} folder @param {number} workerCount @returns {LayeredProject} */
export function writeLayeredProject(folder, workerCount) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "config.schema.json"), JSON.stringify(schema(), undefined, 2));
  writeFileSync(join(folder, "strata.toml"), workerCount > 0 ? `${oneStack}${workerStacks}` : oneStack);
  const layers = Array.from({ length: workerCount + 1 }, (_unused, layer) => ({
    file: join(folder, layer === 0 ? "config.toml" : `config.worker-${layer}.toml`),
    text: layerText(layer),
  }));
  for (const { file, text } of layers) writeFileSync(file, text);
  const line = edited.section * (settingsInSection + 2) + 1 + edited.setting;
  const character = layers[0].text.split("\n")[line].length;
  return { files: layers, edit: { line, character, insert: typed } };
}

const oneStack = `schema = "config.schema.json"

[stacks.default]
layers = ["config.toml"]
`;

const workerStacks = `
[stacks."{worker}"]
layers = ["config.toml", "config.{worker}.toml"]
`;

/** @param {number} layer */
function layerText(layer) {
  const lines = [];
  for (let section = 0; section < sectionCount; section++) {
    lines.push(`[${sectionName(section)}]`);
    for (let setting = 0; setting < settingsInSection; setting++) {
      lines.push(`${settingName(setting)} = ${settingValue(layer, section, setting)}`);
    }
    lines.push("");
  }
  return lines.join("\n");
}

/** Workers differ from the base everywhere, but for the setting that the edit makes the same.
 * @param {number} layer @param {number} section @param {number} setting */
function settingValue(layer, section, setting) {
  const base = 700 + section * 5 + setting;
  if (layer === 0) return String(base);
  const isEdited = section === edited.section && setting === edited.setting;
  return isEdited ? `${base}${typed}` : String(base + 1000 * layer);
}

function schema() {
  const properties = Object.fromEntries(
    Array.from({ length: settingsInSection }, (_unused, setting) => [
      settingName(setting),
      { type: "integer", minimum: 0, maximum: largest, description: `Setting ${setting} of its section.` },
    ]),
  );
  const section = { type: "object", additionalProperties: false, properties };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(
      Array.from({ length: sectionCount }, (_unused, index) => [sectionName(index), section]),
    ),
  };
}

/** @param {number} index */
function sectionName(index) {
  return `section_${String(index).padStart(2, "0")}`;
}

/** @param {number} index */
function settingName(index) {
  return `setting_${String(index).padStart(2, "0")}`;
}
