/** A key as it stands in a line, whether or not it is complete: `server.po`, `"my`, `server.`. */
export interface KeyText {
  /** At least one; the last may be empty. */
  readonly parts: readonly KeyTextPart[];
  /** Behind the last part and the blanks that follow it. */
  readonly end: number;
}

export interface KeyTextPart {
  readonly name: string;
  /** With the quotes. */
  readonly start: number;
  readonly end: number;
  readonly quote: "" | '"' | "'";
}

/** Reads a key from an offset on; blanks may stand around its dots. */
export function keyTextAt(text: string, from: number): KeyText {
  const parts: KeyTextPart[] = [];
  let offset = from;
  for (;;) {
    const part = partAt(text, behindBlanks(text, offset));
    parts.push(part);
    offset = behindBlanks(text, part.end);
    if (text.charAt(offset) !== ".") return { parts, end: offset };
    offset++;
  }
}

export function behindBlanks(text: string, from: number): number {
  let offset = from;
  while (text.charAt(offset) === " " || text.charAt(offset) === "\t") offset++;
  return offset;
}

function partAt(text: string, start: number): KeyTextPart {
  const quote = text.charAt(start);
  if (quote === '"' || quote === "'") return quotedPartAt(text, start, quote);
  const end = endOfWord(text, start);
  return { name: text.slice(start, end), start, end, quote: "" };
}

/** A quote that is not closed in its line ends with the word. */
function quotedPartAt(text: string, start: number, quote: '"' | "'"): KeyTextPart {
  let close = start + 1;
  while (close < text.length && !`${quote}\r\n=`.includes(text.charAt(close))) close++;
  const isClosed = text.charAt(close) === quote;
  const end = isClosed ? close + 1 : endOfWord(text, start + 1);
  return { name: text.slice(start + 1, isClosed ? close : end), start, end, quote };
}

function endOfWord(text: string, start: number): number {
  let end = start;
  while (end < text.length && /[A-Za-z0-9_-]/.test(text.charAt(end))) end++;
  return end;
}
