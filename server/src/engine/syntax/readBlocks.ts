import type { Block } from "./block.ts";
import type { Cursor, StatementReader } from "./cursor.ts";
import type { Statement } from "./statement.ts";

/** Large enough that a file has few blocks, small enough that copying one for an edit costs nothing to speak of. */
export const blockSize = 64;

/** Reads a whole text. */
export function readBlocks(text: string, reader: StatementReader): Block[] {
  const cursor: Cursor = { text, atFileStart: true, offset: 0, reach: 0, starved: false };
  const statements: Statement[] = [];
  while (cursor.offset < text.length) statements.push(readOne(cursor, reader));
  return packBlocks(text, statements);
}

/** Reads the statement at the cursor and keeps with it how far the reader looked. */
export function readOne(cursor: Cursor, reader: StatementReader): Statement {
  cursor.reach = 0;
  cursor.starved = false;
  const statement = reader(cursor);
  const lookahead = Math.max(cursor.reach, minimalReach(cursor)) - cursor.offset;
  if (lookahead > 0) statement.lookahead = lookahead;
  return statement;
}

/**
 * Text added at the end of the file can change what looked for more. What does not end with a line feed ends where it does
 * because of what follows in its line.
 */
function minimalReach({ text, offset, starved }: Cursor): number {
  if (starved) return text.length + 1;
  if (text.charCodeAt(offset - 1) === lineFeed) return 0;
  const lineEnd = text.indexOf("\n", offset);
  return lineEnd < 0 ? text.length + 1 : lineEnd + 1;
}

const lineFeed = 10;

/** Cuts a run of statements into blocks: at every header, and where a block is full. */
export function packBlocks(text: string, statements: readonly Statement[]): Block[] {
  const blocks: Block[] = [];
  let first = 0;
  let start = 0;
  let end = 0;
  for (const [index, statement] of statements.entries()) {
    if (index > first && (statement.kind === "header" || index - first >= blockSize)) {
      blocks.push(blockOf(text.slice(start, end), statements.slice(first, index)));
      first = index;
      start = end;
    }
    end += statement.length;
  }
  if (statements.length > first) blocks.push(blockOf(text.slice(start, end), statements.slice(first)));
  return blocks;
}

function blockOf(text: string, statements: readonly Statement[]): Block {
  let end = 0;
  let reach = 0;
  for (const statement of statements) {
    end += statement.length;
    if (statement.lookahead !== undefined) reach = Math.max(reach, end + statement.lookahead);
  }
  const block: Block = { text, statements, lineBreaks: lineBreaksIn(text), overreach: Math.max(0, reach - end) };
  for (const statement of statements) statement.home = block;
  return block;
}

function lineBreaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  if (!text.includes("\r")) return count;
  return count + (text.match(/\r(?!\n)/g)?.length ?? 0);
}
