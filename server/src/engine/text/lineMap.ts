import type { Position } from "./span.ts";

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Where each line of a text starts. A line ends at `\n`, at `\r\n` or at a lone `\r`, as editors count them. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === LINE_FEED || (unit === CARRIAGE_RETURN && text.charCodeAt(offset + 1) !== LINE_FEED)) {
      starts.push(offset + 1);
    }
  }
  return starts;
}

/** Converts between offsets and positions of one unchanging text. */
export class LineMap {
  readonly #starts: readonly number[];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStartsOf(text);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  positionAt(offset: number): Position {
    const inside = Math.min(Math.max(offset, 0), this.#text.length);
    const line = lastAtMost(this.#starts, inside);
    return { line, column: inside - (this.#starts[line] ?? 0) };
  }

  /** A column past the end of its line means the end of the line, as the protocol asks. */
  offsetAt(position: Position): number {
    const start = this.#starts[position.line];
    if (start === undefined) return position.line < 0 ? 0 : this.#text.length;
    const next = this.#starts[position.line + 1];
    const end = next === undefined ? this.#text.length : endOfContent(this.#text, start, next);
    return Math.min(start + Math.max(position.column, 0), end);
  }
}

/** The index of the last of some ascending numbers that is not above `limit`; 0 if all are. */
export function lastAtMost(ascending: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where the content of a line ends, its line break left out. */
export function endOfContent(text: string, start: number, next: number): number {
  let end = next;
  if (end > start && text.charCodeAt(end - 1) === LINE_FEED) end--;
  if (end > start && text.charCodeAt(end - 1) === CARRIAGE_RETURN) end--;
  return end;
}
