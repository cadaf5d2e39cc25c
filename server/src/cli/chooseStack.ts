import type { Project } from "../engine/engine.ts";
import { type Failure, failure } from "../node/failure.ts";

/** The stack of that name; without a name `default`, or the only one there is. */
export function chooseStack(project: Project, name: string | undefined): string | Failure {
  const names = project.plan.stacks.map((stack) => stack.name);
  if (name !== undefined) return names.includes(name) ? name : failure(`There is no stack ${name}. ${told(names)}`);
  const [only] = names;
  if (only === undefined) return failure("There are only templates here, and no files that an application reads.");
  if (names.includes("default")) return "default";
  return names.length === 1 ? only : failure(`There are several stacks. Name one with --stack. ${told(names)}`);
}

function told(names: readonly string[]): string {
  return `The stacks are: ${names.join(", ")}.`;
}
