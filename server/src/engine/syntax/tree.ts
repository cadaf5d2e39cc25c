import { endOfContent, lastAtMost } from "../text/lineMap.ts";
import type { Position } from "../text/span.ts";
import type { Block } from "./block.ts";
import type { Language } from "./language.ts";
import type { Table } from "./node.ts";
import type { Statement } from "./statement.ts";
import type { Clash, Structure } from "./structure.ts";

/** A statement and where it starts in the file. */
export interface PlacedStatement {
  readonly statement: Statement;
  readonly start: number;
}

/**
 * One file, read. It never changes; `withEdit` makes the next one, which shares every block that the edit left alone.
 * Blocks and statements do not know where they are, so the tree answers all questions about places.
 */
export class Tree {
  readonly language: Language;
  readonly blocks: readonly Block[];
  readonly structure: Structure;
  /** The text as it was read, of which the blocks hold the parts; undefined after an edit. */
  readonly #text: string | undefined;
  #places: BlockPlaces | undefined;
  /** The block that was looked for last. Statements are mostly asked for in their order, so the next one is near. */
  #lastBlock = 0;

  constructor(language: Language, blocks: readonly Block[], structure: Structure, text?: string) {
    this.language = language;
    this.blocks = blocks;
    this.structure = structure;
    this.#text = text;
  }

  get root(): Table {
    return this.structure.root;
  }

  get clashes(): readonly Clash[] {
    return this.structure.clashes;
  }

  get length(): number {
    return this.places.offsets[this.blocks.length] ?? 0;
  }

  /** Where each block starts, as offset and as line; one more entry than there are blocks. */
  get places(): BlockPlaces {
    this.#places ??= placesOf(this.blocks);
    return this.#places;
  }

  /** The whole text, after an edit put together anew: for those who need all of it anyway. */
  text(): string {
    return this.#text ?? this.blocks.map((block) => block.text).join("");
  }

  slice(start: number, end: number): string {
    const { offsets } = this.places;
    let sliced = "";
    for (let index = lastAtMost(offsets, start); index < this.blocks.length; index++) {
      const offset = offsets[index] ?? 0;
      if (offset >= end) break;
      sliced += this.blocks[index]?.text.slice(Math.max(start - offset, 0), end - offset) ?? "";
    }
    return sliced;
  }

  positionAt(offset: number): Position {
    const inside = Math.min(Math.max(offset, 0), this.length);
    const { offsets, lines } = this.places;
    const index = Math.min(lastAtMost(offsets, inside), Math.max(this.blocks.length - 1, 0));
    const text = this.blocks[index]?.text ?? "";
    const within = inside - (offsets[index] ?? 0);
    let line = lines[index] ?? 0;
    let lineStart = 0;
    for (let next = nextLineStart(text, 0); next >= 0 && next <= within; next = nextLineStart(text, next)) {
      line++;
      lineStart = next;
    }
    return { line, column: within - lineStart };
  }

  /** A column past the end of its line means the end of the line, a line past the last one the end of the file. */
  offsetAt(position: Position): number {
    const { offsets, lines } = this.places;
    if (position.line < 0) return 0;
    const index = Math.min(lastAtMost(lines, position.line), Math.max(this.blocks.length - 1, 0));
    const text = this.blocks[index]?.text ?? "";
    let lineStart = 0;
    for (let line = lines[index] ?? 0; line < position.line; line++) {
      const next = nextLineStart(text, lineStart);
      if (next < 0) return this.length;
      lineStart = next;
    }
    const next = nextLineStart(text, lineStart);
    const contentEnd = next < 0 ? text.length : endOfContent(text, lineStart, next);
    return (offsets[index] ?? 0) + Math.min(lineStart + Math.max(position.column, 0), contentEnd);
  }

  /** The statement around an offset; at the end of the file the last one. */
  statementAt(offset: number): PlacedStatement | undefined {
    const { offsets } = this.places;
    const index = Math.min(lastAtMost(offsets, offset), this.blocks.length - 1);
    let start = offsets[index] ?? 0;
    let last: PlacedStatement | undefined;
    for (const statement of this.blocks[index]?.statements ?? []) {
      if (start > offset) break;
      last = { statement, start };
      start += statement.length;
    }
    return last;
  }

  /** Where a statement of this file starts; undefined for a statement of another file or another version. */
  startOf(statement: Statement): number | undefined {
    const hinted = statement.home === undefined ? -1 : this.#indexOf(statement.home);
    if (hinted >= 0) {
      const start = this.#startIn(hinted, statement);
      if (start !== undefined) return start;
    }
    for (let index = 0; index < this.blocks.length; index++) {
      const start = this.#startIn(index, statement);
      if (start !== undefined) return start;
    }
    return undefined;
  }

  #indexOf(block: Block): number {
    const last = this.#lastBlock;
    if (this.blocks[last] === block) return last;
    const index = this.blocks[last + 1] === block ? last + 1 : this.blocks.indexOf(block);
    if (index >= 0) this.#lastBlock = index;
    return index;
  }

  #startIn(index: number, wanted: Statement): number | undefined {
    let start = this.places.offsets[index] ?? 0;
    for (const statement of this.blocks[index]?.statements ?? []) {
      if (statement === wanted) return start;
      start += statement.length;
    }
    return undefined;
  }

  *statements(): IterableIterator<PlacedStatement> {
    let start = 0;
    for (const block of this.blocks) {
      for (const statement of block.statements) {
        yield { statement, start };
        start += statement.length;
      }
    }
  }
}

export interface BlockPlaces {
  readonly offsets: Float64Array;
  readonly lines: Float64Array;
}

function placesOf(blocks: readonly Block[]): BlockPlaces {
  const offsets = new Float64Array(blocks.length + 1);
  const lines = new Float64Array(blocks.length + 1);
  let offset = 0;
  let line = 0;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index];
    offset += block?.text.length ?? 0;
    line += block?.lineBreaks ?? 0;
    offsets[index + 1] = offset;
    lines[index + 1] = line;
  }
  return { offsets, lines };
}

/** Where the next line starts; -1 if the text has no further line break. */
function nextLineStart(text: string, from: number): number {
  const lineFeed = text.indexOf("\n", from);
  const carriageReturn = text.indexOf("\r", from);
  if (carriageReturn < 0 || (lineFeed >= 0 && lineFeed < carriageReturn)) return lineFeed < 0 ? -1 : lineFeed + 1;
  return lineFeed === carriageReturn + 1 ? lineFeed + 1 : carriageReturn + 1;
}
