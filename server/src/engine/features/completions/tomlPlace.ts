import { manifestName, type Project } from "../../project/project.ts";
import type { ProjectFile } from "../../project/projectFile.ts";
import type { Path } from "../../syntax/node.ts";
import type { Assignment } from "../../syntax/statement.ts";
import type { PlacedStatement } from "../../syntax/tree.ts";
import { applicationPath, isBehindLastLine, sectionAt } from "../nodeAtOffset.ts";
import { type CompletionPlace, type CursorLine, lineAt } from "./completionPlace.ts";
import { behindBlanks, type KeyText, keyTextAt } from "./keyText.ts";
import { valueSlotAt } from "./valueSlot.ts";

/** So far behind the cursor the other keys of an inline table are looked for. */
const LONGEST_SEARCH = 2000;

/** What stands at the cursor of a TOML file, told by the line alone wherever the line does not parse. */
export function tomlPlace(project: Project, file: ProjectFile, offset: number): CompletionPlace | undefined {
  const around = file.tree.statementAt(offset);
  const isBehind = around !== undefined && isBehindLastLine(file.tree, around.start + around.statement.length, offset);
  const placed = isBehind ? undefined : around;
  const line = lineAt(file, offset);
  const comment = commentStart(placed, line, offset);
  if (comment !== undefined) return commentPlace(file, placed, line, comment);
  const { statement } = placed ?? {};
  if (placed !== undefined && statement?.kind === "assignment" && isBehindEquals(placed.start, statement, offset)) {
    return valuePlace(project, file, placed, statement, offset, line);
  }
  const mark = line.start === 0 && line.text.startsWith("\ufeff") ? 1 : 0;
  const from = behindBlanks(line.text, mark);
  if (line.column < mark) return undefined;
  if (line.text.charAt(from) === "[") return headerPlace(file, placed, line, from);
  return keyPlace(project, file, placed, line, from, offset);
}

function isBehindEquals(start: number, { equals }: Assignment, offset: number): boolean {
  return equals >= 0 && offset > start + equals;
}

/** Where the comment around the cursor starts; undefined if the cursor is in none. */
function commentStart(placed: PlacedStatement | undefined, line: CursorLine, offset: number): number | undefined {
  if (placed === undefined) return undefined;
  const { statement, start } = placed;
  if (statement.kind === "comment") return offset > start + statement.start ? start + statement.start : undefined;
  if (statement.kind !== "assignment" && statement.kind !== "header") return undefined;
  const comment = start + statement.comment;
  return statement.comment >= 0 && offset > comment && comment >= line.start ? comment : undefined;
}

function commentPlace(
  file: ProjectFile,
  placed: PlacedStatement | undefined,
  line: CursorLine,
  start: number,
): CompletionPlace {
  const column = start - line.start;
  const range = { start, end: line.start + line.text.length };
  const isLine = line.text.slice(0, column).trim() === "";
  const typed = line.text.slice(column, line.column);
  return { kind: "comment", file, statement: placed?.statement, range, typed, isLine };
}

function headerPlace(
  file: ProjectFile,
  placed: PlacedStatement | undefined,
  { text, start, column }: CursorLine,
  from: number,
): CompletionPlace | undefined {
  const isArray = text.charAt(from + 1) === "[";
  if (column < from + 1) return undefined;
  const key = keyTextAt(text, from + (isArray ? 2 : 1));
  let end = key.end;
  while (text.charAt(end) === "]" && end < key.end + 2) end++;
  if (column > end || (column > key.end && end > key.end)) return undefined;
  const range = { start: start + from, end: start + end };
  return { kind: "header", file, statement: placed?.statement, range, typed: text.slice(from, column), isArray };
}

function keyPlace(
  project: Project,
  file: ProjectFile,
  placed: PlacedStatement | undefined,
  line: CursorLine,
  from: number,
  offset: number,
): CompletionPlace | undefined {
  const section = sectionAt(file.tree, offset);
  if (section === undefined) return undefined;
  const key = keyTextAt(line.text, from);
  const part = partAround(key, line.column);
  if (part === undefined) return undefined;
  const holder = part.before.length === 0 ? "line" : "dotted-line";
  const table = tablePath(project, file, [...section, ...part.before]);
  const isAlone = line.text.slice(key.end).trim() === "" && holder === "line" && key.parts.length === 1;
  return {
    kind: "key",
    file,
    statement: placed?.statement,
    range: { start: line.start + part.start, end: line.start + part.end },
    typed: line.text.slice(part.start, line.column),
    table,
    quote: part.quote,
    follows: followerAt(line.text, part.end),
    holder,
    mayBeHeader: isAlone && nothingFollows(file, line.start + line.text.length),
    taken: [],
  };
}

/** The names of a table's path are the application's; an empty path has none. */
function tablePath(project: Project, file: ProjectFile, path: Path): Path {
  return path.length === 0 || file.name === manifestName ? path : applicationPath(project, file, path);
}

interface PartAround {
  readonly before: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly quote: "" | '"' | "'";
}

