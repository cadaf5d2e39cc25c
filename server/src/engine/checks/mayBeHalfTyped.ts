import type { Stack } from "../project/plan.ts";
import type { Project } from "../project/project.ts";
import { childrenOf, itemNodes, nodesAt } from "../schema/children.ts";
import type { Finding } from "../schema/judge/finding.ts";

/** Whether what is missing may stand below a half-typed header: the setting itself, or one of the table that is missing. */
export function mayBeHalfTyped(project: Project, stack: Stack, { facts, path }: Finding): boolean {
  const guessed = new Set(project.layersOf(stack).flatMap(({ tree }) => tree.structure.guessed ?? []));
  if (guessed.size === 0 || facts.kind !== "missing") return false;
  return facts.groups.flat().some((name) => {
    const nodes = nodesAt(project.rootNodes, [...path, name]);
    const members = [...nodes, ...itemNodes(nodes, 0)];
    return guessed.has(name) || [...guessed].some((member) => childrenOf(members, member).isKnown);
  });
}
