/** One place to fill in around the inner part of a value: between its quotes or brackets if it has some. */
export function placeholderOf(text: string): string {
  const [open, inner, close] = insideOf(text);
  const place = inner === "" ? "$1" : `\${1:${escapedText(inner)}}`;
  return `${escapedText(open)}${place}${escapedText(close)}`;
}

/** A choice among texts, the first of which is the default. */
export function choiceOf(texts: readonly string[]): string {
  return `\${1|${texts.map((text) => text.replace(/[\\,|]/g, "\\$&")).join(",")}|}`;
}

export function escapedText(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** An empty list or table is filled between its brackets; one with content is replaced as a whole. */
function insideOf(text: string): readonly [open: string, inner: string, close: string] {
  const first = text.charAt(0);
  const last = text.charAt(text.length - 1);
  const isQuoted = text.length >= 2 && first === last && `"'\``.includes(first);
  const isEmptyPair = text === "[]" || text === "{}";
  return isQuoted || isEmptyPair ? [first, text.slice(1, -1), last] : ["", text, ""];
}
