import type { Project } from "../../project/project.ts";
import type { ProjectFile } from "../../project/projectFile.ts";
import type { EnvDialect } from "../../syntax/env/envDialect.ts";
import { envDialects } from "../../syntax/env/envDialects.ts";
import type { Assignment, Statement } from "../../syntax/statement.ts";
import type { PlacedStatement } from "../../syntax/tree.ts";
import type { Span } from "../../text/span.ts";
import { isBehindLastLine } from "../nodeAtOffset.ts";
import { type CompletionPlace, type CursorLine, lineAt, type Quotes } from "./completionPlace.ts";

/** What stands at the cursor of a `.env` file. Lines count for themselves: a quote that is not closed takes none away. */
export function envPlace(project: Project, file: ProjectFile, offset: number): CompletionPlace | undefined {
  const line = lineAt(file, offset);
  const placed = statementOf(file, offset);
  const isInside = placed !== undefined && placed.start < line.start && placed.statement.faults.length === 0;
  const own = placed === undefined || placed.start < line.start ? undefined : placed;
  const mark = line.start === 0 && line.text.startsWith("\ufeff") ? 1 : 0;
  const [indentation = ""] = /^\s*/.exec(line.text.slice(mark)) ?? [];
  const from = mark + indentation.length;
  const dialect = envDialects[project.plan.loader.dialect];
  if (isInside) {
    const { statement, start } = placed;
    return statement.kind === "assignment"
      ? referencePlace(file, statement, line, start + statement.valueStart, dialect)
      : undefined;
  }
  const comment = commentColumn(own, line, from);
  if (comment !== undefined && line.column > comment) return commentPlace(file, own, line, comment);
  if (line.column < from) return undefined;
  return settingPlace(project, file, own, line, from, dialect);
}

function statementOf({ tree }: ProjectFile, offset: number): PlacedStatement | undefined {
  const placed = tree.statementAt(offset);
  const isBehind = placed !== undefined && isBehindLastLine(tree, placed.start + placed.statement.length, offset);
  return isBehind ? undefined : placed;
}

function commentColumn(placed: PlacedStatement | undefined, line: CursorLine, from: number): number | undefined {
  if (line.text.charAt(from) === "#") return from;
  const statement = placed?.statement;
  if (placed === undefined || statement?.kind !== "assignment" || statement.comment < 0) return undefined;
  const column = placed.start + statement.comment - line.start;
  return column <= line.text.length ? column : undefined;
}

function commentPlace(
  file: ProjectFile,
  placed: PlacedStatement | undefined,
  { text, start, column }: CursorLine,
  comment: number,
): CompletionPlace {
  const range = { start: start + comment, end: start + text.length };
  const isLine = text.slice(0, comment).trim() === "";
  return { kind: "comment", file, statement: placed?.statement, range, typed: text.slice(comment, column), isLine };
}

