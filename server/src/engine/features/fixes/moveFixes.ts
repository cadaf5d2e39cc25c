import { isPlaceholder } from "../../checks/placeholder.ts";
import { valueText } from "../../checks/valueText.ts";
import { languageOf } from "../../project/plan.ts";
import { nodeAt, type ProjectFile } from "../../project/projectFile.ts";
import { keyText } from "../../project/settingPath.ts";
import type { Node } from "../../syntax/node.ts";
import { editsIn, type FileChanges, joinChanges } from "../edits.ts";
import { isSettingLine, linesOf } from "../settingLines.ts";
import { additionOf } from "./addSetting.ts";
import { additionsOf } from "./addSettings.ts";
import { type Fix, type FixContext, fix, textAt } from "./fix.ts";
import { removalAt, removeFixes } from "./keyFixes.ts";

/** Moves a setting to the file it belongs in. Where that one has a value of its own, the one here can only go. */
export function moveFixes(context: FixContext): readonly Fix[] {
  const { data, project, path, file } = context;
  if (data.file === undefined) return [];
  const target = project.files.get(data.file);
  const value = nodeAt(file.settings, path);
  const there = target === undefined ? undefined : nodeAt(target.settings, path);
  if (there !== undefined && !isYetToCome(there)) return removeFixes(context, "possible");
  const removal = removalAt(context);
  const written = value === undefined ? undefined : textFor(context, value, data.file);
  if (removal === undefined || written === undefined) return [];
  const added = there === undefined ? addedTo(context, data.file, written) : replacedIn(context, target, written);
  if (added === undefined) return [];
  const title = `Move ${keyText(path)} to ${data.file}`;
  return [fix(context, title, "preferred", () => joinChanges([editsIn(file.name, removal), added]))];
}

function isYetToCome(node: Node): boolean {
  return node.kind === "string" && (node.value === "" || isPlaceholder(node.value));
}

/** The value as the other file's language writes it; as it stands where that is the same. */
function textFor(context: FixContext, value: Node, target: string): string | undefined {
  const { statement, origin, file } = context;
  const { name } = file.tree.language;
  if (name !== languageOf(target)) return valueText(value, languageOf(target));
  if (statement?.kind !== "assignment") return undefined;
  const isWhole = value.kind === "table" || statement.value === value || name === "env";
  const { start, end } = isWhole ? { start: statement.valueStart, end: statement.valueEnd } : value;
  return textAt(context, { start: origin + start, end: origin + end });
}

function addedTo({ project, path }: FixContext, name: string, text: string): FileChanges | undefined {
  const target = project.files.get(name);
  if (target === undefined) return additionsOf(project, [{ path, valueText: text, file: name, template: undefined }]);
  const addition = additionOf(project, target, { path, valueText: text });
  return addition === undefined ? undefined : editsIn(name, addition);
}

/** A placeholder there gives way. */
function replacedIn(
  { project, path }: FixContext,
  target: ProjectFile | undefined,
  text: string,
): FileChanges | undefined {
  if (target === undefined) return undefined;
  const wanted = keyText(path);
  for (const line of linesOf(project, target)) {
    if (!isSettingLine(line) || keyText(line.path) !== wanted) continue;
    const { valueStart, valueEnd } = line.statement;
    return editsIn(target.name, { start: line.start + valueStart, end: line.start + valueEnd, text });
  }
  return undefined;
}
