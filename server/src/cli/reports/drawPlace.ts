import { oneLine } from "../../engine/engine.ts";
import type { FoundProblem } from "../foundProblems.ts";

/** A line of a file and the marks that go under it. */
export interface DrawnPlace {
  readonly line: string;
  readonly marks: string;
}

const widest = 120;
const before = 40;

/** Draws the first line of a problem, without what a terminal would obey, cut around the place where it is long. */
export function drawPlace({ excerpt, line, column, endLine, endColumn }: FoundProblem): DrawnPlace | undefined {
  const masked = excerpt();
  if (masked === undefined || masked.text.trim() === "") return undefined;
  const { text } = masked;
  const start = masked.columnOf(column - 1);
  const end = endLine === line ? masked.columnOf(endColumn - 1) : text.length;
  const from = text.length <= widest ? 0 : Math.max(start - before, 0);
  const shown = [...text.slice(from, from + widest)].map((character) => oneLine(character)).join("");
  const cut = from > 0 ? "…" : "";
  const width = Math.max(Math.min(end, from + widest) - start, 1);
  const more = from + widest < text.length ? "…" : "";
  return { line: `${cut}${shown}${more}`, marks: `${" ".repeat(cut.length + start - from)}${"^".repeat(width)}` };
}