/** The part at a column; in the blanks where a part is still missing, an empty one. */
function partAround({ parts }: KeyText, column: number): PartAround | undefined {
  const index = parts.findIndex((part) => column <= part.end);
  const part = parts[index];
  const before = parts.slice(0, Math.max(index, 0)).map(({ name }) => name);
  if (part === undefined || before.includes("") || column <= (parts[index - 1]?.end ?? -1)) return undefined;
  if (column >= part.start) return { ...part, before };
  return part.name === "" && part.quote === "" ? { before, start: column, end: column, quote: "" } : undefined;
}

function followerAt(text: string, end: number): "nothing" | "separator" | "another-part" | "a-value" {
  const next = text.charAt(behindBlanks(text, end));
  if (next === "=") return "separator";
  if (next === ".") return "another-part";
  return next === "" || next === "#" || next === "}" || next === "," ? "nothing" : "a-value";
}

/** Whether nothing but blank lines and comments stands between an offset and the next header or the end. */
function nothingFollows(file: ProjectFile, offset: number): boolean {
  const { tree } = file;
  let placed = tree.statementAt(offset);
  let end = placed === undefined ? 0 : placed.start + placed.statement.length;
  while (end < tree.length) {
    placed = tree.statementAt(end);
    if (placed === undefined || placed.statement.kind === "header") return true;
    if (placed.statement.kind !== "blank" && placed.statement.kind !== "comment") return false;
    end = placed.start + placed.statement.length;
  }
  return true;
}

function valuePlace(
  project: Project,
  file: ProjectFile,
  { statement, start }: PlacedStatement,
  assignment: Assignment,
  offset: number,
  line: CursorLine,
): CompletionPlace | undefined {
  const section = sectionAt(file.tree, offset);
  if (section === undefined) return undefined;
  const from = start + assignment.equals + 1;
  const slot = valueSlotAt(file.tree.slice(from, offset));
  if (slot.kind === "none") return undefined;
  if (slot.kind === "comment") return commentPlace(file, { statement, start }, line, from + slot.start);
  const own = applicationPath(project, file, [...section, ...assignment.keys.map(({ name }) => name)]);
  const path = [...own, ...slot.path];
  if (slot.kind === "key") {
    return inlineKeyPlace(file, { statement, start }, { ...slot, path }, from, offset, line);
  }
  const begin = from + slot.start;
  const end = endOfValue(slot.path.length === 0 ? { assignment, start } : undefined, slot.quote, offset, begin, line);
  if (end === undefined) return undefined;
  const range = { start: begin, end };
  const before = begin === from ? " " : "";
  const typed = line.text.slice(begin - line.start, line.column);
  return { kind: "value", file, statement, range, typed, path, quote: slot.quote, before };
}

function inlineKeyPlace(
  file: ProjectFile,
  { statement, start }: PlacedStatement,
  slot: { readonly path: Path; readonly key: KeyText; readonly taken: readonly string[] },
  from: number,
  offset: number,
  line: CursorLine,
): CompletionPlace | undefined {
  const origin = slot.key.parts[0]?.start ?? 0;
  const begin = from + origin - line.start;
  if (begin < 0) return undefined;
  const key = keyTextAt(line.text, begin);
  const part = partAround(key, line.column);
  if (part === undefined) return undefined;
  const behind = file.tree.slice(offset, Math.min(start + statement.length, offset + LONGEST_SEARCH));
  const later = [...behind.matchAll(/([A-Za-z0-9_-]+)["']?[ \t]*=/g)].map((match) => match[1] ?? "");
  return {
    kind: "key",
    file,
    statement,
    range: { start: line.start + part.start, end: line.start + part.end },
    typed: line.text.slice(part.start, line.column),
    table: [...slot.path, ...part.before],
    quote: part.quote,
    follows: followerAt(line.text, part.end),
    holder: "inline-table",
    mayBeHeader: false,
    taken: [...slot.taken, ...later],
  };
}

/** Where the value ends that an accepted one takes the place of; undefined where that is on another line. */
function endOfValue(
  whole: { readonly assignment: Assignment; readonly start: number } | undefined,
  quote: string,
  offset: number,
  begin: number,
  line: CursorLine,
): number | undefined {
  const lineEnd = line.start + line.text.length;
  const after = line.text.slice(line.column);
  if (whole?.assignment.value !== undefined) {
    const end = whole.start + whole.assignment.valueEnd;
    const isHere = end <= lineEnd && begin <= whole.start + whole.assignment.valueStart;
    return isHere ? Math.max(end, offset) : undefined;
  }
  const close = quote === "" ? -1 : after.indexOf(quote);
  if (close >= 0) return offset + close + 1;
  if (whole === undefined) return offset + (/^[^,\]}\s#]*/.exec(after)?.[0].length ?? 0);
  const comment = after.search(/(?:^|[ \t])#/);
  return offset + (comment < 0 ? after : after.slice(0, comment)).trimEnd().length;
}
