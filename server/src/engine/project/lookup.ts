import { nodesAt } from "../schema/children.ts";
import { defaultOf } from "../schema/defaultOf.ts";
import type { Node, Path } from "../syntax/node.ts";
import { stepDown } from "../syntax/updateStructure.ts";
import { addsTo } from "./mergedTable.ts";
import type { Stack } from "./plan.ts";
import type { Project } from "./project.ts";
import { entryAt, nodeAt, type ProjectFile, type SettingPlace } from "./projectFile.ts";
import { readAs } from "./readAs.ts";
import { pathKey } from "./settingPath.ts";

/** What one layer says of a setting. */
export interface Contribution extends SettingPlace {
  /** The value as written. */
  readonly value: Node;
  /** What the application gets for it. */
  readonly read: Node;
}

/** What a stack makes of one setting: the value that wins with its origin, and those that lose, highest first. */
export interface Lookup {
  readonly path: Path;
  readonly winner: Contribution | undefined;
  readonly losers: readonly Contribution[];
  /** The schema's default, which counts where nobody wins. */
  readonly byDefault: Node | undefined;
}

/**
 * Looks one setting up in one stack, as the loader would find it. Every layer of a tall stack asks for the same settings,
 * so there the answer is kept with the project, and judging stays linear in the layers.
 */
export function lookUp(project: Project, stack: Stack, path: Path): Lookup {
  const layers = project.layersOf(stack);
  if (layers.length < tallStack) return lookUpIn(project, layers, path);
  const known = project.lookupsOf(stack);
  const key = pathKey(path);
  const lookup = known.get(key) ?? lookUpIn(project, layers, path);
  known.set(key, lookup);
  return lookup;
}

const tallStack = 4;

function lookUpIn(project: Project, layers: readonly ProjectFile[], path: Path): Lookup {
  const visible = visibleNodes(project, layers, path);
  const nodes = nodesAt(project.rootNodes, path);
  let winner: Contribution | undefined;
  const losers: Contribution[] = [];
  for (const [index, layer] of layers.entries()) {
    const value = nodeAt(layer.settings, path);
    const entry = entryAt(layer.settings, path);
    if (value === undefined || entry === undefined) continue;
    const read = readAs(value, nodes, project.plan.loader, layer.tree.language.name);
    const contribution = { file: layer.name, entry, value, read };
    if (winner === undefined && visible[index] !== undefined) winner = contribution;
    else losers.push(contribution);
  }
  return { path, winner, losers, byDefault: defaultOf(nodes) };
}

/**
 * The file whose value wins, as `lookUp` would say: judging asks no more than that of nearly every setting, and would throw
 * the rest of the answer away.
 */
export function winningFile(project: Project, stack: Stack, path: Path): string | undefined {
  const layers = project.layersOf(stack);
  if (layers.length >= tallStack) return lookUp(project, stack, path).winner?.file;
  const index = path.length === 0 ? -1 : visibleNodes(project, layers, path).findIndex((node) => node !== undefined);
  return layers[index]?.name;
}

/**
 * What each layer has at a path; undefined where it has nothing, and where what a higher layer says of the way to it hides
 * its value: a scalar where it has a table, or a table that takes the place of its own.
 */
function visibleNodes(project: Project, layers: readonly ProjectFile[], path: Path): readonly (Node | undefined)[] {
  let nodes: readonly (Node | undefined)[] = layers.map((layer) => layer.settings);
  for (const step of path) nodes = visibleBelow(project, layers, nodes, step);
  return nodes;
}

function visibleBelow(
  project: Project,
  layers: readonly ProjectFile[],
  around: readonly (Node | undefined)[],
  step: string | number,
): readonly (Node | undefined)[] {
  const nodes: (Node | undefined)[] = [];
  let higher = -1;
  for (let index = 0; index < around.length; index++) {
    const node = stepDown(around[index], step);
    nodes.push(node);
    if (node === undefined) continue;
    if (higher >= 0 && !isSeenBelow(project, layers, nodes, higher, index)) return nodes.slice(0, index);
    higher = index;
  }
  return nodes;
}

function isSeenBelow(
  project: Project,
  layers: readonly ProjectFile[],
  nodes: readonly (Node | undefined)[],
  higher: number,
  lower: number,
): boolean {
  const upper = layers[higher]?.tree.language.name;
  const under = layers[lower]?.tree.language.name;
  if (nodes[higher]?.kind !== "table" || nodes[lower]?.kind !== "table") return false;
  return upper !== undefined && under !== undefined && addsTo(upper, under, project.plan.loader);
}
