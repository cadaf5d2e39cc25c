import { manifestName, type Project } from "../project/project.ts";
import type { Path } from "../syntax/node.ts";
import type { Assignment, Header } from "../syntax/statement.ts";
import type { Tree } from "../syntax/tree.ts";

/** A line that sets something, with the way to what it sets. */
export interface SettingLine {
  readonly statement: Assignment;
  readonly start: number;
  /** The table that its keys start from. */
  readonly section: Path;
  /** Under the names that the application knows. */
  readonly path: Path;
}

export interface HeaderLine {
  readonly statement: Header;
  readonly start: number;
  readonly path: Path;
}

/** A file by its name, which need not be one of the project yet. */
export interface NamedTree {
  readonly name: string;
  readonly tree: Tree;
}

/** All assignments and headers of a file with their paths; those that a clash keeps out of the tree are left out. */
export function* linesOf(project: Project, file: NamedTree): IterableIterator<SettingLine | HeaderLine> {
  const { tree } = file;
  const { blocks, structure } = tree;
  const isEnv = tree.language.name === "env";
  let start = 0;
  for (const [index, block] of blocks.entries()) {
    const section = structure.sections[index]?.path;
    for (const statement of block.statements) {
      if (section !== undefined && statement.kind === "assignment") {
        const written = statement.keys.map((key) => key.name);
        const path = isEnv
          ? project.names.pathOfVariable(written[0] ?? "")
          : known(project, file, [...section, ...written]);
        yield { statement, start, section, path };
      } else if (section !== undefined && statement.kind === "header" && opens(statement, section)) {
        yield { statement, start, path: known(project, file, section) };
      }
      start += statement.length;
    }
  }
}

/** A header that is half typed may leave what stands below it to the table above. */
function opens({ isHalfTyped, keys }: Header, section: Path): boolean {
  if (!isHalfTyped) return true;
  const names = section.filter((step) => typeof step === "string");
  return names.length === keys.length && names.every((name, index) => name === keys[index]?.name);
}

export function isSettingLine(line: SettingLine | HeaderLine): line is SettingLine {
  return line.statement.kind === "assignment";
}

/** A loader may take the names at the root in any case. */
function known(project: Project, { name }: NamedTree, path: Path): Path {
  const [first, ...rest] = path;
  if (typeof first !== "string" || name === manifestName || project.plan.loader.keyCase.toml === "sensitive")
    return path;
  return [project.names.known(first), ...rest];
}
