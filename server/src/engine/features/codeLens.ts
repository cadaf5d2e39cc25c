import { manifestName, type Project } from "../project/project.ts";

/** A line above a file that opens the effective configuration of a stack; without one, that of a stack to be chosen. */
export interface Lens {
  readonly title: string;
  readonly stack: string | undefined;
}

const mostStacks = 3;

/** One for each stack that reads the file; in `strata.toml` for all stacks. */
export function lensesOf(project: Project, fileName: string): readonly Lens[] {
  const isManifest = fileName === manifestName && project.files.has(fileName);
  const stacks = isManifest ? project.plan.stacks : project.stacksOf(fileName);
  // One more is named rather than counted.
  const named = stacks.length === mostStacks + 1 ? stacks : stacks.slice(0, mostStacks);
  const lenses = named.map(({ name }, index): Lens => {
    return { title: index === 0 ? `Effective config: ${name}` : name, stack: name };
  });
  const rest = stacks.length - lenses.length;
  return rest === 0 ? lenses : [...lenses, { title: `+${rest} more`, stack: undefined }];
}
