import { hash, isBlank, space } from "./characters.ts";
import type { EnvDialect } from "./envDialect.ts";

/** Where `#` starts a comment between `from` and `to`; -1 where none does. */
export function commentIn(text: string, from: number, to: number, dialect: EnvDialect): number {
  const { comment } = dialect.value;
  if (comment === "never") return -1;
  for (let at = from; at < to; at++) {
    if (text.charCodeAt(at) !== hash) continue;
    if (comment === "anywhere") return at;
    if (at === from) continue;
    const before = text.charCodeAt(at - 1);
    if (before === space || (comment === "after-white-space" && isBlank(before, dialect))) return at;
  }
  return -1;
}
