/**
 * What a hover says, before it is written as Markdown or as plain text. What comes from a schema or from a file stands in
 * it as it is: making it harmless is up to whoever writes it.
 */
export type HoverBlock = TitleBlock | TextBlock | FactsBlock;

/** The first line: the setting, what its values are, and what else is worth knowing at a glance. */
export interface TitleBlock {
  readonly kind: "title";
  readonly name: string;
  readonly type: string | undefined;
  readonly marks: readonly string[];
}

/** A text of the schema's author, in paragraphs. */
export interface TextBlock {
  readonly kind: "text";
  readonly text: string;
}

export interface FactsBlock {
  readonly kind: "facts";
  readonly facts: readonly (readonly Piece[])[];
}

/** A piece of a line: words, a piece of a configuration, a place in a file of the project, or an address. */
export type Piece =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | PlacePiece
  | { readonly kind: "address"; readonly text: string };

export interface PlacePiece {
  readonly kind: "place";
  readonly file: string;
  /** From 1, as people count. */
  readonly line: number;
}

export function words(text: string): Piece {
  return { kind: "words", text };
}

export function code(text: string): Piece {
  return { kind: "code", text };
}
