import { problemCodes } from "../../problems/problem.ts";
import { manifestName, type Project } from "../../project/project.ts";
import type { ProjectFile } from "../../project/projectFile.ts";
import { applicationPath, sectionAt } from "../nodeAtOffset.ts";
import { isSetBy } from "./candidates.ts";
import { type Completion, sortText } from "./completionItem.ts";
import type { CommentPlace } from "./completionPlace.ts";

const ignoreMark = "# strata: ignore";

/** What a comment can do: set a setting again, leave a problem out, or name the schema. */
export function commentCompletions(project: Project, place: CommentPlace): readonly Completion[] {
  return [
    ...uncommented(project, place),
    ...ignoreCodes(place),
    ...schemaPaths(project, place),
    ...openings(project, place),
  ];
}

/** The names of the schemas that a file may name. */
export function schemaFiles(project: Project): readonly string[] {
  return [...new Set(project.input.otherNames)].filter((name) => name.endsWith(".json")).sort(schemasFirst);
}

function schemasFirst(one: string, other: string): number {
  const rank = (name: string): number => (name.endsWith(".schema.json") ? 0 : 1);
  return rank(one) - rank(other) || (one < other ? -1 : 1);
}

/** The line without its `#`, as long as the file does not set the setting anyway. */
function uncommented(project: Project, { file, statement, range, typed, isLine }: CommentPlace): Completion[] {
  if (statement?.kind !== "comment" || statement.commentedOut === undefined || !isLine) return [];
  const { keys, equals } = statement.commentedOut;
  const name = keys.map((key) => key.name).join(".");
  const section = sectionAt(file.tree, range.start);
  const isOnKey = typed.length <= equals - statement.start;
  if (section === undefined || !isOnKey) return [];
  const path = applicationPath(project, file, [...section, ...keys.map((key) => key.name)]);
  if (isSetBy(project, file, path, undefined)) return [];
  const written = file.tree.slice(range.start, range.end);
  const text = written.replace(/^#+[ \t]*/, "");
  const edit = { ...range, text };
  return [
    {
      label: name,
      kind: "setting",
      note: "take the # away",
      edit,
      filterText: written,
      sortText: sortText(0, 0),
      path,
    },
  ];
}

function ignoreCodes({ file, range, typed }: CommentPlace): Completion[] {
  const match = /^#[ \t]*strata:[ \t]*ignore[ \t]+([a-z, \t-]*)$/.exec(typed.slice(0, longestComment));
  if (match === null) return [];
  const words = (match[1] ?? "").split(/[, \t]+/);
  const word = words.pop() ?? "";
  const cursor = range.start + typed.length;
  const [rest = ""] = /^[a-z-]*/.exec(file.tree.slice(cursor, range.end)) ?? [];
  const known = new Set(words);
  const edit = { start: cursor - word.length, end: cursor + rest.length };
  return problemCodes
    .filter((code) => !known.has(code))
    .map((code, index) => ({
      label: code,
      kind: "code",
      edit: { ...edit, text: code },
      filterText: code,
      sortText: sortText(1, index),
    }));
}

const longestComment = 300;

function schemaPaths(project: Project, place: CommentPlace): Completion[] {
  const match = /^#:schema[ \t]+(\S*)$/.exec(place.typed.slice(0, longestComment));
  if (match === null || !mayNameSchema(place)) return [];
  const word = match[1] ?? "";
  const start = place.range.start + place.typed.length - word.length;
  const edit = { start, end: place.range.end };
  return schemaFiles(project).map((name, index) => ({
    label: name,
    kind: "file",
    edit: { ...edit, text: name },
    filterText: name,
    sortText: sortText(1, index),
  }));
}

/** The beginnings of the comments that Strata reads, while nothing but their first letters is typed. */
function openings(project: Project, place: CommentPlace): Completion[] {
  const { range, typed, isLine, file } = place;
  const isWhole = range.start + typed.length === range.end;
  if (!isWhole) return [];
  const items: Completion[] = [];
  if (startsWithWords(ignoreMark, typed)) items.push(opening(place, ignoreMark, 3));
  const mayName =
    isLine && project.plan.schemaPlace === undefined && file.name !== manifestName && mayNameSchema(place);
  if (!mayName || !"#:schema ".startsWith(typed)) return items;
  return [...items, ...schemaFiles(project).map((name) => opening(place, `#:schema ${name}`, 4))];
}

function opening({ range, typed }: CommentPlace, text: string, rank: number): Completion {
  const filterText = typed + text.slice(Math.min(typed.length, text.length));
  return { label: text, kind: "keyword", edit: { ...range, text }, filterText, sortText: sortText(rank, 0) };
}

function startsWithWords(whole: string, typed: string): boolean {
  const squeezed = typed.replace(/[ \t]+/g, "");
  return whole.replaceAll(" ", "").startsWith(squeezed) && squeezed.length < whole.replaceAll(" ", "").length;
}

/** The schema is named above the first setting, in a line that starts with `#`. */
function mayNameSchema({ file, range }: CommentPlace): boolean {
  if (file.tree.positionAt(range.start).column > 1) return false;
  return isAboveAll(file, range.start);
}

function isAboveAll({ tree }: ProjectFile, offset: number): boolean {
  for (const { statement, start } of tree.statements()) {
    if (start >= offset) return true;
    if (statement.kind !== "comment" && statement.kind !== "blank") return false;
  }
  return true;
}
