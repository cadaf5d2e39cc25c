import { hazardMessages } from "../../problems/messagesOfHazards.ts";
import type { Project } from "../../project/project.ts";
import type { ProjectFile } from "../../project/projectFile.ts";
import type { LocalProblem } from "../localProblem.ts";
import { assignmentsIn } from "../references.ts";
import { hazard, none } from "./hazard.ts";

/** Python's `tomllib` refuses a file that starts with a byte order mark. */
export function byteOrderMark(project: Project, { tree }: ProjectFile): readonly LocalProblem[] {
  if (tree.blocks[0]?.text.charCodeAt(0) !== 0xfeff || tree.language.name !== "toml") return none;
  if (!project.plan.loader.name.startsWith("pydantic")) return none;
  const message = hazardMessages.byteOrderMarkInToml();
  return [{ ...hazard, severity: "error", message, statement: undefined, start: 0, end: 0 }];
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
