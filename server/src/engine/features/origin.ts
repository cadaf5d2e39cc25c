import type { Project } from "../project/project.ts";
import { type ProjectFile, statementAtPath } from "../project/projectFile.ts";
import type { Entry, Node, Path } from "../syntax/node.ts";
import type { Statement } from "../syntax/statement.ts";

/** Where a value was set; line and column count from 1, the column in UTF-16 units. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Finds the places of many settings: each file is gone through once, however many are asked for. */
export class Origins {
  readonly #project: Project;
  readonly #starts = new Map<string, ReadonlyMap<Statement, number>>();

  constructor(project: Project) {
    this.#project = project;
  }

  /** Where the key of an entry stands; for a table in a list, where its header does. */
  of(name: string, path: Path, entry: Entry, value: Node): Origin | undefined {
    const file = this.#project.files.get(name);
    if (file === undefined) return undefined;
    const header = value.kind === "table" ? value.header : undefined;
    // The members of an inline table have no statement of their own.
    const statement = header ?? entry.statement ?? statementAtPath(file.settings, path);
    const start = statement === undefined ? undefined : this.#startsIn(file).get(statement);
    if (start === undefined) return undefined;
    const { line, column } = file.tree.positionAt(start + (header === undefined ? entry.start : firstKeyOf(header)));
    return { file: name, line: line + 1, column: column + 1 };
  }

  #startsIn({ name, tree }: ProjectFile): ReadonlyMap<Statement, number> {
    const known = this.#starts.get(name);
    if (known !== undefined) return known;
    const starts = new Map<Statement, number>();
    for (const { statement, start } of tree.statements()) starts.set(statement, start);
    this.#starts.set(name, starts);
    return starts;
  }
}

function firstKeyOf(statement: Statement): number {
  return statement.kind === "header" ? (statement.keys[0]?.start ?? 0) : 0;
}
