import { messages } from "../problems/messages.ts";
import type { ProblemData } from "../problems/problem.ts";
import { lookUp } from "../project/lookup.ts";
import type { Stack } from "../project/plan.ts";
import type { Project } from "../project/project.ts";
import type { ProjectFile } from "../project/projectFile.ts";
import { keyText } from "../project/settingPath.ts";
import { sayCondition, sayFinding } from "../schema/describe/sayFinding.ts";
import { joinWords } from "../schema/describe/valueInWords.ts";
import type { Finding } from "../schema/judge/finding.ts";
import { homeOf } from "./homes.ts";
import { newValueText } from "./newValueText.ts";
import { placeOfPath, reasonsIn, type StackProblem } from "./stackProblem.ts";

/**
 * A missing setting is told where it should be written: the file it belongs in, or, while that one is absent, the lowest
 * of its stack. There it stands on the condition that asks for it, or on the table's header, or on the first line.
 */
export function missingProblem(
  project: Project,
  stack: Stack,
  finding: Finding,
  groups: readonly (readonly string[])[],
): StackProblem | undefined {
  const key = [...finding.path, groups[0]?.[0] ?? ""];
  const isOfStack = finding.keyword === "requiredIn";
  const { winner } = lookUp(project, stack, key);
  const home = winner?.file ?? (isOfStack ? ownFileOf(project, stack) : undefined) ?? homeOf(project, stack, key);
  const present = project.files.get(home);
  const file = present ?? project.layersOf(stack).at(-1);
  if (file === undefined) return undefined;
  const template = project.plan.templates.find(({ of }) => of === home)?.file;
  const condition = finding.because.find(({ path }) => placeOfPath(file, path).statement !== undefined);
  const place = placeOfPath(file, winner === undefined ? (condition?.path ?? finding.path) : key);
  const data = {
    ...dataOf(project, key, home),
    ...(template === undefined || present !== undefined ? {} : { template }),
  };
  const complaint = sayFinding({ ...finding, because: [] });
  const because = finding.because.map(sayCondition);
  const reason = because.length === 0 ? "" : ` because ${joinWords(because, "and")}`;
  const advice = winner === undefined ? whereTo(home, template, present) : messages.isEmptyHere;
  const severity = present === undefined ? "information" : "error";
  return {
    file: file.name,
    identity: ["missing", home, complaint, reason].join("\0"),
    problem: {
      code: "missing-key",
      severity,
      message: complaint,
      data,
      related: reasonsIn(project, stack, finding),
      ...place,
    },
    say: (inStacks) => `${complaint}${inStacks}${reason}.${advice}`,
    namesStacks: isOfStack,
  };
}

function whereTo(home: string, template: string | undefined, present: ProjectFile | undefined): string {
  return present === undefined ? messages.homeIsAbsent(home, template) : messages.belongsIn(home);
}

/** What only one stack asks for is written in a file that only this stack reads, if there is one. */
function ownFileOf(project: Project, stack: Stack): string | undefined {
  return project.layersOf(stack).find(({ name }) => project.stacksOf(name).length === 1)?.name;
}

function dataOf(project: Project, key: readonly (string | number)[], home: string): ProblemData {
  const language = home.endsWith(".toml") ? "toml" : "env";
  return { key: keyText(key), file: home, replacement: newValueText(project, key, language) };
}
