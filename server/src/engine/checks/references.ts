import type { Project } from "../project/project.ts";
import type { ProjectFile } from "../project/projectFile.ts";
import type { EnvDialect } from "../syntax/env/envDialect.ts";
import { envDialects } from "../syntax/env/envDialects.ts";
import type { StringNode } from "../syntax/node.ts";
import type { Assignment } from "../syntax/statement.ts";

/** An assignment in `.env` whose value is a text. */
export interface TextAssignment extends Assignment {
  readonly value: StringNode;
}

/** The assignments of a `.env` file with a `$` in their values. Most files have none, and then nothing is gone through. */
export function dollarAssignments({ tree }: ProjectFile): readonly TextAssignment[] {
  if (tree.language.name !== "env") return [];
  return tree.blocks
    .filter((block) => block.text.includes("$"))
    .flatMap((block) => block.statements.filter((statement) => statement.kind === "assignment"))
    .filter(isText)
    .filter((assignment) => assignment.value.value.includes("$"));
}

function isText(assignment: Assignment): assignment is TextAssignment {
  return assignment.value?.kind === "string";
}

export function assignmentsIn({ tree }: ProjectFile): readonly Assignment[] {
  return tree.blocks.flatMap((block) => block.statements.filter((statement) => statement.kind === "assignment"));
}

export function dialectOf(project: Project): EnvDialect {
  return envDialects[project.plan.loader.dialect];
}
