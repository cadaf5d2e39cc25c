import { manifestName, type Project } from "../project/project.ts";
import { nodeAt, type ProjectFile } from "../project/projectFile.ts";
import { childrenOf, itemNodes } from "../schema/children.ts";
import type { SchemaNode } from "../schema/schemaNode.ts";
import { envDialects } from "../syntax/env/envDialects.ts";
import { referencesIn } from "../syntax/env/references.ts";
import type { Entry, Node, Path, Table } from "../syntax/node.ts";
import type { Assignment, Header, KeyPart, Statement } from "../syntax/statement.ts";
import type { Tree } from "../syntax/tree.ts";
import { lastAtMost } from "../text/lineMap.ts";
import type { Span } from "../text/span.ts";
import { manifestNodes } from "./completions/manifestNodes.ts";

/** What stands at an offset of a file, as far as the text there can be read; half-typed lines have an answer too. */
export interface NodeAtOffset {
  readonly file: ProjectFile;
  /** Undefined in an empty file and behind the last line break. */
  readonly statement: Statement | undefined;
  readonly statementStart: number;
  readonly part: StatementPart;
  /** The table that the keys of the line belong to; undefined where a clash keeps it out of the tree. */
  readonly section: Path | undefined;
  /** The way to the setting, under the names that the application knows; undefined where none is named. */
  readonly path: Path | undefined;
  /** What is under the cursor: a part of a key, a value, the statement or nothing; counts from the start of the file. */
  readonly span: Span;
  /** The value of the setting; on a value the innermost one. */
  readonly node: Node | undefined;
  /** The schemas that govern the setting. */
  readonly nodes: readonly SchemaNode[];
  /** The schemas that govern the table around it. */
  readonly siblings: readonly SchemaNode[];
  /** The other setting that a `.env` value names at the offset, as in `${NAME}`. */
  readonly reference: ReferenceAtOffset | undefined;
}

/** A key or a value in a commented-out setting is part of a `comment`, with its path all the same. */
export type StatementPart = "key" | "value" | "header" | "comment" | "blank" | "garbage";

export interface ReferenceAtOffset {
  readonly name: string;
  readonly path: Path;
  /** The name alone; counts from the start of the file. */
  readonly span: Span;
}

export function nodeAtOffset(project: Project, fileName: string, offset: number): NodeAtOffset | undefined {
  const file = project.files.get(fileName);
  if (file === undefined) return undefined;
  const section = sectionAt(file.tree, offset);
  const placed = file.tree.statementAt(offset);
  if (placed === undefined || isBehindLastLine(file.tree, placed.start + placed.statement.length, offset)) {
    return bare(file, undefined, offset, section, "blank", { start: offset, end: offset });
  }
  const { statement, start } = placed;
  const local = offset - start;
  const found = whatIsAt(file, statement, local, start);
  const span = { start: start + found.span.start, end: start + found.span.end };
  if (found.path === undefined) return bare(file, statement, start, section, found.part, span);
  const path = applicationPath(project, file, [...(found.isFromRoot ? [] : (section ?? [])), ...found.path]);
  const rootNodes = rootNodesOf(project, fileName);
  const nodes = governing(rootNodes, path);
  const siblings = governing(rootNodes, path.slice(0, -1));
  const node = found.node ?? nodeAt(settingsRoot(file), path);
  const reference = referenceAt(project, file, statement, local, start);
  return {
    file,
    statement,
    statementStart: start,
    part: found.part,
    section,
    path,
    span,
    node,
    nodes,
    siblings,
    reference,
  };
}

/** The schemas at the root of a file: those of the project, and for `strata.toml` those of that file. */
export function rootNodesOf(project: Project, fileName: string): readonly SchemaNode[] {
  return fileName === manifestName ? manifestNodes() : project.rootNodes;
}

/** The schemas at a path; where none always governs it, those that do in some branch. */
export function governing(nodes: readonly SchemaNode[], path: Path): readonly SchemaNode[] {
  let current = nodes;
  for (const step of path) {
    if (current.length === 0) break;
    if (typeof step === "number") {
      current = itemNodes(current, step);
      continue;
    }
    const { nodes: always, conditional } = childrenOf(current, step);
    current = always.length > 0 ? always : conditional;
  }
  return current;
}

/** A path as it is written, under the names that the application knows. */
export function applicationPath(project: Project, file: ProjectFile, path: Path): Path {
  const [first, ...rest] = path;
  if (typeof first !== "string" || file.name === manifestName) return path;
  if (file.tree.language.name === "env") return [...project.names.pathOfVariable(first), ...rest];
  return project.plan.loader.keyCase.toml === "sensitive" ? path : [project.names.known(first), ...rest];
}

/** What a file sets, under the application's names; `strata.toml` is no configuration and keeps its own. */
export function settingsRoot(file: ProjectFile): Table {
  return file.name === manifestName ? file.tree.root : file.settings;
}

/** The table that a line at an offset belongs to. */
export function sectionAt(tree: Tree, offset: number): Path | undefined {
  const { blocks, structure, places } = tree;
  if (blocks.length === 0) return [];
  const index = Math.min(lastAtMost(places.offsets, offset), blocks.length - 1);
  return structure.sections[index]?.path;
}

/** The last line of a file that ends with a line break is empty, and no statement is there. */
export function isBehindLastLine(tree: Tree, statementEnd: number, offset: number): boolean {
  return offset >= statementEnd && /[\r\n]$/.test(tree.slice(statementEnd - 1, statementEnd));
}

/** What was found within one statement; the span counts from its start, the path from the table of its keys. */
interface Found {
  readonly part: StatementPart;
  readonly span: Span;
  readonly path?: Path;
  readonly isFromRoot?: boolean;
  readonly node?: Node | undefined;
}

