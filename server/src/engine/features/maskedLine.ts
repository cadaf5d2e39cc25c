import { roleOf } from "../project/plan.ts";
import type { Project } from "../project/project.ts";
import type { ProjectFile } from "../project/projectFile.ts";
import { looksPasted } from "../project/randomText.ts";
import { isSecretSetting, isSecretValue, mask } from "../project/secrets.ts";
import { nodesAt } from "../schema/children.ts";
import type { Path } from "../syntax/node.ts";
import type { Assignment, Statement } from "../syntax/statement.ts";
import type { PlacedStatement } from "../syntax/tree.ts";
import { MistypedSecrets } from "./mistypedSecrets.ts";

/** One line of a file as it may be shown: a mask stands for every secret in it. */
export interface MaskedLine {
  readonly text: string;
  /** Where a column of the line, from 0, is in `text`. */
  readonly columnOf: (column: number) => number;
}

/** The line, counted from 0; undefined for a file that the project does not have. */
export function maskedLine(project: Project, name: string, line: number): MaskedLine | undefined {
  const file = project.files.get(name);
  if (file === undefined) return undefined;
  const { tree } = file;
  const start = tree.offsetAt({ line, column: 0 });
  const end = tree.offsetAt({ line, column: Number.MAX_SAFE_INTEGER });
  return withMasks(tree.slice(start, end), secretsWithin(project, file, start, end));
}

interface Hidden {
  readonly start: number;
  readonly end: number;
}

/** The secret parts of a line, in order, counted from its start. */
function secretsWithin(project: Project, file: ProjectFile, start: number, end: number): Hidden[] {
  const hidden: Hidden[] = [];
  let offset = start;
  while (offset <= end) {
    const placed = file.tree.statementAt(offset);
    if (placed === undefined || placed.start + placed.statement.length <= offset) break;
    for (const part of secretPartsOf(project, file, placed)) {
      const from = Math.max(placed.start + part.start, start) - start;
      const to = Math.min(placed.start + part.end, end) - start;
      if (from < to) hidden.push({ start: from, end: to });
    }
    offset = placed.start + placed.statement.length;
  }
  return hidden;
}

/** What of a statement is secret, counted from its start. */
export function secretPartsOf(
  project: Project,
  file: ProjectFile,
  { statement, start }: PlacedStatement,
): readonly Hidden[] {
  if (roleOf(file.name) === "manifest") return [];
  if (statement.kind === "garbage") return garbageParts(project, file, statement, start);
  const written = statement.kind === "comment" ? statement.commentedOut : statement;
  if (written?.kind !== "assignment") return [];
  const sectionPath = sectionOf(file, statement);
  const [key] = written.keys;
  if (key !== undefined && looksPasted(key.name)) return [{ start: key.start, end: statement.length }];
  const isHidden = sectionPath === undefined || isSecretAssignment(project, file, written, sectionPath);
  if (isHidden) return [{ start: written.valueStart, end: Math.max(written.valueEnd, endOfBroken(written)) }];
  return [];
}

/** A value that does not parse may go on behind the place where the reader gave up. */
function endOfBroken(assignment: Assignment): number {
  return assignment.faults.length === 0 ? 0 : assignment.length;
}

function isSecretAssignment(project: Project, file: ProjectFile, assignment: Assignment, section: Path): boolean {
  const names = assignment.keys.map((key) => key.name);
  const isEnv = file.tree.language.name === "env";
  const path = isEnv ? project.names.pathOfVariable(names[0] ?? "") : [...section, ...names];
  if (new MistypedSecrets(project).has(path)) return true;
  if (assignment.value === undefined) return isSecretSetting(project, path, file.name);
  return isSecretDeep(project, path, assignment.value, file.name);
}

function isSecretDeep(project: Project, path: Path, value: Assignment["value"], file: string): boolean {
  if (value?.kind === "array")
    return value.items.some((item, index) => isSecretDeep(project, [...path, index], item, file));
  if (value?.kind !== "table") return isSecretValue(project, path, value, file);
  return [...value.entries.values()].some((entry) => isSecretDeep(project, [...path, entry.name], entry.value, file));
}

/** The table that a statement stands in; undefined where a clash keeps it out of the tree. */
function sectionOf({ tree }: ProjectFile, statement: Statement): Path | undefined {
  const index = statement.home === undefined ? -1 : tree.blocks.indexOf(statement.home);
  const found = index >= 0 ? index : tree.blocks.findIndex((block) => block.statements.includes(statement));
  return tree.structure.sections[found]?.path;
}

/** Of text that is no statement nobody can say what it is: unless it starts with a name that is no secret's, it is hidden. */
function garbageParts(project: Project, file: ProjectFile, statement: Statement, start: number): Hidden[] {
  const text = file.tree.slice(start, start + Math.min(statement.length, longestName));
  const [before = "", name = ""] = /^\s*(?:export\s+)?([\w.-]*)[ \t]*[=:]?[ \t]*/.exec(text) ?? [];
  const path = [...(sectionOf(file, statement) ?? []), name];
  const isOpen = nodesAt(project.rootNodes, path).length > 0 && !isSecretSetting(project, path, file.name);
  return isOpen || text.slice(before.length).trim() === "" ? [] : [{ start: before.length, end: statement.length }];
}

const longestName = 1000;

function withMasks(line: string, hidden: readonly Hidden[]): MaskedLine {
  let text = "";
  let from = 0;
  const shifts: { readonly from: number; readonly to: number; readonly at: number }[] = [];
  for (const { start, end } of hidden) {
    const at = text.length + (start - from);
    text += line.slice(from, start) + mask;
    shifts.push({ from: start, to: end, at });
    from = end;
  }
  text += line.slice(from);
  const columnOf = (column: number): number => {
    let moved = column;
    for (const shift of shifts) {
      if (column <= shift.from) break;
      // Inside a mask there are no places: the start of the secret stands for all of them, its end for its end.
      if (column < shift.to) return shift.at;
      moved = column - shift.to + shift.at + mask.length;
    }
    return moved;
  };
  return { text, columnOf };
}
