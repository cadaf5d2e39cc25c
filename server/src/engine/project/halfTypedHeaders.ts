import { childrenOf, nodesAt } from "../schema/children.ts";
import type { Path } from "../syntax/node.ts";
import type { HalfTypedSection, SectionPlacer } from "../syntax/structure.ts";
import { Tree } from "../syntax/tree.ts";
import type { Loader } from "./loader.ts";
import type { SettingNames } from "./settingNames.ts";

/**
 * While a header is typed, what stands below it may belong to the table above or to the one that the header names. The
 * schema tells which: the table that knows the settings. Where neither does, they belong to no table for the time being.
 */
export function withHeadersPlaced(tree: Tree, loader: Loader, names: SettingNames): Tree {
  if (tree.structure.guessed === undefined || names.nodes.length === 0) return tree;
  return rebuilt(tree, (section) => placeBySchema(section, loader, names));
}

/** The tree as its text alone has it: the plan, which decides about the schema, must not depend on the schema. */
export function asItsTextSays(tree: Tree): Tree {
  return tree.structure.guessed === undefined ? tree : rebuilt(tree);
}

function rebuilt(tree: Tree, place?: SectionPlacer): Tree {
  return new Tree(tree.language, tree.blocks, tree.language.build(tree.blocks, place));
}

function placeBySchema(
  { named, above, names: below, freeAbove }: HalfTypedSection,
  loader: Loader,
  names: SettingNames,
): ReturnType<SectionPlacer> {
  const nodesOf = (path: Path) => nodesAt(names.nodes, namedByApplication(path, loader, names));
  const knownNamed = countKnown(named, below, nodesOf);
  const knownAbove = countKnown(above, freeAbove, nodesOf);
  if (knownNamed > knownAbove) return "named";
  return knownAbove * 2 > below.length ? "above" : "nowhere";
}

function countKnown(path: Path | undefined, below: readonly string[], nodesOf: (path: Path) => Nodes): number {
  if (path === undefined) return 0;
  const nodes = nodesOf(path);
  return below.filter((name) => childrenOf(nodes, name).isKnown).length;
}

type Nodes = SettingNames["nodes"];

function namedByApplication(path: Path, loader: Loader, names: SettingNames): Path {
  const [first, ...rest] = path;
  if (typeof first !== "string" || loader.keyCase.toml === "sensitive") return path;
  return [names.known(first), ...rest];
}
