import type { Project } from "../project/project.ts";
import { nodeAt, type ProjectFile, statementAtPath } from "../project/projectFile.ts";
import type { Entry, Node, Path } from "../syntax/node.ts";
import type { EditedTree } from "../syntax/readTree.ts";
import type { Statement } from "../syntax/statement.ts";
import type { Tree } from "../syntax/tree.ts";
import { dialectOf, dollarAssignments } from "./references.ts";

/**
 * The settings whose statements an edit removed or inserted, and those that may refer to them. Of a name in `.env` that
 * nests only the first part counts: whether the table exists at all decides what becomes of those in other layers.
 */
export function touchedPaths(project: Project, name: string, edited: EditedTree, section: Path): readonly Path[] {
  const statements = [...edited.removed, ...edited.inserted].filter((statement) => statement.kind === "assignment");
  const names = new Set(statements.flatMap(({ keys }) => keys[0]?.name ?? []));
  if (edited.tree.language.name === "toml") return [...names].map((key) => namedPath(project, [...section, key]));
  if (names.size > 0) for (const referring of referringNames(project, name)) names.add(referring);
  const roots = new Set([...names].flatMap((key) => project.names.pathOfVariable(key)[0] ?? []));
  return [...roots].map((root): Path => [root]);
}

/** The settings of all files beside the changed one whose values have references in them. */
function referringNames(project: Project, changed: string): ReadonlySet<string> {
  if (dialectOf(project).expansion.method === "none") return new Set();
  const layers = new Set(project.stacksOf(changed).flatMap((stack) => project.layersOf(stack)));
  return new Set([...layers].flatMap(dollarAssignments).flatMap(({ keys }) => keys[0]?.name ?? []));
}

/** The path under the names that the application knows. */
export function namedPath(project: Project, path: Path): Path {
  const [first, ...rest] = path;
  if (typeof first !== "string" || project.plan.loader.keyCase.toml === "sensitive") return path;
  return [project.names.known(first), ...rest];
}

/** A statement, with the table that its keys start from. */
export interface TouchedStatement {
  readonly statement: Statement;
  readonly section: Path;
}

/** The statements of a file that write a touched setting, or something in it. */
export function touchedStatements(
  project: Project,
  file: ProjectFile,
  touched: readonly Path[],
): readonly TouchedStatement[] {
  const statements = new Set<Statement>();
  if (touched.length > 0 && file.tree.language.name === "env") addVariables(project, file, touched, statements);
  else
    for (const path of touched)
      for (const spelled of spellings(project, file, path)) addStatements(file, spelled, statements);
  return [...statements].map((statement) => ({ statement, section: sectionOf(file.tree, statement) }));
}

/** Several lines may stand for one setting: names in different cases, and those that share a first part. */
function addVariables(project: Project, file: ProjectFile, touched: readonly Path[], found: Set<Statement>): void {
  const names = new Set(touched.map(([name]) => name));
  for (const block of file.tree.blocks) {
    for (const statement of block.statements) {
      const name = statement.kind === "assignment" ? statement.keys[0]?.name : undefined;
      if (name !== undefined && names.has(project.names.pathOfVariable(name)[0] ?? name)) found.add(statement);
    }
  }
}

/** The path as the file writes it, in every case where upper and lower case are one. */
function spellings(project: Project, { tree }: ProjectFile, path: Path): readonly Path[] {
  const [first, ...rest] = path;
  if (project.plan.loader.keyCase.toml === "sensitive") return [path];
  const names = [...tree.root.entries.keys()].filter((name) => project.names.known(name) === first);
  return names.map((name): Path => [name, ...rest]);
}

function addStatements({ tree }: ProjectFile, path: Path, found: Set<Statement>): void {
  const node = nodeAt(tree.root, path);
  const own = node === undefined ? undefined : statementAtPath(tree.root, path);
  if (own !== undefined) found.add(own);
  const open: Node[] = node === undefined ? [] : [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "array") open.push(...next.items.filter(hasMembers));
    if (next.kind !== "table") continue;
    if (next.header !== undefined) found.add(next.header);
    for (const entry of next.entries.values()) {
      if (entry.statement !== undefined) found.add(entry.statement);
      if (hasMembers(entry.value)) open.push(entry.value);
    }
  }
}

function hasMembers(node: Entry["value"]): boolean {
  return node.kind === "table" || node.kind === "array";
}

function sectionOf({ blocks, structure }: Tree, statement: Statement): Path {
  const hinted = statement.home === undefined ? -1 : blocks.indexOf(statement.home);
  const isThere = blocks[hinted]?.statements.includes(statement) === true;
  const index = isThere ? hinted : blocks.findIndex((block) => block.statements.includes(statement));
  return structure.sections[index]?.path ?? [];
}
