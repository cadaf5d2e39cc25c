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
  const visible = visibleLayers(project, layers, path);
  const nodes = nodesAt(project.rootNodes, path);
  let winner: Contribution | undefined;
  const losers: Contribution[] = [];
  for (const [index, layer] of layers.entries()) {
    const value = nodeAt(layer.settings, path);
    const entry = entryAt(layer.settings, path);
    if (value === undefined || entry === undefined) continue;
    const read = readAs(value, nodes, project.plan.loader, layer.tree.language.name);
    const contribution = { file: layer.name, entry, value, read };
    if (winner === undefined && visible.has(index)) winner = contribution;
    else losers.push(contribution);
  }
  return { path, winner, losers, byDefault: defaultOf(nodes) };
}

/**
 * The layers whose value at a path is not hidden by what a higher layer says of the way to it: a scalar where they have a
 * table, or a table that takes the place of theirs.
 */
function visibleLayers(project: Project, layers: readonly ProjectFile[], path: Path): ReadonlySet<number> {
  let visible: VisibleLayer[] = layers.map((layer, index) => ({ index, layer, node: layer.settings }));
  for (const step of path) {
    const here: VisibleLayer[] = [];
    for (const candidate of visible) {
      const node = stepDown(candidate.node, step);
      if (node === undefined) continue;
      const higher = here[here.length - 1];
      if (higher !== undefined && !isSeenBelow(project, higher, { ...candidate, node })) break;
      here.push({ ...candidate, node });
    }
    visible = here;
  }
  return new Set(visible.map(({ index }) => index));
}

interface VisibleLayer {
  readonly index: number;
  readonly layer: ProjectFile;
  readonly node: Node;
}

function isSeenBelow(project: Project, higher: VisibleLayer, lower: VisibleLayer): boolean {
  if (higher.node.kind !== "table" || lower.node.kind !== "table") return false;
  return addsTo(higher.layer.tree.language.name, lower.layer.tree.language.name, project.plan.loader);
}
