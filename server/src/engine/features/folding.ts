import type { Project } from "../project/project.ts";
import { type PlacedLine, placedLines } from "./placedLines.ts";

/** Lines that an editor can fold into their first one; both from 0 and included. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: "comment" | "region";
}

/** Tables, comments of several lines, values of several lines, and what stands under a comment that is a heading. */
export function foldsOf(project: Project, fileName: string): readonly Fold[] {
  const tree = project.files.get(fileName)?.tree;
  if (tree === undefined) return [];
  const folds = new Map<number, Fold>();
  const gatherer = new FoldGatherer((fold) => {
    if (fold.end > fold.start && !folds.has(fold.start)) folds.set(fold.start, fold);
  });
  for (const placed of placedLines(tree)) gatherer.take(placed);
  gatherer.finish();
  return [...folds.values()].sort((one, other) => one.start - other.start);
}

/** Follows the lines of a file. The last lines with content close what ends, so that blank lines stay outside. */
class FoldGatherer {
  readonly #add: (fold: Fold) => void;
  #table: number | undefined;
  #heading: number | undefined;
  #comment: { readonly start: number; end: number; readonly mayHead: boolean } | undefined;
  #lastContent = -1;
  /** The last line that is not part of a comment that stands alone so far: it may belong to what follows. */
  #lastSetting = -1;
  #isAfterBlank = true;

  constructor(add: (fold: Fold) => void) {
    this.#add = add;
  }

  take({ statement, line, lastLine }: PlacedLine): void {
    if (statement.kind === "comment") {
      if (this.#comment === undefined) this.#comment = { start: line, end: line, mayHead: this.#isAfterBlank };
      else this.#comment.end = line;
      this.#lastContent = line;
      this.#isAfterBlank = false;
      return;
    }
    if (statement.kind === "header") {
      // A comment right above a header speaks of its table.
      this.#closeHeading(this.#lastSetting);
      this.#closeTable();
      this.#endComment();
      this.#table = line;
    } else if (statement.kind === "blank") this.#endComment();
    else this.#startSettings(line, lastLine);
    this.#isAfterBlank = statement.kind === "blank" || statement.kind === "header";
    if (statement.kind === "blank") return;
    this.#lastContent = lastLine;
    this.#lastSetting = lastLine;
  }

  finish(): void {
    this.#endComment();
    this.#closeHeading(this.#lastContent);
    this.#closeTable(this.#lastContent);
  }

  #startSettings(line: number, lastLine: number): void {
    const comment = this.#comment;
    if (comment?.mayHead === true) {
      this.#closeHeading(this.#lastSetting);
      if (comment.start === comment.end) this.#heading = comment.start;
    }
    this.#endComment();
    this.#add({ start: line, end: lastLine, kind: "region" });
  }

  #endComment(): void {
    if (this.#comment !== undefined) this.#add({ start: this.#comment.start, end: this.#comment.end, kind: "comment" });
    this.#comment = undefined;
  }

  #closeHeading(end: number): void {
    if (this.#heading !== undefined) this.#add({ start: this.#heading, end, kind: "region" });
    this.#heading = undefined;
  }

  #closeTable(end = this.#lastSetting): void {
    if (this.#table !== undefined) this.#add({ start: this.#table, end, kind: "region" });
    this.#table = undefined;
  }
}
