import type { Project } from "../project/project.ts";
import type { Path } from "../syntax/node.ts";
import { nodeAtOffset } from "./nodeAtOffset.ts";

/** The setting that a statement speaks of, wherever in it the offset lies: on its key, its value or its comment. */
export function settingAt(project: Project, fileName: string, offset: number): Path | undefined {
  const found = nodeAtOffset(project, fileName, offset);
  if (found === undefined) return undefined;
  const { path, statement, statementStart } = found;
  if (path !== undefined) return wholeSetting(path);
  const lastKey = statement?.kind === "assignment" || statement?.kind === "header" ? statement.keys.at(-1) : undefined;
  const onKey = lastKey === undefined ? undefined : nodeAtOffset(project, fileName, statementStart + lastKey.start);
  return onKey?.path === undefined ? undefined : wholeSetting(onKey.path);
}

/** The items of a list are told of with the list. */
export function wholeSetting(path: Path): Path {
  let end = path.length;
  while (end > 0 && typeof path[end - 1] === "number") end--;
  return path.slice(0, end);
}
