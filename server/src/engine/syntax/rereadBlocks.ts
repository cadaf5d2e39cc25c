import { lastAtMost } from "../text/lineMap.ts";
import type { Edit } from "../text/span.ts";
import type { Block } from "./block.ts";
import type { Cursor } from "./cursor.ts";
import { packBlocks, readOne } from "./readBlocks.ts";
import type { Statement } from "./statement.ts";
import type { Tree } from "./tree.ts";

export interface RereadBlocks {
  readonly blocks: readonly Block[];
  readonly firstBlock: number;
  readonly removedBlocks: number;
  readonly insertedBlocks: number;
  readonly removed: readonly Statement[];
  readonly inserted: readonly Statement[];
}

/**
 * Reads again from the first statement that the edit may have changed, until a statement starts where one started before
 * behind the edit: from there on the text is the same, and so is everything that was read from it.
 */
export function rereadBlocks(tree: Tree, edit: Edit): RereadBlocks {
  const firstBlock = firstTouchedBlock(tree, edit);
  let lastBlock = Math.max(firstBlock, blockAround(tree, edit.end));
  for (;;) {
    const window = new Window(tree, edit, firstBlock, lastBlock);
    const reading = rereadWindow(tree, window);
    if (reading !== undefined) return replaceBlocks(tree, window, reading);
    lastBlock = Math.min(tree.blocks.length - 1, lastBlock + (lastBlock - firstBlock + 1));
  }
}

function blockAround(tree: Tree, offset: number): number {
  return Math.max(0, Math.min(lastAtMost(tree.places.offsets, offset), tree.blocks.length - 1));
}

/**
 * The first block with a statement that holds the start of the edit, or whose reading looked as far as that, or to which
 * statements inserted at the start of the next block are added.
 */
function firstTouchedBlock(tree: Tree, edit: Edit): number {
  const around = blockAround(tree, edit.start - 1);
  const { offsets } = tree.places;
  for (let index = 0; index < around; index++) {
    const overreach = tree.blocks[index]?.overreach ?? 0;
    if (overreach > 0 && (offsets[index + 1] ?? 0) + overreach > edit.start) return index;
  }
  return around;
}

/** The text of some blocks with the edit made in it, and the statements that they had. */
class Window {
  readonly firstBlock: number;
  readonly blocks: readonly Block[];
  readonly text: string;
  readonly isLast: boolean;
  readonly before: readonly Statement[];
  /** The edit, in offsets of the window's old text. */
  readonly start: number;
  readonly end: number;
  /** How much longer the edit made the text. */
  readonly growth: number;

  constructor(tree: Tree, edit: Edit, firstBlock: number, lastBlock: number) {
    const origin = tree.places.offsets[firstBlock] ?? 0;
    this.firstBlock = firstBlock;
    this.blocks = tree.blocks.slice(firstBlock, lastBlock + 1);
    this.start = edit.start - origin;
    this.end = edit.end - origin;
    this.growth = edit.text.length - (edit.end - edit.start);
    const text = this.blocks.map((block) => block.text).join("");
    this.text = text.slice(0, this.start) + edit.text + text.slice(this.end);
    this.isLast = lastBlock >= tree.blocks.length - 1;
    this.before = this.blocks.flatMap((block) => block.statements);
  }
}

interface Reading {
  readonly inserted: readonly Statement[];
  /** How many statements of the window before and behind the changed ones are kept. */
  readonly keptBefore: number;
  readonly keptBehind: number;
}

/** Undefined where the window turned out to be too short. */
function rereadWindow(tree: Tree, window: Window): Reading | undefined {
  const { before, growth, text } = window;
  const first = firstTouchedStatement(window);
  const atFileStart = window.firstBlock === 0;
  const cursor: Cursor = { text, atFileStart, offset: first.start, reach: 0, starved: false };
  const inserted: Statement[] = [];
  let old = first.index;
  let oldStart = first.start + growth;
  while (cursor.offset < text.length) {
    while (old < before.length && oldStart < cursor.offset) oldStart += before[old++]?.length ?? 0;
    const isSame = oldStart === cursor.offset && oldStart >= window.end + growth && old < before.length;
    // The first statement of a file may hold a byte order mark, which means something only there.
    const isFileStart = atFileStart && (old === 0 || cursor.offset === 0);
    if (isSame && !isFileStart) break;
    inserted.push(readOne(cursor, tree.language.read));
    if (cursor.starved && !window.isLast) return undefined;
  }
  const keptBehind = cursor.offset < text.length ? before.length - old : 0;
  return { inserted, keptBefore: first.index, keptBehind };
}

function firstTouchedStatement(window: Window): { index: number; start: number } {
  let start = 0;
  for (const [index, statement] of window.before.entries()) {
    if (start + statement.length + (statement.lookahead ?? 0) > window.start) return { index, start };
    start += statement.length;
  }
  return { index: window.before.length, start };
}

/** Puts the changed statements into new blocks; blocks of the window that keep all their statements stay themselves. */
function replaceBlocks(tree: Tree, window: Window, reading: Reading): RereadBlocks {
  const { before, blocks } = window;
  const removed = before.slice(reading.keptBefore, before.length - reading.keptBehind);
  // What is added behind a block joins it: it belongs to the same section, and typing makes no block of every line.
  const joins = reading.inserted.length > 0 && reading.inserted[0]?.kind !== "header";
  const leading = keptBlocks(blocks, joins ? reading.keptBefore - 1 : reading.keptBefore);
  const trailing = keptBlocks([...blocks].reverse(), reading.keptBehind);
  const behind = Math.min(trailing.count, blocks.length - leading.count);
  const textStart = leading.length;
  const textEnd = window.text.length - lengthOf(blocks.slice(blocks.length - behind));
  const kept = before.slice(leading.statements, reading.keptBefore);
  const keptLater = before.slice(
    before.length - reading.keptBehind,
    before.length - countIn(blocks.slice(blocks.length - behind)),
  );
  const packed = packBlocks(window.text.slice(textStart, textEnd), [...kept, ...reading.inserted, ...keptLater]);
  const firstBlock = window.firstBlock + leading.count;
  const removedBlocks = blocks.length - leading.count - behind;
  return {
    blocks: [...tree.blocks.slice(0, firstBlock), ...packed, ...tree.blocks.slice(firstBlock + removedBlocks)],
    firstBlock,
    removedBlocks,
    insertedBlocks: packed.length,
    removed,
    inserted: reading.inserted,
  };
}

/** How many blocks at the start of the list lie whole among so many statements. */
function keptBlocks(blocks: readonly Block[], statementCount: number) {
  const kept = { count: 0, statements: 0, length: 0 };
  for (const block of blocks) {
    if (kept.statements + block.statements.length > statementCount) break;
    kept.count++;
    kept.statements += block.statements.length;
    kept.length += block.text.length;
  }
  return kept;
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((length, block) => length + block.text.length, 0);
}

function countIn(blocks: readonly Block[]): number {
  return blocks.reduce((count, block) => count + block.statements.length, 0);
}
