import { lookUp } from "../project/lookup.ts";
import type { Stack } from "../project/plan.ts";
import type { Project } from "../project/project.ts";
import { childrenOf, itemNodes, knownNames } from "../schema/children.ts";
import type { SchemaNode } from "../schema/schemaNode.ts";
import type { List, Node, Path, Table } from "../syntax/node.ts";

/** A setting that is shown as one: a scalar, a list, an empty table, or a table that some text was read as. */
export interface SettingLeaf {
  readonly path: Path;
  readonly nodes: readonly SchemaNode[];
  readonly value: Node;
}

/** The leaves of a merged stack, in the order of the schema. An open list stands for recursion: names nest without limit. */
export function leavesOf(project: Project, stack: Stack): readonly SettingLeaf[] {
  const leaves: SettingLeaf[] = [];
  const open: SettingLeaf[] = [{ path: [], nodes: project.rootNodes, value: project.merged(stack) }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const members = membersOf(project, stack, next);
    if (members === undefined) leaves.push(next);
    else for (let index = members.length - 1; index >= 0; index--) open.push(members[index] ?? next);
  }
  return leaves;
}

/** Undefined for what is a leaf itself. */
function membersOf(project: Project, stack: Stack, leaf: SettingLeaf): readonly SettingLeaf[] | undefined {
  const { value, path } = leaf;
  if (value.kind === "array") return isWrittenWithHeaders(value) ? itemsOf(leaf, value) : undefined;
  if (value.kind !== "table") return undefined;
  const members = tableMembers(leaf, value);
  if (path.length === 0) return members;
  if (members.length === 0 || isReadFromText(project, stack, leaf)) return undefined;
  return members;
}

/**
 * A JSON text in `.env` becomes a table only when the loader reads it, so its members have no place of their own. It does
 * so only where a schema asks for a table.
 */
function isReadFromText(project: Project, stack: Stack, { path, nodes }: SettingLeaf): boolean {
  if (nodes.length === 0 || typeof path[path.length - 1] === "number") return false;
  if (!project.layersOf(stack).some(({ tree }) => tree.language.name === "env")) return false;
  const { winner } = lookUp(project, stack, path);
  return winner !== undefined && winner.value.kind !== "table";
}

export function isWrittenWithHeaders({ items }: List): boolean {
  return items.length > 0 && items.every((item) => item.kind === "table" && item.header !== undefined);
}

function itemsOf({ path, nodes }: SettingLeaf, { items }: List): readonly SettingLeaf[] {
  return items.map((value, index) => ({ path: [...path, index], nodes: itemNodes(nodes, index), value }));
}

function tableMembers({ path, nodes }: SettingLeaf, table: Table): readonly SettingLeaf[] {
  const order = new Map(knownNames(nodes).map(({ name }, index) => [name, index]));
  const members = [...table.entries.values()].map(({ name, value }) => ({
    path: [...path, name],
    nodes: childrenOf(nodes, name).nodes,
    value,
    rank: order.get(name) ?? order.size,
  }));
  return members.sort((one, other) => one.rank - other.rank);
}
