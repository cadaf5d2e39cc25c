import type { TreeNode } from "./treeNode.ts";

/** What a command is to work on. The menus of the view hand over a node, code lenses and links what they speak of. */
export function nodeArgument(given: unknown): unknown {
  if (!isNode(given)) return given;
  if (given.kind === "stack") return { project: given.project.project, stack: given.stack.name };
  if (given.kind !== "setting") return undefined;
  const { project, stack } = given.parent;
  return { project: project.project, stack: stack.name, key: given.key };
}

function isNode(given: unknown): given is TreeNode {
  return (
    typeof given === "object" && given !== null && "kind" in given && "project" in given === (given.kind !== "setting")
  );
}