function whatIsAt(file: ProjectFile, statement: Statement, local: number, start: number): Found {
  const whole = { start: 0, end: contentLength(file.tree, statement, start) };
  switch (statement.kind) {
    case "assignment":
      return inAssignment(statement, local, whole);
    case "header":
      return inHeader(file.tree, statement, local, start, whole);
    case "comment": {
      const { commentedOut } = statement;
      const found = commentedOut === undefined ? undefined : inAssignment(commentedOut, local, whole);
      return { ...found, part: "comment", span: found?.path === undefined ? whole : found.span };
    }
    default:
      return { part: statement.kind, span: whole };
  }
}

function inAssignment(statement: Assignment, local: number, whole: Span): Found {
  const { keys, value, valueStart, valueEnd, comment, equals } = statement;
  if (comment >= 0 && local >= comment) return { part: "comment", span: { start: comment, end: whole.end } };
  const index = keys.findIndex((key) => local >= key.start && local <= key.end);
  const key = keys[index];
  if (key !== undefined) return { part: "key", span: key, path: namesOf(keys, index) };
  const path = namesOf(keys, keys.length - 1);
  if (equals < 0 || local <= equals || local < valueStart || local > valueEnd)
    return { part: "blank", span: { start: local, end: local } };
  if (value === undefined) return { part: "value", span: { start: valueStart, end: valueEnd }, path };
  return inValue(value, path, local);
}

/** Goes down to the innermost value around the offset. The reader bounds how deep values nest. */
function inValue(value: Node, start: Path, local: number): Found {
  let node = value;
  let path = start;
  for (;;) {
    const inner = memberAt(node, local);
    if (inner === undefined) return { part: "value", span: node, path, node };
    path = [...path, inner.step];
    node = inner.value;
    if (inner.key !== undefined) return { part: "key", span: inner.key, path, node };
  }
}

interface Member {
  readonly step: string | number;
  readonly value: Node;
  readonly key: Span | undefined;
}

function memberAt(node: Node, local: number): Member | undefined {
  if (node.kind === "array") {
    const step = node.items.findIndex((item) => isWithin(item, local));
    const value = node.items[step];
    return value === undefined ? undefined : { step, value, key: undefined };
  }
  if (node.kind !== "table") return undefined;
  // A table that a dotted key opens is as wide as the table around it, so its own members must be asked first.
  const entries = [...node.entries.values()];
  const onKey = entries.find((entry) => isWithin(entry, local));
  if (onKey !== undefined) return { step: onKey.name, value: onKey.value, key: onKey };
  const around = entries.find(({ value }) => isWithin(value, local) && holds(value, local));
  return around === undefined ? undefined : { step: around.name, value: around.value, key: undefined };
}

function holds(value: Node, local: number): boolean {
  if (value.kind !== "table") return true;
  const entries: Entry[] = [...value.entries.values()];
  return entries.length === 0 || entries.some((entry) => isWithin(entry, local) || isWithin(entry.value, local));
}

function isWithin({ start, end }: Span, local: number): boolean {
  return local >= start && local <= end;
}

/** The path of a header's part has the indexes of the arrays that it goes through; that of the last part has not its own. */
function inHeader(tree: Tree, header: Header, local: number, start: number, whole: Span): Found {
  const { keys, comment } = header;
  if (comment >= 0 && local >= comment) return { part: "comment", span: { start: comment, end: whole.end } };
  const found = keys.findIndex((key) => local >= key.start && local <= key.end);
  const index = found < 0 ? keys.length - 1 : found;
  const key = keys[index];
  if (key === undefined) return { part: "header", span: whole };
  const path = (header.isHalfTyped ? undefined : sectionAt(tree, start)) ?? namesOf(keys, keys.length - 1);
  return { part: "header", span: found < 0 ? whole : key, path: upToName(path, index), isFromRoot: true };
}

/** The path up to the name of that index among its names. */
function upToName(path: Path, index: number): Path {
  let names = -1;
  const end = path.findIndex((step) => {
    if (typeof step === "string") names++;
    return names === index;
  });
  return end < 0 ? path : path.slice(0, end + 1);
}

function namesOf(keys: readonly KeyPart[], last: number): string[] {
  return keys.slice(0, last + 1).map((key) => key.name);
}

function contentLength(tree: Tree, statement: Statement, start: number): number {
  return tree.slice(start, start + statement.length).trimEnd().length;
}

function bare(
  file: ProjectFile,
  statement: Statement | undefined,
  statementStart: number,
  section: Path | undefined,
  part: StatementPart,
  span: Span,
): NodeAtOffset {
  const nothing = { path: undefined, node: undefined, nodes: [], siblings: [], reference: undefined };
  return { file, statement, statementStart, part, section, span, ...nothing };
}

function referenceAt(
  project: Project,
  file: ProjectFile,
  statement: Statement,
  local: number,
  start: number,
): ReferenceAtOffset | undefined {
  const isEnv = file.tree.language.name === "env";
  if (!isEnv || statement.kind !== "assignment" || statement.value === undefined) return undefined;
  const { valueStart, valueEnd, quote = "none" } = statement;
  const written = file.tree.slice(start + valueStart, start + valueEnd);
  const dialect = envDialects[project.plan.loader.dialect];
  const at = local - valueStart;
  const found = referencesIn(written, quote, dialect).findLast(
    (reference) => at >= reference.start && at <= reference.end,
  );
  if (found === undefined) return undefined;
  const origin = start + valueStart;
  const span = { start: origin + found.nameStart, end: origin + found.nameEnd };
  return { name: found.name, path: project.names.pathOfVariable(found.name), span };
}
