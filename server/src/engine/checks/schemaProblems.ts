import { messages } from "../problems/messages.ts";
import type { Problem } from "../problems/problem.ts";
import type { Project } from "../project/project.ts";
import { manifestName } from "../project/project.ts";
import { saySchemaFault } from "../schema/schemaFault.ts";

const none: readonly Problem[] = [];

/** What is wrong with the schema itself, when the file asked about is the schema. */
export function schemaProblems(project: Project, name: string): readonly Problem[] {
  if (project.schema === undefined || project.plan.schema !== name) return none;
  return project.schema.faults.map((fault) => ({
    code: "schema-error",
    severity: "warning",
    message: saySchemaFault(fault),
    start: fault.start,
    end: fault.end,
  }));
}

/** What is wrong with how the project is set up, in the file that says so. */
export function projectProblems(project: Project, name: string): readonly Problem[] {
  const { plan } = project;
  const written = name === manifestName ? plan.problems : (plan.fileProblems.get(name) ?? none);
  const missing = missingSchema(project, name);
  return missing === undefined ? written : [...written, missing];
}

/** A schema that is named and not there is told where it is named; one that settings name, in the lowest file. */
function missingSchema({ plan, schema }: Project, name: string): Problem | undefined {
  if (schema !== undefined || plan.schema === undefined || name !== (plan.schemaPlace?.file ?? plan.base))
    return undefined;
  const { start, end } = plan.schemaPlace ?? { start: 0, end: 0 };
  return { code: "project-error", severity: "warning", message: messages.schemaNotFound(plan.schema), start, end };
}
