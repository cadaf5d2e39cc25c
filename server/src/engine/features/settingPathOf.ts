import type { Project } from "../project/project.ts";
import type { Path } from "../syntax/node.ts";

/**
 * The path that a person means by `server."my port"` or `servers[0].host`; undefined for what is no path. In a name of
 * `.env` that nests (`DB__HOST`) or differs in case, the setting is found that the application finds.
 */
export function settingPathOf(text: string, project: Project): Path | undefined {
  const path: (string | number)[] = [];
  const part = /(?:^|\.)\s*(?:([^\s."'[\]]+)|("(?:[^"\\]|\\.)*")|'([^']*)')\s*|\[(\d{1,9})\]/y;
  let at = 0;
  while (at < text.length) {
    part.lastIndex = at;
    const match = part.exec(text);
    if (match === null || part.lastIndex === at) return undefined;
    const [, bare, quoted, literal, index] = match;
    if (index !== undefined && path.length === 0) return undefined;
    path.push(index === undefined ? (bare ?? literal ?? unquoted(quoted ?? "")) : Number(index));
    at = part.lastIndex;
  }
  const [first] = path;
  if (typeof first !== "string") return undefined;
  return path.length === 1 ? project.names.pathOfVariable(first) : path;
}

function unquoted(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}
