import type { Project } from "../project/project.ts";
import { nodeAt, type ProjectFile } from "../project/projectFile.ts";
import { childrenOf, nodesAt } from "../schema/children.ts";
import { referencesIn } from "../syntax/env/references.ts";
import { CheckedSetting } from "./checkedSetting.ts";
import { VisibleNames } from "./hazards/visibleNames.ts";
import type { LocalProblem } from "./localProblem.ts";
import { dialectOf, dollarAssignments, type TextAssignment } from "./references.ts";
import { judgedValue } from "./schemaValues.ts";
import { contributes, isUsedIn } from "./usage.ts";

const none: readonly LocalProblem[] = [];

/** What values are once their references are replaced. One that the environment may complete is not judged. */
export function expandedValues(project: Project, file: ProjectFile): readonly LocalProblem[] {
  if (project.schema === undefined || dialectOf(project).expansion.method === "none") return none;
  const assignments = dollarAssignments(file);
  if (assignments.length === 0) return none;
  const names = new VisibleNames(project, file);
  return assignments.flatMap((assignment) => judgeExpanded(project, file, assignment, names));
}

function judgeExpanded(
  project: Project,
  file: ProjectFile,
  assignment: TextAssignment,
  names: VisibleNames,
): readonly LocalProblem[] {
  const setting = settingOf(project, file, assignment);
  if (setting === undefined || !contributes(setting) || !isWholly(project, assignment, names)) return none;
  const stack = project.stacksOf(file.name).find((candidate) => isUsedIn(setting, candidate));
  if (stack === undefined) return none;
  const layer = project.layersOf(stack).find(({ name }) => name === file.name);
  const value = nodeAt(layer?.settings, setting.path);
  return value === undefined ? none : judgedValue(setting, value);
}

function settingOf(project: Project, file: ProjectFile, assignment: TextAssignment): CheckedSetting | undefined {
  const [key] = assignment.keys;
  if (key === undefined) return undefined;
  const path = project.names.pathOfVariable(key.name);
  const siblings = nodesAt(project.rootNodes, path.slice(0, -1));
  const children = childrenOf(siblings, path[path.length - 1] ?? "");
  if (children.nodes.length === 0) return undefined;
  const { value } = assignment;
  const written = { project, file, statement: assignment };
  return new CheckedSetting(written, { path, key, value, children, siblings });
}

/** Whether all that the value refers to is set in the files, and the value thus known without the environment. */
function isWholly(project: Project, assignment: TextAssignment, names: VisibleNames): boolean {
  const { value, quote = "none", keys } = assignment;
  const references = referencesIn(value.value, quote, dialectOf(project));
  if (references.length === 0 || names.isCyclic(keys[0]?.name ?? "")) return false;
  return references.every(
    ({ name, operator }) => operator === undefined && names.sightOf(name, assignment).kind === "set",
  );
}
