import { messages } from "../problems/messages.ts";
import { lookUp } from "../project/lookup.ts";
import type { Stack } from "../project/plan.ts";
import type { Project } from "../project/project.ts";
import { type ProjectFile, statementAtPath } from "../project/projectFile.ts";
import { keyText } from "../project/settingPath.ts";
import type { Finding } from "../schema/judge/finding.ts";
import type { Path } from "../syntax/node.ts";
import type { LocalPlace, LocalProblem } from "./localProblem.ts";

/** A problem of one stack, before it is known in which others it is one too. */
export interface StackProblem {
  readonly file: string;
  /** What is the same in all stacks in which this is the same problem. */
  readonly identity: string;
  readonly problem: LocalProblem;
  /** The sentence, once it is known which stacks to name, if any: `" in the stack test"` or nothing. */
  readonly say: (inStacks: string) => string;
  /** Whether the stacks are named even where all have the problem. */
  readonly namesStacks: boolean;
}

/** The statement around a path with its key, or the first line of the file where the file does not speak of it. */
export function placeOfPath(file: ProjectFile, path: Path): Pick<LocalProblem, "statement" | "start" | "end"> {
  const statement = statementAtPath(file.settings, path);
  if (statement?.kind !== "assignment" && statement?.kind !== "header")
    return { statement: undefined, start: 0, end: 0 };
  const first = statement.keys[0];
  const last = statement.keys[statement.keys.length - 1];
  return { statement, start: first?.start ?? 0, end: last?.end ?? 0 };
}

/** Where the conditions are written under which the schema asks for this. */
export function reasonsIn(project: Project, stack: Stack, finding: Finding): readonly LocalPlace[] {
  return finding.because.flatMap(({ path }) => {
    const file = project.files.get(lookUp(project, stack, path).winner?.file ?? "");
    const place = file === undefined ? undefined : placeOfPath(file, path);
    if (file === undefined || place?.statement === undefined) return [];
    const { statement, start, end } = place;
    return [{ file: file.name, statement, start, end, message: messages.asksForIt(keyText(path)) }];
  });
}
