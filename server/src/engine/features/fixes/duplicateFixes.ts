import { keyText } from "../../project/settingPath.ts";
import type { Clash } from "../../syntax/structure.ts";
import type { PlacedStatement, Tree } from "../../syntax/tree.ts";
import { lineBreakOf } from "../edits.ts";
import { type Fix, type FixContext, ownFix } from "./fix.ts";

/** Of two lines with one name the one that the loader passes over, or refuses, can go; two tables of one name can be joined. */
export function duplicateFixes(context: FixContext): readonly Fix[] {
  const { file, statement, origin, problem } = context;
  const clash = file.tree.clashes.find(
    (found) => found.statement === statement && origin + found.key.start === problem.start,
  );
  if (clash === undefined) return [];
  if (clash.kind === "duplicate-table") return joinFixes(context, clash);
  if (clash.kind !== "duplicate-key" || statement?.kind !== "assignment") return [];
  const name = keyText([clash.key.name]);
  const start = file.tree.startOf(clash.other);
  if (start === undefined) return [];
  const line = file.tree.positionAt(origin).line + 1;
  const otherLine = file.tree.positionAt(start).line + 1;
  const own = { start: origin, end: origin + statement.length, text: "" };
  const other = { start, end: start + clash.other.length, text: "" };
  // In `.env` the last one wins, so the other way round the value changes; in TOML there is no value yet.
  const isEnv = file.tree.language.name === "env";
  const keepOther = ownFix(context, `Remove ${name} in line ${line}`, isEnv ? "safe" : "preferred", own);
  return [keepOther, ownFix(context, `Remove ${name} in line ${otherLine}`, "possible", other)];
}

/** Moves what stands under the second header to the end of what stands under the first. */
function joinFixes(context: FixContext, clash: Clash): readonly Fix[] {
  const { file, statement, origin, problem } = context;
  if (statement?.kind !== "header" || statement.isArray || clash.other.kind !== "header" || clash.other.isArray)
    return [];
  const first = sectionAfter(file.tree, file.tree.startOf(clash.other));
  const second = sectionAfter(file.tree, origin);
  const anchor = first.at(-1);
  if (anchor === undefined) return [];
  const lines = second.slice(1);
  const end = lines.at(-1);
  const moved = end === undefined ? "" : file.tree.slice(origin + statement.length, end.start + end.statement.length);
  const at = anchor.start + anchor.statement.length;
  const text = moved === "" || /[\r\n]$/.test(moved) ? moved : moved + lineBreakOf(file.tree);
  const removal = {
    start: origin,
    end: end === undefined ? origin + statement.length : end.start + end.statement.length,
    text: "",
  };
  const name = file.tree.slice(problem.start, problem.end);
  return [ownFix(context, `Join the two tables ${name}`, "preferred", { start: at, end: at, text }, removal)];
}

/** A header and what stands under it, without blank lines at the end. */
function sectionAfter(tree: Tree, start: number | undefined): readonly PlacedStatement[] {
  const section: PlacedStatement[] = [];
  for (const placed of tree.statements()) {
    if (start === undefined || placed.start < start) continue;
    if (placed.start > start && placed.statement.kind === "header") break;
    section.push(placed);
  }
  while (section.at(-1)?.statement.kind === "blank") section.pop();
  return section;
}
