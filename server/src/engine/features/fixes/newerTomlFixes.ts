import type { Edit } from "../../text/span.ts";
import { type Fix, type FixContext, ownFix, placed, textAt } from "./fix.ts";

/** What TOML 1.1 allows, written as TOML 1.0 has it. */
export function newerTomlFixes(context: FixContext): readonly Fix[] {
  const { problem } = context;
  const text = textAt(context, { start: problem.start, end: problem.end });
  if (text === ",") return [ownFix(context, "Remove the last comma", "safe", { ...spanOf(context), text: "" })];
  const time = /\d\d:\d\d/.exec(text);
  if (time !== null) {
    const at = problem.start + time.index + time[0].length;
    return [ownFix(context, "Add the seconds", "safe", { start: at, end: at, text: ":00" })];
  }
  if (text === "\\e") return [ownFix(context, "Write \\u001b", "safe", { ...spanOf(context), text: "\\u001b" })];
  if (text === "\\x")
    return [ownFix(context, "Write the escape with \\u", "safe", { ...spanOf(context), text: "\\u00" })];
  const edits = joinedLines(context);
  return edits === undefined ? [] : [ownFix(context, "Put the inline table in one line", "safe", ...edits)];
}

function spanOf({ problem: { start, end } }: FixContext) {
  return { start, end };
}

/** The edits that take the line breaks out of all braces of a value; undefined where a comment would be lost. */
function joinedLines(context: FixContext): readonly Edit[] | undefined {
  const { statement } = context;
  if (statement?.kind !== "assignment") return undefined;
  const span = placed(context, { start: statement.valueStart, end: statement.valueEnd });
  const text = textAt(context, span);
  const edits: Edit[] = [];
  const open: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const found = text.charAt(at);
    if (found === '"' || found === "'") {
      const end = endOfString(text, at);
      if (end === undefined) return undefined;
      at = end;
    } else if (found === "#") {
      if (open.includes("{")) return undefined;
      at = lineEndFrom(text, at);
    } else if (found === "{" || found === "[") open.push(found);
    else if (found === "}" || found === "]") open.pop();
    else if (/\s/.test(found) && open.at(-1) === "{") {
      const gap = /^\s+/.exec(text.slice(at))?.[0] ?? found;
      const edit = /[\r\n]/.test(gap) ? joinedGap(text, at, gap.length) : undefined;
      if (edit !== undefined) edits.push({ ...edit, start: span.start + edit.start, end: span.start + edit.end });
      at += gap.length - 1;
    }
  }
  return edits.length === 0 ? undefined : edits;
}

/** A comma before the closing brace goes with the line break behind it. */
function joinedGap(text: string, at: number, length: number): Edit {
  const isLast = text.charAt(at + length) === "}" && text.charAt(at - 1) === ",";
  return { start: isLast ? at - 1 : at, end: at + length, text: " " };
}

/** Where a string of one line ends; undefined for one of several lines. */
function endOfString(text: string, start: number): number | undefined {
  const quote = text.charAt(start);
  if (text.startsWith(quote.repeat(3), start)) return undefined;
  for (let at = start + 1; at < text.length; at++) {
    const found = text.charAt(at);
    if (found === "\\" && quote === '"') at++;
    else if (found === quote) return at;
  }
  return undefined;
}

function lineEndFrom(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.length : end;
}
