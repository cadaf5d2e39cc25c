import { messages } from "../problems/messages.ts";
import { nodeAt, type ProjectFile, statementAtPath } from "../project/projectFile.ts";
import { readAs } from "../project/readAs.ts";
import { keyText } from "../project/settingPath.ts";
import { valueKey } from "../schema/valueKey.ts";
import type { Node } from "../syntax/node.ts";
import type { CheckedSetting } from "./checkedSetting.ts";
import type { LocalPlace, LocalProblem } from "./localProblem.ts";
import { contributes, isUsed } from "./usage.ts";

const none: readonly LocalProblem[] = [];

/**
 * A value that the layer below sets just so, in every stack that has this file. Defaults do not count: whoever writes a
 * default down wants it to stay when the program changes.
 */
export function redundantValue(setting: CheckedSetting): readonly LocalProblem[] {
  const { file, path, value } = setting;
  if (value === undefined || value.kind === "table" || value.kind === "unread") return none;
  // The same reference may stand for something else in another file.
  if (value.kind === "string" && value.value.includes("$")) return none;
  const below = layersBelow(setting);
  const [first] = below;
  if (first === undefined || !contributes(setting) || !isUsed(setting)) return none;
  const own = keyOfValue(setting, file, value);
  const isSame = below.every((layer) => {
    const other = nodeAt(layer.settings, path);
    return other !== undefined && keyOfValue(setting, layer, other) === own;
  });
  if (!isSame) return none;
  const key = keyText(path);
  const message = messages.redundant(key, first.name);
  const place = placeIn(first, setting);
  const problem = {
    code: "redundant-value",
    severity: "hint",
    tags: ["faded"],
    message,
    data: { key },
    start: setting.key.start,
  } as const;
  return [setting.onValue({ ...problem, end: value.end, ...(place === undefined ? {} : { related: [place] }) })];
}

/** In every stack the layer that would win without this file; none if there is a stack without such a layer. */
function layersBelow({ project, file, path }: CheckedSetting): readonly ProjectFile[] {
  // A table that takes the place of lower ones is needed with all its members.
  const { tables, tablesAcrossFormats } = project.plan.loader;
  if (path.length > 1 && (tables === "replace" || tablesAcrossFormats === "replace")) return noFiles;
  const below: ProjectFile[] = [];
  for (const stack of project.stacksOf(file.name)) {
    const next = firstBelow(project.layersOf(stack), file.name, path);
    if (next === undefined) return noFiles;
    if (!below.includes(next)) below.push(next);
  }
  return below;
}

const noFiles: readonly ProjectFile[] = [];

/** The highest layer below a file that has a value at the path; none where a value that is no table stands in the way. */
function firstBelow(
  layers: readonly ProjectFile[],
  name: string,
  path: CheckedSetting["path"],
): ProjectFile | undefined {
  let isBelow = false;
  for (const layer of layers) {
    if (!isBelow) {
      isBelow = layer.name === name;
      continue;
    }
    if (nodeAt(layer.settings, path) !== undefined) return layer;
    for (let length = 1; length < path.length; length++) {
      const around = nodeAt(layer.settings, path.slice(0, length));
      if (around !== undefined && around.kind !== "table") return undefined;
    }
  }
  return undefined;
}

function keyOfValue({ project, children }: CheckedSetting, file: ProjectFile, value: Node): string {
  return valueKey(readAs(value, children.nodes, project.plan.loader, file.tree.language.name));
}

function placeIn(file: ProjectFile, { path }: CheckedSetting): LocalPlace | undefined {
  const statement = statementAtPath(file.settings, path);
  const value = nodeAt(file.settings, path);
  if (statement === undefined || value === undefined) return undefined;
  return { file: file.name, statement, start: value.start, end: value.end, message: messages.isSetHere(keyText(path)) };
}
