import type { Project } from "../../project/project.ts";
import { nodeAt } from "../../project/projectFile.ts";
import type { Path, Table } from "../../syntax/node.ts";
import type { CommentLine, Statement } from "../../syntax/statement.ts";
import type { PlacedStatement, Tree } from "../../syntax/tree.ts";
import type { Edit } from "../../text/span.ts";
import { lineBreakOf } from "../edits.ts";
import { isSettingLine, linesOf, type NamedTree, type SettingLine } from "../settingLines.ts";
import { tomlKey } from "../tomlValue.ts";
import { type Anchor, anchorFor } from "./anchor.ts";
import { variableName } from "./variableName.ts";

/** A setting that is to be written into a file, with its value as text of the file's language. */
export interface NewSetting {
  readonly path: Path;
  readonly valueText: string;
}

/**
 * The edit that adds a setting to a file: among the settings of its table, next to its neighbours in the schema. Undefined
 * where the file has no place for it, such as a table in a list that is not there.
 */
export function additionOf(project: Project, file: NamedTree, setting: NewSetting): Edit | undefined {
  if (file.tree.language.name === "env") return variableAddition(project, file, setting);
  const { path, valueText } = setting;
  const parent = path.slice(0, -1);
  const name = path.at(-1);
  if (typeof name !== "string") return undefined;
  const lines = [...linesOf(project, file)];
  const members = lines.filter(isSettingLine).filter((line) => isMember(line, parent));
  const own = members.filter((line) => line.statement.keys.length === 1).map(named);
  const text = `${tomlKey(name)} = ${valueText}`;
  const anchor = anchorFor(project, parent, name, own);
  if (anchor !== undefined) return lineAt(file.tree, anchor, text);
  const header = lines.find((line) => !isSettingLine(line) && samePath(line.path, parent));
  if (header !== undefined) return lineBehind(file.tree, header, text);
  if (parent.length === 0) return atEndOfRoot(file.tree, text);
  return (
    dottedAddition(project, file.tree, members.map(named), parent, setting) ?? elsewhere(file, lines, setting, text)
  );
}

function variableAddition(project: Project, file: NamedTree, { path, valueText }: NewSetting): Edit | undefined {
  const members = [...linesOf(project, file)].filter(isSettingLine);
  const name = variableName(
    project,
    path,
    members.map(({ statement }) => statement.keys[0]?.name ?? ""),
  );
  if (name === undefined) return undefined;
  const bare = members.find((line) => samePath(line.path, path));
  // A second line above one that sets nothing would lose against it.
  if (bare !== undefined) return completion(bare, valueText);
  const own = members.map((line) => ({ ...line, name: String(line.path[0]) }));
  const siblings = path.length > 1 ? own.filter((member) => member.path.length > 1 && member.name === path[0]) : [];
  const last = siblings.at(-1);
  const anchor: Anchor<(typeof own)[number]> | undefined =
    last === undefined
      ? anchorFor(project, [], String(path[0]), own)
      : { member: last, side: "behind", isForeign: false };
  const exported = anchor?.member.statement.exported === true ? "export " : "";
  const text = `${exported}${name}=${valueText}`;
  return anchor === undefined ? atEnd(file.tree, text) : lineAt(file.tree, anchor, text);
}

/** Gives a line its value that has none so far; undefined where it has one. */
function completion({ statement, start }: SettingLine, valueText: string): Edit | undefined {
  const { equals, keys, value, valueStart, valueEnd, comment } = statement;
  if (valueEnd > valueStart && equals >= 0 && value !== undefined && value.kind !== "null") return undefined;
  const at = equals < 0 ? (keys[0]?.end ?? 0) : equals + 1;
  const gap = comment === at ? " " : "";
  return insertion(start + at, `${equals < 0 ? "=" : ""}${valueText}${gap}`);
}

interface Member extends SettingLine {
  readonly name: string;
}

function named(line: SettingLine): Member {
  return { ...line, name: String(line.path.at(-1)) };
}

function isMember({ path }: SettingLine, parent: Path): boolean {
  return path.length === parent.length + 1 && parent.every((step, index) => path[index] === step);
}

function samePath(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index]);
}

/** A line of its own beside a setting, as far from the margin as that one. */
function lineAt(tree: Tree, { member, side, isForeign }: Anchor<SettingLine>, text: string): Edit {
  const { statement, start } = member;
  const indentation = /^[ \t]*/.exec(tree.slice(start, start + (statement.keys[0]?.start ?? 0)))?.[0] ?? "";
  if (side === "behind") return lineBehind(tree, member, `${isForeign ? lineBreakOf(tree) : ""}${indentation}${text}`);
  const at = isForeign ? startOfComments(tree, member) : start;
  const gap = isForeign ? lineBreakOf(tree) : "";
  return insertion(at, `${indentation}${text}${lineBreakOf(tree)}${gap}`);
}

