import { dialectOf } from "../checks/references.ts";
import type { Project } from "../project/project.ts";
import type { ProjectFile } from "../project/projectFile.ts";
import { referencesIn } from "../syntax/env/references.ts";
import type { Node, Path } from "../syntax/node.ts";
import type { Assignment, KeyPart, Statement } from "../syntax/statement.ts";
import type { Span } from "../text/span.ts";

/** One place in a file where a setting or a table is named. */
export interface KeyName {
  readonly path: Path;
  /** Counts from the start of the file; a TOML key with its quotes. */
  readonly span: Span;
  readonly role: "key" | "header" | "commented-out" | "reference";
}

/**
 * The places in a file that name a setting or a table. Where only those matter whose last name is `name`, blocks whose text
 * cannot hold it are passed over: most of a large file is.
 */
export function* keyNamesIn(project: Project, file: ProjectFile, name: string): IterableIterator<KeyName> {
  const { blocks, places, structure } = file.tree;
  const plain = name.toLowerCase();
  for (const [index, { text, statements }] of blocks.entries()) {
    // A quoted key may be written with escapes, and some loaders do not look at case.
    if (!text.includes(name) && !text.includes("\\") && !text.toLowerCase().includes(plain)) continue;
    const section = namesIn(structure.sections[index]?.path ?? []);
    let start = places.offsets[index] ?? 0;
    for (const statement of statements) {
      yield* namesOf(project, file, { statement, start, section });
      start += statement.length;
    }
  }
}

interface Line {
  readonly statement: Statement;
  readonly start: number;
  /** The names on the way to the table of its block. */
  readonly section: readonly string[];
}

function* namesOf(project: Project, file: ProjectFile, { statement, start, section }: Line): IterableIterator<KeyName> {
  if (statement.kind === "header") {
    yield* partsOf(statement.keys, start);
    return;
  }
  const role = statement.kind === "comment" ? "commented-out" : "key";
  const assignment = statement.kind === "comment" ? statement.commentedOut : statement;
  if (assignment?.kind !== "assignment") return;
  if (file.tree.language.name === "env") yield* variableNames(project, file, assignment, start, role);
  else yield* assignmentNames(section, assignment, start, role);
}

/** The way to a setting without the indexes of lists: every item of a list has the same settings. */
export function namesIn(path: Path): readonly string[] {
  return path.filter((step) => typeof step === "string");
}

export function sameNames(one: Path, other: Path): boolean {
  const names = namesIn(one);
  const others = namesIn(other);
  return names.length === others.length && names.every((name, index) => name === others[index]);
}

/** A header names its tables from the root. */
function* partsOf(keys: readonly KeyPart[], origin: number): IterableIterator<KeyName> {
  for (const [index, key] of keys.entries()) {
    const path = keys.slice(0, index + 1).map(({ name }) => name);
    yield { path, span: { start: origin + key.start, end: origin + key.end }, role: "header" };
  }
}

function* assignmentNames(
  section: readonly string[],
  statement: Assignment,
  origin: number,
  role: KeyName["role"],
): IterableIterator<KeyName> {
  const names: string[] = [];
  for (const key of statement.keys) {
    names.push(key.name);
    yield { path: [...section, ...names], span: { start: origin + key.start, end: origin + key.end }, role };
  }
  const open: { readonly node: Node; readonly path: readonly string[] }[] = [];
  if (statement.value !== undefined) open.push({ node: statement.value, path: [...section, ...names] });
  for (const { node, path } of open) {
    if (node.kind === "array") open.push(...node.items.map((item) => ({ node: item, path })));
    if (node.kind !== "table") continue;
    for (const entry of node.entries.values()) {
      const member = [...path, entry.name];
      yield { path: member, span: { start: origin + entry.start, end: origin + entry.end }, role };
      open.push({ node: entry.value, path: member });
    }
  }
}

/** `DB__HOST` names the table DB and HOST in it, each by its part of the name. */
function* variableNames(
  project: Project,
  file: ProjectFile,
  statement: Assignment,
  origin: number,
  role: KeyName["role"],
): IterableIterator<KeyName> {
  const [key] = statement.keys;
  if (key === undefined) return;
  yield* nestedNames(project, key.name, origin + key.start, role);
  if (statement.value?.kind !== "string" || !statement.value.value.includes("$")) return;
  yield* referenceNames(project, file, statement, origin);
}

function* nestedNames(
  project: Project,
  written: string,
  start: number,
  role: KeyName["role"],
): IterableIterator<KeyName> {
  const path = project.names.pathOfVariable(written);
  const { nestedDelimiter = "" } = project.plan.loader;
  const parts = path.length === 1 ? [written] : written.split(nestedDelimiter);
  let at = start;
  for (const [index, part] of parts.entries()) {
    yield { path: path.slice(0, index + 1), span: { start: at, end: at + part.length }, role };
    at += part.length + nestedDelimiter.length;
  }
}

function* referenceNames(
  project: Project,
  { tree }: ProjectFile,
  { quote = "none", valueStart, valueEnd }: Assignment,
  origin: number,
): IterableIterator<KeyName> {
  const start = origin + valueStart;
  for (const reference of referencesIn(tree.slice(start, origin + valueEnd), quote, dialectOf(project))) {
    yield* nestedNames(project, reference.name, start + reference.nameStart, "reference");
  }
}
