/**
 * Which setting stands on which line, from 0, of an effective configuration. The text is the server's: every value is on
 * one line, and headers are written as `[a.b]` or, for each item of a list, `[[a]]`.
 */
export function settingLines(text: string): ReadonlyMap<number, string> {
  const keys = new Map<number, string>();
  const counts = new Map<string, number>();
  let table = "";
  for (const [index, line] of text.split("\n").entries()) {
    const header = /^(\[\[?)(.+?)\]\]?(?:\s+#|$)/.exec(line);
    if (header !== null) {
      table = tableKey(header[2] ?? "", header[1] === "[[", counts);
      keys.set(index, table);
      continue;
    }
    const key = /^((?:"(?:[^"\\]|\\.)*"|[A-Za-z0-9_-])+) = /.exec(line)?.[1];
    if (key !== undefined) keys.set(index, table === "" ? key : `${table}.${key}`);
  }
  return keys;
}

/** `a.b` within the third item of `a` is the setting `a[2].b`; items are counted anew in each item of a list above. */
function tableKey(written: string, isItem: boolean, counts: Map<string, number>): string {
  const parts = written.match(/"(?:[^"\\]|\\.)*"|[^."]+/g) ?? [];
  let key = "";
  for (const [index, part] of parts.entries()) {
    key += (key === "" ? "" : ".") + part;
    if (isItem && index === parts.length - 1) counts.set(key, (counts.get(key) ?? -1) + 1);
    const count = counts.get(key);
    if (count !== undefined) key += `[${count}]`;
  }
  return key;
}
