import type { Statement } from "./statement.ts";

/**
 * A run of statements, at most one header among them and that one first. A file is a list of blocks; an edit replaces
 * the few it touches and shares the rest, which know nothing of their place in the file.
 */
export interface Block {
  readonly text: string;
  readonly statements: readonly Statement[];
  /** How many line breaks the text holds. */
  readonly lineBreaks: number;
  /** How far behind the block's end its statements' readings depended on the text; 0 for nearly every block. */
  readonly overreach: number;
}
