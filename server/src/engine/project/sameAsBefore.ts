import type { Tree } from "../syntax/tree.ts";
import type { ManifestFile } from "./manifest.ts";
import { hasDirective } from "./planSchema.ts";
import type { Project, ProjectInput } from "./project.ts";

/** Whether all but the texts of the files is as in the project before, as it is where one was made by copying the other. */
export function isSetUpAlike(input: ProjectInput, manifestFile: ManifestFile | undefined, before: Project): boolean {
  const { defaults, otherNames } = before.input;
  return (
    manifestFile === before.manifestFile &&
    input.defaults?.schema === defaults?.schema &&
    input.defaults?.loader === defaults?.loader &&
    isSameList([...input.files.keys()], [...before.files.keys()]) &&
    isSameList(input.otherNames, otherNames)
  );
}

function isSameList(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name, index) => name === others[index]);
}

/** What files contain counts for the plan only where `strata.toml` names no stacks, or where a file names the schema. */
export function isPlannedAlike(
  trees: ReadonlyMap<string, Tree>,
  manifestFile: ManifestFile | undefined,
  before: Project,
): boolean {
  if (manifestFile?.manifest.stacks === undefined) return false;
  return [...trees].every(([name, tree]) => {
    const known = before.files.get(name)?.tree;
    return known === tree || (known !== undefined && !hasDirective(known) && !hasDirective(tree));
  });
}
