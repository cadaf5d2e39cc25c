import assert from "node:assert/strict";
import { lineStartsOf, type Problem } from "../../server/src/engine/engine.ts";

/**
 * A text with its problems drawn under it, as a person sees them in an editor:
 *
 *     port = eighty
 *            ~~~~~~ syntax-error: Expected a value. Put text in quotes.
 *
 * A place of no width is drawn as one `^`, one over several lines up to the end of its first line followed by `…`.
 */
export function drawProblems(text: string, problems: readonly Problem[]): string {
  const starts = lineStartsOf(text);
  const lines = text.split(/\r\n|\n|\r/);
  const drawn: string[] = [];
  for (const [index, line] of lines.entries()) {
    drawn.push(line);
    const start = starts[index] ?? 0;
    const next = starts[index + 1] ?? text.length + 1;
    for (const problem of problems) {
      if (problem.start >= start && problem.start < next) drawn.push(squiggle(problem, start, line.length));
    }
  }
  return drawn.join("\n");
}

function squiggle(problem: Problem, lineStart: number, lineLength: number): string {
  const column = problem.start - lineStart;
  const width = Math.min(problem.end, lineStart + lineLength) - problem.start;
  const isLonger = problem.end > lineStart + lineLength + 2;
  const mark = problem.end === problem.start ? "^" : "~".repeat(Math.max(width, 1));
  return `${" ".repeat(column)}${mark}${isLonger ? "…" : ""} ${problem.code}: ${problem.message}`;
}

/** A text as it is written in a test: without its first line break and the indentation of its last line. */
export function trimText(text: string): string {
  const lines = text.replace(/^\n/, "").split("\n");
  const indentation = /^ *$/.test(lines[lines.length - 1] ?? "x") ? (lines.pop() ?? "").length : 0;
  return lines.map((line) => line.slice(Math.min(indentation, line.length - line.trimStart().length))).join("\n");
}

/** Splits a drawn text into the plain text and itself: every line whose first visible character is a mark is a drawing. */
export function withoutSquiggles(drawn: string): string {
  return drawn
    .split("\n")
    .filter((line) => !/^ *(?:~+…?|\^) [a-z-]+: /.test(line))
    .join("\n");
}

/** Checks that reading the text finds the problems drawn under it, and no others. */
export function checkDrawn(drawn: string, find: (text: string) => readonly Problem[]): void {
  const expected = trimText(drawn);
  const text = withoutSquiggles(expected);
  assert.equal(drawProblems(text, find(text)), expected);
}
