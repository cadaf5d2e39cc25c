const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|[\s\S])?/g;
const WORD_ENDS: ReadonlySet<number> = new Set(Array.from(' \n\r\t,:[]{}"', (mark) => mark.charCodeAt(0)));
const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const BYTE_ORDER_MARK = 0xfeff;
const FORBIDDEN = /[\u0000-\u001f]/;

/** Where the next thing that is no white space and no comment starts. */
export function skipBlank(text: string, from: number): number {
  let offset = from;
  while (offset < text.length) {
    const unit = text.charCodeAt(offset);
    if (unit === SPACE || unit === LINE_FEED || unit === RETURN || unit === TAB || unit === BYTE_ORDER_MARK) offset++;
    else if (unit !== SLASH) return offset;
    else if (text[offset + 1] === "/") offset = endOfLine(text, offset);
    else if (text[offset + 1] === "*") offset = endOfBlockComment(text, offset);
    else return offset;
  }
  return offset;
}

function endOfLine(text: string, from: number): number {
  let offset = from;
  while (offset < text.length && text[offset] !== "\n" && text[offset] !== "\r") offset++;
  return offset;
}

function endOfBlockComment(text: string, from: number): number {
  const close = text.indexOf("*/", from + 2);
  return close < 0 ? text.length : close + 2;
}

/** Behind the closing quote of the string that starts at `from`, or the end of its line where the quote is missing. */
export function endOfString(text: string, from: number): { readonly end: number; readonly isClosed: boolean } {
  for (let offset = from + 1; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === QUOTE) return { end: offset + 1, isClosed: true };
    if (unit === LINE_FEED || unit === RETURN) return { end: offset, isClosed: false };
    if (unit === BACKSLASH && text[offset + 1] !== "\n" && text[offset + 1] !== "\r") offset++;
  }
  return { end: text.length, isClosed: false };
}

/** What a string literal means, the quotes already taken off; an escape that JSON does not know stays as written. */
export function decodeString(inner: string): { readonly value: string; readonly isValid: boolean } {
  let isValid = !FORBIDDEN.test(inner);
  if (!inner.includes("\\")) return { value: inner, isValid };
  const value = inner.replace(ESCAPE, (written) => {
    if (written.length === 6) return String.fromCharCode(Number.parseInt(written.slice(2), 16));
    const meaning = ESCAPES.get(written.slice(1));
    if (meaning === undefined) isValid = false;
    return meaning ?? written;
  });
  return { value, isValid };
}

/** Behind the run of text that starts at `from` and holds nothing that separates JSON's pieces. */
export function endOfWord(text: string, from: number): number {
  let offset = from;
  while (offset < text.length && !WORD_ENDS.has(text.charCodeAt(offset))) offset++;
  return offset;
}

/** Behind a bracketed value, by counting brackets alone: for values that are too deep to be read. */
export function endOfBrackets(text: string, from: number): number {
  let depth = 0;
  for (let offset = from; offset < text.length; offset++) {
    const unit = text[offset];
    if (unit === '"') offset = endOfString(text, offset).end - 1;
    else if (unit === "[" || unit === "{") depth++;
    else if ((unit === "]" || unit === "}") && --depth === 0) return offset + 1;
  }
  return text.length;
}
