import type { Statement } from "./statement.ts";

/**
 * What a statement reader reads from. The text may be a window into a longer file that starts where a statement starts
 * and ends where a line ends; a reader that needed to know what comes after the window says so with `starved` and is
 * asked again with more text.
 */
export interface Cursor {
  readonly text: string;
  /** Whether offset 0 of the text is the start of the file, where a byte order mark may stand. */
  readonly atFileStart: boolean;
  /** Where the next statement starts; a reader moves it behind the statement that it read. */
  offset: number;
  /**
   * How far the reader looked to be sure of its answer, where that is behind the statement's end: a change of the text
   * before `reach` can change the answer. The caller sets it to 0; a reader that looked no further leaves it alone.
   */
  reach: number;
  /** Set by a reader whose answer could change if more text followed the end of the window. */
  starved: boolean;
}

/** Reads the one statement at the cursor. What it answers depends on nothing but the text from the cursor on. */
export type StatementReader = (cursor: Cursor) => Statement;
