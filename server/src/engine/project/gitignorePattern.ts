import { type CharacterClass, readClass } from "./gitignoreClass.ts";

/** One line of a `.gitignore`, ready to be matched. */
export interface IgnorePattern {
  readonly isNegated: boolean;
  /** The line ends with `/`: it speaks of folders alone. */
  readonly isFolderOnly: boolean;
  /** The line has a `/` before its end: it speaks of paths from its own folder, and otherwise of names at any depth. */
  readonly isAnchored: boolean;
  readonly segments: readonly Segment[];
}

/** What stands between two slashes; `any-depth` is `**`. */
type Segment = "any-depth" | readonly Piece[];

/** One character, any one character, any text, or one character of a class. */
type Piece = { readonly kind: "text"; readonly text: string } | { readonly kind: "one" | "any" } | CharacterClass;

/** Undefined for a blank line, a comment, and a pattern that git itself can never match. */
export function compilePattern(line: string): IgnorePattern | undefined {
  let text = withoutTrailingSpaces(line.endsWith("\r") ? line.slice(0, -1) : line);
  if (text === "" || text.startsWith("#")) return undefined;
  const isNegated = text.startsWith("!");
  if (isNegated) text = text.slice(1);
  const isFolderOnly = text.endsWith("/");
  if (isFolderOnly) text = text.slice(0, -1);
  const isAnchored = text.includes("/");
  const segments = readSegments(text.startsWith("/") ? text.slice(1) : text);
  if (text === "" || segments === undefined) return undefined;
  return { isNegated, isFolderOnly, isAnchored, segments };
}

export function matchesPath(pattern: IgnorePattern, parts: readonly string[], kind: "folder" | "file"): boolean {
  if (pattern.isFolderOnly && kind === "file") return false;
  if (pattern.isAnchored) return matchesSegments(pattern.segments, parts);
  const [segment] = pattern.segments;
  const name = parts[parts.length - 1] ?? "";
  return segment === "any-depth" || (segment !== undefined && matchesName(segment, name));
}

/** A space at the end of a line counts only behind a backslash. */
function withoutTrailingSpaces(line: string): string {
  let end = 0;
  for (let offset = 0; offset < line.length; offset++) {
    if (line[offset] === "\\") end = Math.min(++offset + 1, line.length);
    else if (line[offset] !== " ") end = offset + 1;
  }
  return line.slice(0, end);
}

function readSegments(text: string): Segment[] | undefined {
  const segments: Segment[] = [];
  let pieces: Piece[] = [];
  let start = 0;
  let offset = 0;
  while (offset <= text.length) {
    const unit = text[offset];
    if (unit === undefined || unit === "/") {
      // `**` (or more) spans folders only where it stands alone between slashes; elsewhere it is `*`.
      segments.push(/^\*{2,}$/.test(text.slice(start, offset)) ? "any-depth" : pieces);
      pieces = [];
      start = ++offset;
      continue;
    }
    const read = readPiece(text, offset);
    if (read === undefined) return undefined;
    if (read.piece.kind === "any" && pieces[pieces.length - 1]?.kind === "any") pieces.pop();
    pieces.push(read.piece);
    offset = read.end;
  }
  return segments;
}

function readPiece(text: string, offset: number): { readonly piece: Piece; readonly end: number } | undefined {
  const unit = text.charAt(offset);
  if (unit === "*") return { piece: { kind: "any" }, end: offset + 1 };
  if (unit === "?") return { piece: { kind: "one" }, end: offset + 1 };
  if (unit === "[") return readClass(text, offset);
  if (unit !== "\\") return { piece: { kind: "text", text: unit }, end: offset + 1 };
  // A backslash at the end escapes nothing, and git matches nothing with it.
  return offset + 1 < text.length
    ? { piece: { kind: "text", text: text.charAt(offset + 1) }, end: offset + 2 }
    : undefined;
}

/** All ways through the segments at once, so that many `**` cost no more than their number times the path's length. */
function matchesSegments(segments: readonly Segment[], parts: readonly string[]): boolean {
  let reached: ReadonlySet<number> = new Set([0]);
  for (const part of parts) {
    const next = new Set<number>();
    for (const at of withSkipped(reached, segments)) {
      const segment = segments[at];
      const isLast = at === segments.length - 1;
      if (segment === "any-depth") next.add(at);
      if (segment === "any-depth" ? isLast : segment !== undefined && matchesName(segment, part)) next.add(at + 1);
    }
    reached = next;
  }
  return reached.has(segments.length);
}

/** A `**` may stand for no folder at all, except at the end, where it stands for all that is in the folder before it. */
function withSkipped(reached: ReadonlySet<number>, segments: readonly Segment[]): Set<number> {
  const all = new Set(reached);
  for (const at of all) if (segments[at] === "any-depth" && at < segments.length - 1) all.add(at + 1);
  return all;
}

/** Goes back to the last `*` alone, which is enough: an earlier one could match no more than it does. */
function matchesName(pieces: readonly Piece[], name: string): boolean {
  let at = 0;
  let offset = 0;
  let star = -1;
  let resume = 0;
  while (offset < name.length) {
    const piece = pieces[at];
    if (piece?.kind === "any") {
      star = at++;
      resume = offset;
    } else if (piece !== undefined && matchesOne(piece, name.charAt(offset))) {
      at++;
      offset++;
    } else if (star >= 0) {
      at = star + 1;
      offset = ++resume;
    } else return false;
  }
  while (pieces[at]?.kind === "any") at++;
  return at === pieces.length;
}

function matchesOne(piece: Piece, character: string): boolean {
  switch (piece.kind) {
    case "text":
      return piece.text === character;
    case "one":
      return true;
    case "class":
      return piece.has(character) !== piece.isNegated;
    default:
      return false;
  }
}
