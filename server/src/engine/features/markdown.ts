import type { HoverBlock, Piece, PlacePiece } from "./hoverBlocks.ts";

/** The address of a place, for a link; undefined where it has none. */
export type LinkTo = (place: PlacePiece) => string | undefined;

/** Blocks as Markdown. Nothing of a schema or a file can become HTML, a link or a command in it. */
export function toMarkdown(blocks: readonly HoverBlock[], linkTo: LinkTo): string {
  return blocks.map((block) => markdownOf(block, linkTo)).join("\n\n");
}

/** Blocks for clients that show no Markdown. */
export function toPlainText(blocks: readonly HoverBlock[]): string {
  return blocks.map(plainOf).join("\n\n");
}

function markdownOf(block: HoverBlock, linkTo: LinkTo): string {
  switch (block.kind) {
    case "title": {
      const type = block.type === undefined ? "" : ` — ${escaped(block.type)}`;
      return `**${codeSpan(block.name)}**${type}${block.marks.map((mark) => ` · *${escaped(mark)}*`).join("")}`;
    }
    case "text":
      return proseOf(block.text);
    case "facts":
      return block.facts.map((fact) => `- ${fact.map((piece) => pieceOf(piece, linkTo)).join("")}`).join("\n");
  }
}

function pieceOf(piece: Piece, linkTo: LinkTo): string {
  switch (piece.kind) {
    case "words":
      return escaped(piece.text);
    case "code":
      return codeSpan(piece.text);
    case "place": {
      const target = linkTo(piece);
      const text = escaped(placeText(piece));
      return target === undefined ? text : `[${text}](<${target.replace(/[<>\s\\]/g, encodeURIComponent)}>)`;
    }
    case "address":
      return `<${piece.text}>`;
  }
}

/** Paragraphs stay, and so does what the author put between backticks; every other sign stands for itself. */
function proseOf(text: string): string {
  const paragraphs = text.trim().split(/\n[ \t\r]*\n\s*/);
  return paragraphs.map((paragraph) => lineOf(paragraph.replace(/\s+/g, " "))).join("\n\n");
}

function lineOf(line: string): string {
  return line
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part.slice(1, -1)) : escaped(part)))
    .join("");
}

/**
 * Signs that mean something wherever they stand, and those that do in their places only: some clients show a text as it is
 * written, so no backslash is there for nothing. `://`, `www.` and `@` make links of what stands around them.
 */
function escaped(text: string): string {
  return oneLine(text)
    .replace(/[\\`*[\]<>|~@$]|&(?=[#a-z])|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/giu, "\\$&")
    .replace(/^(\s*)([#+\-=:])/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])/, "$1\\$2")
    .replace(/\b(www)\./gi, "$1\\.")
    .replaceAll("://", "\\://");
}

/** The fence is longer than any run of backticks inside, so that none of them ends the code. */
function codeSpan(text: string): string {
  const line = oneLine(text);
  const longest = (line.match(/`+/g) ?? []).reduce((length, run) => Math.max(length, run.length), 0);
  const fence = "`".repeat(longest + 1);
  const padding = line === "" || /^[` ]|[` ]$/.test(line) ? " " : "";
  return `${fence}${padding}${line}${padding}${fence}`;
}

function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ");
}

function plainOf(block: HoverBlock): string {
  switch (block.kind) {
    case "title": {
      const type = block.type === undefined ? "" : ` — ${oneLine(block.type)}`;
      return `${oneLine(block.name)}${type}${block.marks.map((mark) => ` · ${mark}`).join("")}`;
    }
    case "text":
      return block.text.trim();
    case "facts":
      return block.facts.map((fact) => `- ${fact.map(plainPiece).join("")}`).join("\n");
  }
}

function plainPiece(piece: Piece): string {
  return piece.kind === "place" ? placeText(piece) : oneLine(piece.text);
}

function placeText({ file, line }: PlacePiece): string {
  return `${file}:${line}`;
}
