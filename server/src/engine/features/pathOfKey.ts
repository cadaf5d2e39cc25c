import type { Path } from "../syntax/node.ts";

const step = /\[(\d{1,15})\]|("(?:[^"\\]|\\.)*")|([A-Za-z0-9_-]+)/g;

/** The path that `keyText` made a text of. */
export function pathOfKey(key: string): Path {
  const path: (string | number)[] = [];
  for (const [, index, quoted, plain] of key.matchAll(step)) {
    if (index !== undefined) path.push(Number(index));
    else path.push(quoted === undefined ? (plain ?? "") : unquoted(quoted));
  }
  return path;
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
