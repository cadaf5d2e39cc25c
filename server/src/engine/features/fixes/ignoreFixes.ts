import type { ProblemCode } from "../../problems/problem.ts";
import { manifestName } from "../../project/project.ts";
import type { Edit } from "../../text/span.ts";
import { lineBreakOf } from "../edits.ts";
import { type Fix, type FixContext, ownFix } from "./fix.ts";

/** What no comment can make harmless: the program will not read the file. */
const serious: ReadonlySet<ProblemCode> = new Set(["syntax-error", "newer-toml", "schema-error", "project-error"]);

/** Leaves a problem out by a comment in the line above, or by one more code in the comment that is there. */
export function ignoreFixes(context: FixContext): readonly Fix[] {
  const { problem, file } = context;
  if (serious.has(problem.code) || file.name === manifestName) return [];
  const isRefused = problem.code === "duplicate-key" && file.tree.language.name === "toml";
  return isRefused ? [] : [ownFix(context, `Ignore ${problem.code} here`, "possible", ignoring(context))];
}

function ignoring(context: FixContext): Edit {
  const { file, origin, problem } = context;
  const above = origin === 0 ? undefined : file.tree.statementAt(origin - 1);
  if (above?.statement.kind === "comment") {
    const end = above.start + above.statement.end;
    const text = file.tree.slice(above.start + above.statement.start, end);
    const isMark = /^#\s*strata:\s*ignore\s+[a-z][a-z\s,-]*$/.test(text);
    if (isMark) return { start: end, end, text: `, ${problem.code}` };
  }
  const mark = file.tree.slice(origin, origin + 1) === "\ufeff" ? 1 : 0;
  const indentation = /^[ \t]*/.exec(file.tree.slice(origin + mark, problem.start))?.[0] ?? "";
  const at = origin + mark;
  return { start: at, end: at, text: `${indentation}# strata: ignore ${problem.code}${lineBreakOf(file.tree)}` };
}
