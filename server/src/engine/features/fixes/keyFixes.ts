import { nodeAt } from "../../project/projectFile.ts";
import { keyText } from "../../project/settingPath.ts";
import type { KeyPart } from "../../syntax/statement.ts";
import type { Edit } from "../../text/span.ts";
import { editsIn, joinChanges } from "../edits.ts";
import { pathOfKey } from "../pathOfKey.ts";
import { tomlKey } from "../tomlValue.ts";
import { additionOf } from "./addSetting.ts";
import { type Fix, type FixContext, fix, ownFix, textAt } from "./fix.ts";
import { removalOf } from "./removeSetting.ts";

/** A name that nobody knows: the known one that is nearest, or out with it. */
export function unknownKeyFixes(context: FixContext): readonly Fix[] {
  const { data } = context;
  const renamed = data.replacement === undefined ? undefined : renamingTo(context, data.replacement);
  const rename = renamed === undefined ? [] : [ownFix(context, `Rename to ${data.replacement}`, "preferred", renamed)];
  return [...rename, ...removeFixes(context, "possible")];
}

/** Takes the setting out. */
export function removeFixes(context: FixContext, rank: "preferred" | "possible"): readonly Fix[] {
  const edit = removalAt(context);
  return edit === undefined ? [] : [ownFix(context, `Remove ${keyText(context.path)}`, rank, edit)];
}

/** The removal of the setting that the problem stands on, by its key or its value. */
export function removalAt({ statement, origin, problem }: FixContext): Edit | undefined {
  if (statement?.kind !== "assignment") return undefined;
  const local = problem.start - origin;
  const [first] = statement.keys;
  const isOnLine = statement.keys.some((key) => key.start === local) || local === statement.valueStart;
  return removalOf(statement, isOnLine ? (first?.start ?? 0) : local, origin);
}

/**
 * A deprecated name becomes the one that takes its place, with its value; where both are there, or none takes its place,
 * the old one can only go.
 */
export function deprecatedFixes(context: FixContext): readonly Fix[] {
  const { path, project, file, data, statement } = context;
  const { replacement } = data;
  if (replacement === undefined) return removeFixes(context, "possible");
  const sibling = [...path.slice(0, -1), replacement];
  const written = pathOfKey(replacement);
  const isSibling = written.length <= 1 || path.length === 1;
  const target = isSibling && written.length <= 1 ? sibling : written;
  if (nodeAt(file.settings, target) !== undefined) return removeFixes(context, "preferred");
  if (keyText(target.slice(0, -1)) === keyText(path.slice(0, -1))) {
    const edit = renamingTo(context, String(target.at(-1)));
    return edit === undefined ? [] : [ownFix(context, `Replace by ${replacement}`, "preferred", edit)];
  }
  const removal = removalAt(context);
  if (removal === undefined || statement?.kind !== "assignment") return [];
  const span = { start: context.origin + statement.valueStart, end: context.origin + statement.valueEnd };
  const addition = additionOf(project, file, { path: target, valueText: textAt(context, span) });
  if (addition === undefined) return [];
  const changes = () => joinChanges([editsIn(file.name, removal), editsIn(file.name, addition)]);
  return [fix(context, `Replace by ${replacement}`, "preferred", changes)];
}

/** The edit that gives the marked key another name; undefined where that name is taken. */
export function renamingTo(context: FixContext, name: string): Edit | undefined {
  const { problem, file, path, project } = context;
  if (path.length > 0 && nodeAt(file.settings, [...path.slice(0, -1), name]) !== undefined) return undefined;
  const { start, end } = problem;
  if (file.tree.language.name === "toml") return { start, end, text: tomlKey(name) };
  const { nestedDelimiter } = project.plan.loader;
  if (nestedDelimiter === undefined || nestedDelimiter === "") return { start, end, text: name };
  const parts = textAt(context, problem).split(nestedDelimiter);
  return { start, end, text: parts.with(Math.max(path.length - 1, 0), name).join(nestedDelimiter) };
}

/** The part of a statement's key that starts at an offset of the file. */
export function keyPartAt({ statement, origin }: FixContext, start: number): KeyPart | undefined {
  if (statement?.kind !== "assignment" && statement?.kind !== "header") return undefined;
  return statement.keys.find((key) => origin + key.start === start);
}
