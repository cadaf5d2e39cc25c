import { messages } from "../problems/messages.ts";
import type { ProblemData } from "../problems/problem.ts";
import { lookUp } from "../project/lookup.ts";
import type { Stack } from "../project/plan.ts";
import type { Project } from "../project/project.ts";
import { nodeAt, type ProjectFile, statementAtPath } from "../project/projectFile.ts";
import { keyText } from "../project/settingPath.ts";
import { sayFinding } from "../schema/describe/sayFinding.ts";
import type { Finding } from "../schema/judge/finding.ts";
import type { Path } from "../syntax/node.ts";
import type { StackFindings } from "./judgeStacks.ts";
import type { LocalProblem } from "./localProblem.ts";
import { mayBeHalfTyped } from "./mayBeHalfTyped.ts";
import { missingProblem } from "./missingKey.ts";
import { placeOfPath, reasonsIn, type StackProblem } from "./stackProblem.ts";

/** The problems of whole stacks, each once, in the file that set the value or that should have. */
export function stackProblems(
  project: Project,
  findings: ReadonlyMap<string, StackFindings>,
): ReadonlyMap<string, readonly LocalProblem[]> {
  const gathered = new Map<string, { readonly first: StackProblem; readonly stacks: string[] }>();
  for (const stack of project.plan.stacks) {
    for (const found of findings.get(stack.name)?.values() ?? []) {
      for (const finding of found) {
        const placed = problemOf(project, stack, finding);
        if (placed === undefined) continue;
        const known = gathered.get(placed.identity);
        if (known === undefined) gathered.set(placed.identity, { first: placed, stacks: [stack.name] });
        else if (!known.stacks.includes(stack.name)) known.stacks.push(stack.name);
      }
    }
  }
  return byFile(project, gathered.values());
}

function byFile(
  project: Project,
  gathered: Iterable<{ readonly first: StackProblem; readonly stacks: readonly string[] }>,
): ReadonlyMap<string, readonly LocalProblem[]> {
  const files = new Map<string, LocalProblem[]>();
  for (const { first, stacks } of gathered) {
    const { file, problem, say, namesStacks } = first;
    const isEverywhere = project.stacksOf(file).every(({ name }) => stacks.includes(name));
    const message = say(isEverywhere && !namesStacks ? "" : messages.inStacks(stacks));
    const problems = files.get(file) ?? [];
    files.set(file, problems);
    problems.push({ ...problem, message, stacks });
  }
  return files;
}

function problemOf(project: Project, stack: Stack, finding: Finding): StackProblem | undefined {
  const layers = project.layersOf(stack);
  const base = layers[layers.length - 1];
  if (base === undefined) return undefined;
  if (finding.facts.kind === "missing" && mayBeHalfTyped(project, stack, finding)) return undefined;
  if (finding.facts.kind === "missing") return missingProblem(project, stack, finding, finding.facts.groups);
  return wrongProblem(project, stack, finding, base);
}

/** Something that is there and must not be so: it is told where the value that wins is written. */
function wrongProblem(project: Project, stack: Stack, finding: Finding, base: ProjectFile): StackProblem {
  const path = culpritOf(project, stack, finding);
  const { winner } = lookUp(project, stack, path);
  const file = (winner === undefined ? undefined : project.files.get(winner.file)) ?? base;
  const place = winner === undefined ? undefined : placeOfWinner(file, finding, path);
  const data: ProblemData = { key: keyText(path) };
  const related = reasonsIn(project, stack, finding);
  const sentence = sayFinding(finding);
  return {
    file: file.name,
    identity: [file.name, finding.code, sentence, keyText(finding.path)].join("\0"),
    problem: {
      code: finding.code,
      severity: "error",
      message: sentence,
      data,
      related,
      ...(place ?? placeOfPath(file, path)),
    },
    say: (inStacks) => `${sentence}${inStacks}.`,
    namesStacks: false,
  };
}

/** Of several settings that must not come together, the one that the highest layer adds. */
function culpritOf(project: Project, stack: Stack, { facts, path }: Finding): Path {
  if (facts.kind !== "forbidden" || facts.names.length === 0) return path;
  const order = project.layersOf(stack).map(({ name }) => name);
  const candidates = facts.names.flatMap((name) => {
    const { winner } = lookUp(project, stack, [...path, name]);
    return winner === undefined ? [] : [{ path: [...path, name], height: order.indexOf(winner.file) }];
  });
  const [highest] = candidates.sort((one, other) => one.height - other.height);
  return highest?.path ?? path;
}

function placeOfWinner(
  file: ProjectFile,
  finding: Finding,
  path: Path,
): Pick<LocalProblem, "statement" | "start" | "end"> | undefined {
  const statement = statementAtPath(file.settings, path);
  const value = nodeAt(file.settings, path);
  const isOnKey = path !== finding.path || finding.code === "unknown-key";
  if (statement === undefined || value === undefined || value.kind === "table" || isOnKey) return undefined;
  return { statement, start: value.start, end: value.end };
}
