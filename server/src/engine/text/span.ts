/** A half-open range of UTF-16 code units, the unit of JavaScript strings and of the editors' protocol. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A line and a column, both from 0; the column counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Replaces the text between `start` and `end` with `text`. */
export interface Edit extends Span {
  readonly text: string;
}
