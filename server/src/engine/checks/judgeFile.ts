import { manifestName, type Project } from "../project/project.ts";
import type { ProjectFile } from "../project/projectFile.ts";
import { childrenOf, itemNodes, nodesAt } from "../schema/children.ts";
import type { SchemaNode } from "../schema/schemaNode.ts";
import type { Node, Path, Table } from "../syntax/node.ts";
import type { KeyPart, Statement } from "../syntax/statement.ts";
import { CheckedSetting, type SettingCheck, type Written } from "./checkedSetting.ts";
import { fileChecks, memberChecks, settingChecks } from "./checks.ts";
import type { LocalProblem, StatementProblems } from "./localProblem.ts";
import { dialectOf } from "./references.ts";
import { faultProblem } from "./syntaxProblems.ts";
import { namedPath } from "./touched.ts";

const none: readonly LocalProblem[] = [];

/** The table that a statement's keys start from, with the schemas that govern it. */
export interface JudgedTable {
  readonly path: Path;
  readonly nodes: readonly SchemaNode[];
}

export function judgedTable(project: Project, path: Path): JudgedTable {
  return { path, nodes: nodesAt(project.rootNodes, path) };
}

/** All problems of a file that need no more than one statement at a time. */
export function judgeFile(project: Project, file: ProjectFile): StatementProblems {
  const problems = new Map<Statement, readonly LocalProblem[]>();
  const { blocks, structure } = file.tree;
  let table: JudgedTable | undefined;
  let section: Path | undefined;
  for (const [index, block] of blocks.entries()) {
    const path = structure.sections[index]?.path;
    if (path !== section) table = path === undefined ? undefined : judgedTable(project, namedPath(project, path));
    section = path;
    for (const statement of block.statements) {
      const found = judgeStatement(project, file, table, statement);
      if (found.length > 0) problems.set(statement, found);
    }
  }
  return problems;
}

/** What the checks of the file as a whole say. */
export function judgeFileAsWhole(project: Project, file: ProjectFile): readonly LocalProblem[] {
  return file.name === manifestName ? none : fileChecks.flatMap((check) => check(project, file));
}

/** What is wrong with a statement itself, and with the settings that it writes. */
export function judgeStatement(
  project: Project,
  file: ProjectFile,
  table: JudgedTable | undefined,
  statement: Statement,
): readonly LocalProblem[] {
  const settings = file.name === manifestName ? none : judgeSettings(project, file, table, statement);
  if (statement.faults.length === 0) return settings;
  return [...statement.faults.map((fault) => faultProblem(fault, statement, dialectOf(project))), ...settings];
}

function judgeSettings(
  project: Project,
  file: ProjectFile,
  table: JudgedTable | undefined,
  statement: Statement,
): readonly LocalProblem[] {
  const written = { project, file, statement };
  if (statement.kind === "header") {
    if (statement.isHalfTyped) return none;
    return judgeKeys(written, judgedTable(project, []), knownKeys(project, statement.keys), undefined);
  }
  if (statement.kind !== "assignment" || table === undefined) return none;
  return judgeKeys(written, table, keysOf(written, table, statement.keys), statement.value);
}

function keysOf({ project, file }: Written, table: JudgedTable, keys: readonly KeyPart[]): readonly KeyPart[] {
  if (file.tree.language.name === "env") return envKeys(project, keys);
  return table.path.length === 0 ? knownKeys(project, keys) : keys;
}

/** The names that the application knows, where it does not tell upper from lower case. */
function knownKeys(project: Project, keys: readonly KeyPart[]): readonly KeyPart[] {
  const [first] = keys;
  if (first === undefined || project.plan.loader.keyCase.toml === "sensitive") return keys;
  const name = project.names.known(first.name);
  return name === first.name ? keys : [{ ...first, name }, ...keys.slice(1)];
}

/** `DB__HOST` stands for two names where the loader nests, and for the name that the application knows. */
function envKeys(project: Project, keys: readonly KeyPart[]): readonly KeyPart[] {
  const [key] = keys;
  if (key === undefined) return keys;
  return project.names.pathOfVariable(key.name).map((name) => ({ name, start: key.start, end: key.end }));
}

/** Goes down a key part by part; where a name is unknown, nothing below it is judged. */
function judgeKeys(
  written: Written,
  table: JudgedTable,
  keys: readonly KeyPart[],
  value: Node | undefined,
): readonly LocalProblem[] {
  let siblings = table.nodes;
  let { path } = table;
  for (const [index, key] of keys.entries()) {
    const children = childrenOf(siblings, key.name);
    path = [...path, key.name];
    const isLast = index === keys.length - 1;
    const isUnknown = !children.isKnown && siblings.length > 0;
    if (isLast || isUnknown) {
      const own = isLast ? value : undefined;
      const checks = settingChecks[written.file.tree.language.name];
      const found = run(checks, new CheckedSetting(written, { path, key, value: own, children, siblings }));
      if (value?.kind !== "table") return found;
      return [...found, ...judgeMembers(written, { path, nodes: children.nodes }, value)];
    }
    // A header goes on below the last item of a list of tables.
    const items = written.statement.kind === "header" ? itemNodes(children.nodes, 0) : [];
    siblings = items.length > 0 ? items : children.nodes;
  }
  return none;
}

function run(checks: readonly SettingCheck[], setting: CheckedSetting): readonly LocalProblem[] {
  let found = none;
  for (const check of checks) {
    const problems = check(setting);
    if (problems.length > 0) found = found.length === 0 ? problems : [...found, ...problems];
  }
  return found;
}

/** The members of an inline table: what their values are was judged with the whole, what they are called was not. */
function judgeMembers(written: Written, table: JudgedTable, value: Table): readonly LocalProblem[] {
  const found: LocalProblem[] = [];
  for (const entry of value.entries.values()) {
    const children = childrenOf(table.nodes, entry.name);
    const path = [...table.path, entry.name];
    const key = { name: entry.name, start: entry.start, end: entry.end };
    const { value: own } = entry;
    const setting = new CheckedSetting(written, { path, key, value: own, children, siblings: table.nodes });
    found.push(...run(memberChecks, setting));
    if (own.kind === "table") found.push(...judgeMembers(written, { path, nodes: children.nodes }, own));
  }
  return found;
}
