import { hazardMessages } from "../../problems/messagesOfHazards.ts";
import type { Project } from "../../project/project.ts";
import type { ProjectFile } from "../../project/projectFile.ts";
import { keyText } from "../../project/settingPath.ts";
import type { LocalProblem } from "../localProblem.ts";
import { assignmentsIn, dialectOf } from "../references.ts";
import { hazard, none } from "./hazard.ts";

/** Python's `tomllib` refuses a file that starts with a byte order mark, and others take it for a part of the first name. */
export function byteOrderMark(project: Project, file: ProjectFile): readonly LocalProblem[] {
  const { tree, name } = file;
  const isHidden = project.input.marked?.has(name) === true;
  if (tree.language.name === "env") return isHidden ? hiddenMark(project, file) : none;
  if (!isHidden && tree.blocks[0]?.text.charCodeAt(0) !== 0xfeff) return none;
  if (!project.plan.loader.name.startsWith("pydantic")) return none;
  const message = hazardMessages.byteOrderMarkInToml();
  return [{ ...hazard, severity: "error", message, statement: undefined, start: 0, end: 0 }];
}

/** A mark that the text does not show stands before the first line; only a name can be spoilt by it. */
function hiddenMark(project: Project, { tree }: ProjectFile): readonly LocalProblem[] {
  const [statement] = tree.blocks[0]?.statements ?? [];
  const [key] = statement?.kind === "assignment" ? statement.keys : [];
  if (statement === undefined || key === undefined || dialectOf(project).byteOrderMark !== "part-of-key") return none;
  const message = hazardMessages.byteOrderMarkInKey(keyText([key.name]));
  return [{ ...hazard, message, statement, start: key.start, end: key.end, data: { key: key.name } }];
}

/** Two spellings of one name, of which the loader takes the last. */
export function sameName(project: Project, file: ProjectFile): readonly LocalProblem[] {
  if (file.tree.language.name !== "env" || project.plan.loader.keyCase.env === "sensitive") return none;
  const first = new Map<string, string>();
  const problems: LocalProblem[] = [];
  for (const statement of assignmentsIn(file)) {
    const [key] = statement.keys;
    if (key === undefined || statement.value === undefined) continue;
    const plain = key.name.toLowerCase();
    const other = first.get(plain);
    if (other === undefined) first.set(plain, key.name);
    if (other === undefined || other === key.name) continue;
    const message = hazardMessages.sameName(key.name, other);
    problems.push({ ...hazard, message, statement, start: key.start, end: key.end, data: { key: key.name } });
  }
  return problems;
}