function settingPlace(
  project: Project,
  file: ProjectFile,
  placed: PlacedStatement | undefined,
  line: CursorLine,
  from: number,
  dialect: EnvDialect,
): CompletionPlace | undefined {
  const { text, start, column } = line;
  const exported = /^export[ \t]+/.exec(text.slice(from))?.[0].length ?? 0;
  const keyStart = column >= from + exported ? from + exported : from;
  const [word = ""] = /^[^\s=:#]*/.exec(text.slice(keyStart)) ?? [];
  const keyEnd = keyStart + word.length;
  const [, blanks = "", sign = ""] = /^([ \t]*)([=:]?)/.exec(text.slice(keyEnd)) ?? [];
  const hasSign = sign === "=" || (sign === ":" && dialect.key.colon !== "never");
  const behind = keyEnd + blanks.length + 1;
  if (hasSign && column >= behind) {
    const assignment = placed?.statement.kind === "assignment" ? placed.statement : undefined;
    const value = { assignment, statement: placed?.statement, statementStart: placed?.start ?? 0, name: word };
    return valuePlace(project, file, value, line, { behind, blanks }, dialect);
  }
  if (column > keyEnd) return undefined;
  const rest = text.slice(keyEnd).trimStart();
  return {
    kind: "key",
    file,
    statement: placed?.statement,
    range: { start: start + keyStart, end: start + keyEnd },
    typed: text.slice(keyStart, column),
    table: [],
    quote: "",
    follows: hasSign ? "separator" : rest === "" || rest.startsWith("#") ? "nothing" : "a-value",
    holder: "line",
    mayBeHeader: false,
    taken: [],
  };
}

interface EnvValue {
  readonly assignment: Assignment | undefined;
  readonly statement: Statement | undefined;
  readonly statementStart: number;
  readonly name: string;
}

function valuePlace(
  project: Project,
  file: ProjectFile,
  value: EnvValue,
  line: CursorLine,
  { behind, blanks }: { readonly behind: number; readonly blanks: string },
  dialect: EnvDialect,
): CompletionPlace | undefined {
  const { text, start, column } = line;
  const { assignment, statement, name } = value;
  const [space = ""] = /^[ \t]*/.exec(text.slice(behind)) ?? [];
  const valueStart = behind + space.length;
  if (assignment !== undefined) {
    const reference = referencePlace(file, assignment, line, start + valueStart, dialect);
    if (reference !== undefined) return reference;
  }
  const begin = Math.min(valueStart, column);
  const range = { start: start + begin, end: start + Math.max(column, valueEnd(value, line, valueStart)) };
  const first = text.charAt(begin);
  const isQuoted = column > begin && first !== "" && dialect.value.quotes.includes(first);
  const path = project.names.pathOfVariable(name);
  const before = blanks !== "" && column === behind ? " " : "";
  const typed = text.slice(begin, column);
  return { kind: "value", file, statement, range, typed, path, quote: isQuoted ? quoteOf(first) : "", before };
}

/** The column behind the value; one that is broken ends where its line or a comment does. */
function valueEnd({ assignment, statementStart }: EnvValue, { text, start }: CursorLine, valueStart: number): number {
  const isWhole = assignment?.value !== undefined && assignment.faults.length === 0;
  const end = isWhole ? statementStart + assignment.valueEnd - start : text.length + 1;
  if (end <= text.length) return end;
  const rest = text.slice(valueStart);
  const comment = rest.search(/[ \t]#/);
  return valueStart + (comment < 0 ? rest : rest.slice(0, comment)).trimEnd().length;
}

function quoteOf(character: string): Quotes {
  return character === '"' || character === "'" || character === "`" ? character : "";
}

/** The place behind `$` or `${`, in a value in which the dialect replaces references. */
function referencePlace(
  file: ProjectFile,
  assignment: Assignment,
  { text, start, column }: CursorLine,
  valueStart: number,
  dialect: EnvDialect,
): CompletionPlace | undefined {
  const { method, forms, literalQuotes, escapedDollar } = dialect.expansion;
  const isLiteral = method === "none" || (literalQuotes === "single" && assignment.quote === "single");
  const from = Math.max(valueStart - start, 0);
  const match = isLiteral || column < from ? null : /(\\?)(\$\{?)([A-Za-z0-9_.-]*)$/.exec(text.slice(from, column));
  if (match === null) return undefined;
  const [, backslash = "", opening = "", name = ""] = match;
  if (backslash !== "" && escapedDollar === "literal-dollar") return undefined;
  const begin = column - opening.length - name.length;
  if (method === "whole-value" && (opening !== "$" || begin > from)) return undefined;
  const isBraced = opening === "${" || forms === "braces";
  const range: Span = { start: start + begin, end: start + endOfReference(text, column, opening) };
  const own = assignment.keys[0]?.name ?? "";
  const form = isBraced || (method !== "whole-value" && range.end === start + column) ? "braces" : "plain";
  return {
    kind: "reference",
    file,
    statement: assignment,
    assignment,
    range,
    typed: text.slice(begin, column),
    name: own,
    form,
  };
}

function endOfReference(text: string, column: number, opening: string): number {
  let end = column;
  while (/[A-Za-z0-9_]/.test(text.charAt(end))) end++;
  return opening === "${" && text.charAt(end) === "}" ? end + 1 : end;
}
