import type { ProblemCode } from "../problems/problem.ts";
import type { Statement } from "../syntax/statement.ts";
import type { Tree } from "../syntax/tree.ts";

/**
 * Whether a comment asks to leave a problem out: `# strata: ignore <code>`, behind the statement or in the line above it,
 * with several codes after commas, or with none for all. On the first line of a file it also speaks for the file.
 */
export function isIgnoredAt(tree: Tree, statement: Statement | undefined, code: ProblemCode): boolean {
  const start = statement === undefined ? 0 : tree.startOf(statement);
  if (start === undefined) return false;
  if (ignores(commentBehind(tree, start), code)) return true;
  return start > 0 && ignores(commentBehind(tree, start - 1, "comment"), code);
}

/** The comment of the statement at an offset; with a kind, only of a statement that is one. */
function commentBehind(tree: Tree, offset: number, kind?: "comment"): string | undefined {
  const placed = tree.statementAt(offset);
  if (placed === undefined || (kind !== undefined && placed.statement.kind !== kind)) return undefined;
  const { statement, start } = placed;
  if (statement.kind === "comment") return tree.slice(start + statement.start, start + statement.end);
  if (statement.kind !== "assignment" && statement.kind !== "header") return undefined;
  return statement.comment < 0 ? undefined : tree.slice(start + statement.comment, start + statement.length);
}

const mark = /^#\s*strata:\s*ignore\b([^#]*)/;

function ignores(comment: string | undefined, code: ProblemCode): boolean {
  const named = comment === undefined ? null : mark.exec(comment.slice(0, longestComment));
  if (named === null) return false;
  const codes = (named[1] ?? "").split(/[\s,]+/).filter((word) => word !== "");
  return codes.length === 0 || codes.includes(code);
}

const longestComment = 500;
