import type { Tree } from "../syntax/tree.ts";
import type { Edit } from "../text/span.ts";

/** What is to become different in the files of a project, all at once. */
export interface FileChanges {
  /** By file; offsets count in the text as it is now, ascending and without overlap. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  readonly creates: readonly NewFile[];
  /** For files that the engine does not read, such as `.gitignore`. */
  readonly appends: readonly AppendedLine[];
}

export interface NewFile {
  readonly file: string;
  readonly text: string;
}

/** A line at the end of a file, which is made if it is not there. */
export interface AppendedLine {
  readonly file: string;
  readonly line: string;
}

export const noChanges: FileChanges = { edits: new Map(), creates: [], appends: [] };

export function editsIn(file: string, ...edits: readonly Edit[]): FileChanges {
  return { ...noChanges, edits: new Map([[file, [...edits].sort(byStart)]]) };
}

/** All changes together; of two that speak of the same text, or make the same file, the first counts. */
export function joinChanges(all: Iterable<FileChanges>): FileChanges {
  const edits = new Map<string, Edit[]>();
  const creates = new Map<string, NewFile>();
  const appends = new Map<string, AppendedLine>();
  const taken = new Map<string, Edit[]>();
  for (const changes of all) {
    const isFree = [...changes.edits].every(([file, own]) => !overlap(taken.get(file) ?? [], own));
    if (!isFree || changes.creates.some(({ file }) => creates.has(file))) continue;
    for (const [file, own] of changes.edits) {
      taken.set(file, merged(taken.get(file) ?? [], own));
      edits.set(file, [...(edits.get(file) ?? []), ...own]);
    }
    for (const created of changes.creates) creates.set(created.file, created);
    for (const appended of changes.appends) appends.set(`${appended.file}\0${appended.line}`, appended);
  }
  const sorted = new Map([...edits].map(([file, own]) => [file, own.sort(byStart)]));
  return { edits: sorted, creates: [...creates.values()], appends: [...appends.values()] };
}

/** The line break that a file uses. */
export function lineBreakOf(tree: Tree): "\n" | "\r\n" {
  for (const { text } of tree.blocks) {
    const at = text.indexOf("\n");
    if (at >= 0) return text.charCodeAt(at - 1) === 13 ? "\r\n" : "\n";
  }
  return "\n";
}

/** The text after edits that ascend and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let applied = "";
  let end = 0;
  for (const edit of edits) {
    applied += text.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return applied + text.slice(end);
}

/** Two insertions at one place do not overlap: they follow each other in the order in which they came. */
function overlap(taken: readonly Edit[], own: readonly Edit[]): boolean {
  let index = 0;
  for (const edit of own) {
    while (index < taken.length && isBefore(taken[index], edit)) index++;
    const next = taken[index];
    if (next !== undefined && next.start < edit.end && edit.start < next.end) return true;
    if (next !== undefined && next.start === edit.start && next.end > next.start && edit.end > edit.start) return true;
  }
  return false;
}

function isBefore(one: Edit | undefined, other: Edit): boolean {
  return one !== undefined && one.end <= other.start && !(one.start === other.start && one.end === other.end);
}

function merged(taken: readonly Edit[], own: readonly Edit[]): Edit[] {
  const last = taken.at(-1);
  const first = own[0];
  const all = [...taken, ...own];
  return last === undefined || first === undefined || last.start <= first.start ? all : all.sort(byStart);
}

function byStart(one: Edit, other: Edit): number {
  return one.start - other.start || one.end - other.end;
}