/** The comments right above a setting speak of it, so nothing may come between. */
function startOfComments(tree: Tree, { start }: SettingLine): number {
  let at = start;
  for (;;) {
    const above = at === 0 ? undefined : tree.statementAt(at - 1);
    if (above?.statement.kind !== "comment") return at;
    at = above.start;
  }
}

function lineBehind(tree: Tree, { statement, start }: PlacedStatement, text: string): Edit {
  const end = start + statement.length;
  const lineBreak = lineBreakOf(tree);
  const hasBreak = /[\r\n]$/.test(tree.slice(end - 1, end));
  return insertion(end, hasBreak ? `${text}${lineBreak}` : `${lineBreak}${text}`);
}

/** Behind the comments at the top, above the first table. */
function atEndOfRoot(tree: Tree, text: string): Edit {
  const firstHeader = [...tree.statements()].find(({ statement }) => statement.kind === "header");
  if (firstHeader === undefined) return atEnd(tree, text);
  let last: PlacedStatement | undefined;
  for (const placed of tree.statements()) {
    if (placed.start >= firstHeader.start) break;
    if (placed.statement.kind !== "blank" && !isAboveHeader(tree, placed, firstHeader)) last = placed;
  }
  const lineBreak = lineBreakOf(tree);
  if (last === undefined) return insertion(0, `${text}${lineBreak}${lineBreak}`);
  const behind = lineBehind(tree, last, text);
  const isGlued = behind.end === firstHeader.start || tree.statementAt(behind.end)?.statement.kind !== "blank";
  return isGlued ? { ...behind, text: behind.text + lineBreak } : behind;
}

/** A comment right above the first table belongs to it. */
function isAboveHeader(tree: Tree, placed: PlacedStatement, header: PlacedStatement): boolean {
  let at = placed;
  while (at.statement.kind === "comment" && !isDirective(tree, at.statement, at.start)) {
    const next = tree.statementAt(at.start + at.statement.length);
    if (next === undefined || next.start <= at.start) return false;
    if (next.start === header.start) return true;
    at = next;
  }
  return false;
}

function isDirective(tree: Tree, statement: CommentLine, start: number): boolean {
  return tree.slice(start + statement.start, start + statement.end).startsWith("#:");
}

function atEnd(tree: Tree, text: string): Edit {
  const end = tree.length;
  const lineBreak = lineBreakOf(tree);
  const last = tree.slice(Math.max(end - 1, 0), end);
  return insertion(end, last === "" || /[\r\n]/.test(last) ? `${text}${lineBreak}` : `${lineBreak}${text}`);
}

/** `server.host = …` behind `server.port = …`. */
function dottedAddition(
  project: Project,
  tree: Tree,
  members: readonly Member[],
  parent: Path,
  { path, valueText }: NewSetting,
): Edit | undefined {
  const name = String(path.at(-1));
  const anchor = anchorFor(project, parent, name, members);
  if (anchor === undefined) return undefined;
  const { statement, start } = anchor.member;
  const first = statement.keys[0]?.start ?? 0;
  const before = tree.slice(start + first, start + (statement.keys.at(-1)?.start ?? first));
  return lineAt(tree, anchor, `${before}${tomlKey(name)} = ${valueText}`);
}

/** In the braces of an inline table, or under a header of its own. */
function elsewhere(
  file: NamedTree,
  lines: readonly { readonly statement: Statement; readonly start: number; readonly path: Path }[],
  { path, valueText }: NewSetting,
  text: string,
): Edit | undefined {
  const { tree } = file;
  for (const line of lines) {
    if (line.statement.kind !== "assignment" || line.path.length >= path.length) continue;
    if (!line.path.every((step, index) => step === path[index])) continue;
    const table = nodeAt(line.statement.value, path.slice(line.path.length, -1));
    if (table?.kind !== "table" || tree.slice(line.start + table.start, line.start + table.start + 1) !== "{")
      return undefined;
    return inBraces(tree, table, line.start, `${tomlKey(String(path.at(-1)))} = ${valueText}`);
  }
  const parent = path.slice(0, -1);
  if (parent.some((step) => typeof step === "number")) return undefined;
  const lineBreak = lineBreakOf(tree);
  const header = `[${parent.map((step) => tomlKey(String(step))).join(".")}]`;
  const gap =
    tree.length === 0 || /(?:\r?\n){2}$/.test(tree.slice(Math.max(tree.length - 4, 0), tree.length)) ? "" : lineBreak;
  return atEnd(tree, `${gap}${header}${lineBreak}${text}`);
}

function inBraces(tree: Tree, table: Table, origin: number, text: string): Edit {
  const ends = [...table.entries.values()].map(({ value, end }) => Math.max(value.end, end));
  if (ends.length > 0) return insertion(origin + Math.max(...ends), `, ${text}`);
  const start = origin + table.start + 1;
  const isTight = tree.slice(start, start + 1) === "}";
  return insertion(start, ` ${text}${isTight ? " " : ""}`);
}

function insertion(at: number, text: string): Edit {
  return { start: at, end: at, text };
}
