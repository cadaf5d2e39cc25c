import { keyText } from "../project/settingPath.ts";
import type { Path } from "../syntax/node.ts";
import { headLines, inComment, originComment, shortValue } from "./commentText.ts";
import type { ReadConfig, ReadSetting } from "./effectiveConfig.ts";
import { tomlKey, tomlValue } from "./tomlValue.ts";

/** The configuration as TOML, with the origin of each value behind it. */
export function tomlText(config: ReadConfig): string {
  const tables = tablesOf(config.settings).map(tableText);
  return `${[headLines(config).join("\n"), ...tables.filter((text) => text !== "")].join("\n\n")}\n`;
}

interface WrittenTable {
  readonly path: Path;
  readonly settings: ReadSetting[];
}

/**
 * The settings by the table that they stand in. The root comes first, and every item of a list before the tables in it,
 * because a header in TOML belongs to the last item opened above it.
 */
function tablesOf(settings: readonly ReadSetting[]): readonly WrittenTable[] {
  const root: WrittenTable = { path: [], settings: [] };
  const tables = new Map<string, WrittenTable>([["", root]]);
  for (const setting of settings) {
    const { path } = setting;
    for (let length = 1; length < path.length; length++) {
      if (typeof path[length - 1] === "number") tableFor(tables, path.slice(0, length));
    }
    const isTable = setting.value.kind === "table" && setting.value.entries.size === 0;
    const table = tableFor(tables, isTable || typeof path.at(-1) === "number" ? path : path.slice(0, -1));
    table.settings.push(setting);
  }
  return [...tables.values()];
}

function tableFor(tables: Map<string, WrittenTable>, path: Path): WrittenTable {
  const key = keyText(path);
  const known = tables.get(key);
  if (known !== undefined) return known;
  const table = { path, settings: [] };
  tables.set(key, table);
  return table;
}

function tableText({ path, settings }: WrittenTable): string {
  const itself = settings.find((setting) => setting.path.length === path.length);
  const header = path.length === 0 ? [] : [withComment(headerOf(path), itself, 0)];
  const sections = new Map<string, ReadSetting[]>();
  for (const setting of settings) {
    if (setting === itself) continue;
    const name = setting.section ?? "";
    const known = sections.get(name);
    if (known === undefined) sections.set(name, [setting]);
    else known.push(setting);
  }
  const parts = [...sections].sort(([one], [other]) => Number(one !== "") - Number(other !== ""));
  const texts = parts.map(([name, members]) => sectionText(name, members));
  return [...header, texts.join("\n\n")].filter((text) => text !== "").join("\n");
}

function headerOf(path: Path): string {
  const names = path.filter((step) => typeof step === "string").map(tomlKey);
  return typeof path.at(-1) === "number" ? `[[${names.join(".")}]]` : `[${names.join(".")}]`;
}

/** Beside an editor there is room for about 70 columns, so one long value must not push away the origins of all others. */
const widestAligned = 40;

function sectionText(name: string, settings: readonly ReadSetting[]): string {
  const assignments = settings.map((setting) => ({ setting, text: assignmentText(setting) }));
  const lengths = assignments.map(({ text }) => text?.length ?? 0).filter((length) => length <= widestAligned);
  const width = lengths.reduce((widest, length) => Math.max(widest, length), 0);
  const lines = assignments.map(({ setting, text }) => {
    if (text === undefined) return unwritable(setting);
    return withComment(text, setting, width);
  });
  return [...(name === "" ? [] : [`# ${inComment(name)}`]), ...lines].join("\n");
}

function assignmentText({ path, value }: ReadSetting): string | undefined {
  const text = tomlValue(value);
  return text === undefined ? undefined : `${tomlKey(String(path.at(-1)))} = ${text}`;
}

function withComment(text: string, setting: ReadSetting | undefined, width: number): string {
  if (setting === undefined) return text;
  return `${text.padEnd(width)}  # ${originComment(setting)}`;
}

function unwritable(setting: ReadSetting): string {
  const { key, value } = setting;
  const what = value.kind === "unread" ? "cannot be read" : `is ${shortValue(value)}, which TOML cannot say`;
  return `# ${inComment(key)} ${inComment(what)}: ${originComment(setting)}`;
}
