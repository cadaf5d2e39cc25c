import type { Statement } from "../syntax/statement.ts";
import type { Tree } from "../syntax/tree.ts";
import { lastAtMost } from "../text/lineMap.ts";
import type { Span } from "../text/span.ts";

/** A statement with its place both as offset and as line. */
export interface PlacedLine {
  readonly statement: Statement;
  readonly start: number;
  /** The lines of its first and its last character, from 0. */
  readonly line: number;
  readonly lastLine: number;
}

/** The statements that touch a span, or all of a file, each with its lines: one walk over the text. */
export function* placedLines(tree: Tree, within?: Span): IterableIterator<PlacedLine> {
  const { offsets, lines } = tree.places;
  const first = within === undefined ? 0 : lastAtMost(offsets, Math.max(within.start, 0));
  for (let index = first; index < tree.blocks.length; index++) {
    const block = tree.blocks[index];
    let start = offsets[index] ?? 0;
    if (block === undefined || (within !== undefined && start > within.end)) return;
    let line = lines[index] ?? 0;
    let from = 0;
    for (const statement of block.statements) {
      const breaks = lineBreaksIn(block.text, from, from + statement.length);
      const endsWithBreak = /[\r\n]/.test(block.text.charAt(from + statement.length - 1));
      yield { statement, start, line, lastLine: line + breaks - (endsWithBreak ? 1 : 0) };
      line += breaks;
      start += statement.length;
      from += statement.length;
    }
  }
}

function lineBreaksIn(text: string, start: number, end: number): number {
  let breaks = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) breaks++;
  }
  return breaks;
}
