import type { Project, ProjectChange } from "../project/project.ts";
import type { Path } from "../syntax/node.ts";
import type { EditedTree } from "../syntax/readTree.ts";
import type { Statement } from "../syntax/statement.ts";
import { judgedTable, judgeFile, judgeFileAsWhole, judgeStatement } from "./judgeFile.ts";
import { judgeStack, rejudgeStack, type StackFindings } from "./judgeStacks.ts";
import type { LocalProblem, StatementProblems } from "./localProblem.ts";
import { movedStatements } from "./movedStatements.ts";
import { stackProblems } from "./stackProblems.ts";
import { namedPath, touchedPaths, touchedStatements } from "./touched.ts";

/** All that is wrong in a project, not yet placed. It never changes; `rejudge` makes the next one. */
export class Judgement {
  readonly project: Project;
  readonly statements: ReadonlyMap<string, StatementProblems>;
  readonly files: ReadonlyMap<string, readonly LocalProblem[]>;
  readonly stacks: ReadonlyMap<string, StackFindings>;
  #ofStacks: ReadonlyMap<string, readonly LocalProblem[]> | undefined;

  constructor(parts: Pick<Judgement, "project" | "statements" | "files" | "stacks">) {
    this.project = parts.project;
    this.statements = parts.statements;
    this.files = parts.files;
    this.stacks = parts.stacks;
  }

  /** The problems of whole stacks that are told in a file. */
  ofStacks(file: string): readonly LocalProblem[] {
    this.#ofStacks ??= stackProblems(this.project, this.stacks);
    return this.#ofStacks.get(file) ?? [];
  }
}

export function judge(project: Project): Judgement {
  const files = [...project.files.values()];
  return new Judgement({
    project,
    statements: new Map(files.map((file) => [file.name, judgeFile(project, file)])),
    files: new Map(files.map((file) => [file.name, judgeFileAsWhole(project, file)])),
    stacks: new Map(project.plan.stacks.map((stack) => [stack.name, judgeStack(project, stack)])),
  });
}

/** The judgement after a change: only what the change can have touched is judged again. */
export function rejudge(before: Judgement, project: Project, change: ProjectChange): Judgement {
  if (change.kind === "everything") return judge(project);
  if (change.kind === "structure") return rejudgeStructure(before, project, change);
  if (change.edited.section?.path === undefined) return judge(project);
  const { file: name, edited } = change;
  const section = change.edited.section.path;
  const touched = touchedPaths(project, name, edited, section);
  const own = rejudgeEdited(before, project, name, edited, section);
  return rejudgeAround(before, project, name, touched, { problems: own, judged: new Set(edited.inserted) });
}

/** Judges what stays in its table no second time. */
function rejudgeStructure(
  before: Judgement,
  project: Project,
  { file: name, edited, before: tree }: ProjectChange & { readonly kind: "structure" },
): Judgement {
  const moved = movedStatements(tree, edited);
  const file = project.files.get(name);
  if (moved === undefined || file === undefined) return judge(project);
  const problems = new Map<Statement, readonly LocalProblem[]>();
  const judged = new Set<Statement>();
  for (const [statement, found] of before.statements.get(name) ?? []) {
    if (statement.home !== undefined && moved.kept.has(statement.home)) problems.set(statement, found);
  }
  for (const [index, block] of edited.tree.blocks.entries()) {
    if (moved.kept.has(block)) continue;
    const path = edited.tree.structure.sections[index]?.path;
    const table = path === undefined ? undefined : judgedTable(project, namedPath(project, path));
    for (const statement of block.statements) {
      judged.add(statement);
      setProblems(problems, statement, judgeStatement(project, file, table, statement));
    }
  }
  const touched = moved.touched.map((path) => namedPath(project, path));
  return rejudgeAround(before, project, name, touched, { problems, judged });
}

/** What was found in the edited file so far, and the statements that need no second look. */
interface OwnFindings {
  readonly problems: StatementProblems;
  readonly judged: ReadonlySet<Statement>;
}

/** Judges again all that depends on the touched settings of a file, whose own statements have been judged. */
function rejudgeAround(
  before: Judgement,
  project: Project,
  name: string,
  touched: readonly Path[],
  own: OwnFindings,
): Judgement {
  const statements = new Map(before.statements);
  statements.set(name, own.problems);
  const changed = new Set([name, ...companionsOf(project, name)]);
  for (const other of changed) {
    const rejudged = rejudgeTouched(statements.get(other), project, other, touched, own.judged);
    if (rejudged !== undefined) statements.set(other, rejudged);
  }
  const files = rejudgeFiles(before, project, changed);
  return new Judgement({ project, statements, files, stacks: rejudgeStacks(before, project, name, touched) });
}

/** Files that share a stack with the changed one: what they say of a setting depends on it. */
function companionsOf(project: Project, changed: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const stack of project.stacksOf(changed)) for (const layer of stack.layers) names.add(layer.file);
  names.delete(changed);
  return names;
}

function rejudgeEdited(
  before: Judgement,
  project: Project,
  name: string,
  edited: EditedTree,
  section: Path,
): StatementProblems {
  const file = project.files.get(name);
  if (file === undefined) return new Map();
  const problems = new Map(before.statements.get(name));
  for (const statement of edited.removed) problems.delete(statement);
  const table = judgedTable(project, namedPath(project, section));
  for (const statement of edited.inserted)
    setProblems(problems, statement, judgeStatement(project, file, table, statement));
  return problems;
}

function setProblems(
  problems: Map<Statement, readonly LocalProblem[]>,
  statement: Statement,
  found: readonly LocalProblem[],
): void {
  if (found.length > 0) problems.set(statement, found);
  else problems.delete(statement);
}

/** Judges again what a file says of the touched settings; undefined if it says nothing of them. */
function rejudgeTouched(
  old: StatementProblems | undefined,
  project: Project,
  name: string,
  touched: readonly Path[],
  judged: ReadonlySet<Statement>,
): StatementProblems | undefined {
  const file = project.files.get(name);
  const found =
    file === undefined
      ? []
      : touchedStatements(project, file, touched).filter(({ statement }) => !judged.has(statement));
  if (file === undefined || found.length === 0) return undefined;
  const problems = new Map(old);
  for (const { statement, section } of found) {
    setProblems(
      problems,
      statement,
      judgeStatement(project, file, judgedTable(project, namedPath(project, section)), statement),
    );
  }
  return problems;
}

/** What files as a whole say depends on the files beside them, and what templates say on all. */
function rejudgeFiles(before: Judgement, project: Project, changed: ReadonlySet<string>): Judgement["files"] {
  const files = new Map(before.files);
  for (const name of [...changed, ...project.plan.templates.map((template) => template.file)]) {
    const file = project.files.get(name);
    if (file !== undefined) files.set(name, judgeFileAsWhole(project, file));
  }
  return files;
}

function rejudgeStacks(
  before: Judgement,
  project: Project,
  name: string,
  touched: readonly Path[],
): Judgement["stacks"] {
  if (touched.length === 0) return before.stacks;
  const stacks = new Map(before.stacks);
  for (const stack of project.stacksOf(name)) {
    let findings = stacks.get(stack.name) ?? new Map();
    for (const path of touched) findings = rejudgeStack(findings, project, stack, path);
    stacks.set(stack.name, findings);
  }
  return stacks;
}
