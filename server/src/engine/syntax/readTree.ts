import type { Edit } from "../text/span.ts";
import type { Language } from "./language.ts";
import { readBlocks } from "./readBlocks.ts";
import { rereadBlocks } from "./rereadBlocks.ts";
import type { Statement } from "./statement.ts";
import type { Section, Structure } from "./structure.ts";
import { Tree } from "./tree.ts";
import { type StatementChange, updateRoot } from "./updateStructure.ts";

/** Reads a whole file. */
export function readTree(text: string, language: Language): Tree {
  const blocks = readBlocks(text, language.read);
  return new Tree(language, blocks, language.build(blocks), text);
}

/** A tree after an edit, with what the edit changed. */
export interface EditedTree {
  readonly tree: Tree;
  readonly removed: readonly Statement[];
  readonly inserted: readonly Statement[];
  /** The blocks of the new tree that the old one did not have, and how many of the old one they replace. */
  readonly firstBlock: number;
  readonly insertedBlocks: number;
  readonly removedBlocks: number;
  /** The one table in which all changed settings lie; undefined where the change may have moved settings anywhere. */
  readonly section: Section | undefined;
}

/** Reads again only the statements that an edit touches, and shares the rest. */
export function withEdit(tree: Tree, edit: Edit): EditedTree {
  const { blocks, removed, inserted, ...place } = rereadBlocks(tree, edit);
  // Changed statements without a header among them all belong to the section in which the first of them stands.
  const section = tree.structure.sections[place.firstBlock] ?? (tree.blocks.length === 0 ? { path: [] } : undefined);
  const change: StatementChange = { removed, inserted, section };
  const root = updateRoot(tree.structure, change);
  const structure =
    root === undefined ? tree.language.build(blocks) : sharedStructure(tree, root, blocks.length, place);
  const changed = root === undefined ? undefined : section;
  return { tree: new Tree(tree.language, blocks, structure), removed, inserted, ...place, section: changed };
}

interface Replacement {
  readonly firstBlock: number;
  readonly removedBlocks: number;
  readonly insertedBlocks: number;
}

function sharedStructure(tree: Tree, root: Structure["root"], blockCount: number, place: Replacement): Structure {
  const { sections, clashes, repeated } = tree.structure;
  const section = sections[place.firstBlock] ?? { path: [] };
  if (sections.length === blockCount) return { root, sections, clashes, repeated };
  const kept = sections.slice(0, place.firstBlock);
  const behind = sections.slice(place.firstBlock + place.removedBlocks);
  return {
    root,
    sections: [...kept, ...Array<Section>(place.insertedBlocks).fill(section), ...behind],
    clashes,
    repeated,
  };
}
