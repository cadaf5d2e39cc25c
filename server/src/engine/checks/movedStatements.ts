import type { Block } from "../syntax/block.ts";
import type { Node, Path } from "../syntax/node.ts";
import type { EditedTree } from "../syntax/readTree.ts";
import type { Statement } from "../syntax/statement.ts";
import type { Tree } from "../syntax/tree.ts";
import { stepDown } from "../syntax/updateStructure.ts";

/** What an edit that may have moved statements to other tables left where it was, and what not. */
export interface MovedStatements {
  /** The blocks that were there before, and whose statements belong to the same table as before. */
  readonly kept: ReadonlySet<Block>;
  /** The settings and tables that are no longer where they were, or that were not there before. */
  readonly touched: readonly Path[];
}

/** More than so many cost more one by one than all at once. */
const mostTouched = 200;

/**
 * Compares the tables of a file before and after an edit of its headers. Undefined where names clash, because then the
 * statement that a name belongs to may be another one, and where too much has moved.
 */
export function movedStatements(before: Tree, { tree }: EditedTree): MovedStatements | undefined {
  if (before.clashes.length > 0 || tree.clashes.length > 0 || tree.language.name === "env") return undefined;
  const paths = new Map(before.blocks.map((block, index) => [block, before.structure.sections[index]?.path]));
  const kept = new Set<Block>();
  const touched = new Map<string, Path>();
  for (const [index, block] of tree.blocks.entries()) {
    const path = tree.structure.sections[index]?.path;
    if (paths.has(block) && isSamePath(paths.get(block), path)) kept.add(block);
    else addPaths(touched, block, path, tree);
    if (touched.size > mostTouched) return undefined;
  }
  for (const [index, block] of before.blocks.entries()) {
    if (!kept.has(block)) addPaths(touched, block, before.structure.sections[index]?.path, before);
    if (touched.size > mostTouched) return undefined;
  }
  return { kept, touched: [...touched.values()] };
}

function isSamePath(one: Path | undefined, other: Path | undefined): boolean {
  if (one === undefined || other === undefined || one.length !== other.length) return one === other;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}

function addPaths(touched: Map<string, Path>, block: Block, section: Path | undefined, tree: Tree): void {
  for (const statement of block.statements) {
    const path = pathOf(statement, section);
    if (path === undefined) continue;
    const outer = toFirstArray(tree, path);
    touched.set(JSON.stringify(outer), outer);
  }
}

function pathOf(statement: Statement, section: Path | undefined): Path | undefined {
  if (statement.kind === "header") return statement.keys.map((key) => key.name);
  const [key] = statement.kind === "assignment" ? statement.keys : [];
  return key === undefined || section === undefined ? undefined : [...section, key.name];
}

/** A header names an array of tables without its index, and an array is judged as a whole. */
function toFirstArray(tree: Tree, path: Path): Path {
  const outer: (string | number)[] = [];
  let node: Node | undefined = tree.root;
  for (const step of path) {
    if (node?.kind === "array") break;
    outer.push(step);
    node = stepDown(node, step);
  }
  return outer;
}
