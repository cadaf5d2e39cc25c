import { requiredInFindings } from "../../checks/requiredIn.ts";
import { isSecretsFile, type Stack } from "../../project/plan.ts";
import { manifestName, type Project } from "../../project/project.ts";
import { nodeAt, type ProjectFile } from "../../project/projectFile.ts";
import { keyText } from "../../project/settingPath.ts";
import { type KnownName, knownNames } from "../../schema/children.ts";
import { Annotations } from "../../schema/describe/annotations.ts";
import { isSecret } from "../../schema/describe/secret.ts";
import { OBJECT_TYPE } from "../../schema/jsonType.ts";
import { judgeWhole } from "../../schema/judge/judge.ts";
import type { SchemaNode } from "../../schema/schemaNode.ts";
import type { Path, Table } from "../../syntax/node.ts";
import type { Statement } from "../../syntax/statement.ts";
import { stacksSeenFrom } from "../hover.ts";
import { applicationPath, governing, rootNodesOf, settingsRoot } from "../nodeAtOffset.ts";

/** A setting that may be written in a table. */
export interface Candidate {
  readonly name: string;
  readonly path: Path;
  readonly nodes: readonly SchemaNode[];
  readonly isTable: boolean;
  readonly isDeprecated: boolean;
  /** A required setting that a stack is missing. */
  readonly isMissing: boolean;
  /** The file that it belongs in, where that is another one. */
  readonly belongsIn: string | undefined;
  /** What it is grouped under. */
  readonly section: string | undefined;
}

const MOST_STACKS = 20;

/** The settings that a table may have, by the schema or, where that says nothing, by what other files have: in its order. */
export function candidatesIn(project: Project, file: ProjectFile, table: Path): readonly Candidate[] {
  const nodes = governing(rootNodesOf(project, file.name), table);
  const stacks = stacksSeenFrom(project, file.name);
  const missing = missingNames(project, stacks.slice(0, MOST_STACKS), nodes, table);
  const known = namesFrom(project, file, nodes, stacks, table);
  const home = new Homes(project, file, stacks);
  return known.map(({ name }) => {
    const path = [...table, name];
    const own = governing(nodes, [name]);
    const annotations = new Annotations(own.flatMap((node) => node.valueParts));
    return {
      name,
      path,
      nodes: own,
      isTable: own.length > 0 && own.every((node) => node.acceptedTypes === OBJECT_TYPE || isTableOrNothing(node)),
      isDeprecated: annotations.flag("deprecated") || annotations.own("replacement") !== undefined,
      isMissing: missing.has(name),
      belongsIn: home.of(own, annotations.own("layer")),
      section: annotations.own("section"),
    };
  });
}

/** Whether a file sets a path itself, other than by the statement that is being typed. */
export function isSetBy(project: Project, file: ProjectFile, path: Path, typing: Statement | undefined): boolean {
  const table = nodeAt(settingsRoot(file), path.slice(0, -1));
  const name = path[path.length - 1];
  const entry = table?.kind === "table" && typeof name === "string" ? table.entries.get(name) : undefined;
  if (entry !== undefined && (typing === undefined || entry.statement !== typing)) return true;
  return typing !== undefined && isTypedAgain(project, file, path, typing);
}

/** Of two statements with the same name the tree knows one, and that may be the one that is being typed. */
function isTypedAgain(project: Project, file: ProjectFile, path: Path, typing: Statement): boolean {
  const isEnv = file.tree.language.name === "env";
  return file.tree.clashes.some(({ statement, other, key }) => {
    if (statement !== typing && other !== typing) return false;
    if (!isEnv) return key.name === path[path.length - 1];
    return keyText(applicationPath(project, file, [key.name])) === keyText(path);
  });
}

function isTableOrNothing(node: SchemaNode): boolean {
  const types = node.acceptedTypes;
  return (types & OBJECT_TYPE) !== 0 && (types & ~(OBJECT_TYPE | 1)) === 0;
}

type Name = Pick<KnownName, "name">;

function namesFrom(
  project: Project,
  file: ProjectFile,
  nodes: readonly SchemaNode[],
  stacks: readonly Stack[],
  table: Path,
): readonly Name[] {
  const known = knownNames(nodes);
  if (known.length > 0 || file.name === manifestName) return known;
  const names = new Set<string>();
  for (const other of companionsOf(project, file, stacks)) {
    const found = nodeAt(other.settings, table);
    if (found?.kind === "table") for (const name of found.entries.keys()) names.add(name);
  }
  return [...names].map((name) => ({ name }));
}

/** The other files that speak of the same configuration. */
export function companionsOf(project: Project, file: ProjectFile, stacks: readonly Stack[]): readonly ProjectFile[] {
  const names = new Set(stacks.flatMap((stack) => stack.layers.map((layer) => layer.file)));
  for (const template of project.plan.templates) {
    if (template.of === file.name || names.has(template.of)) names.add(template.file);
  }
  names.delete(file.name);
  return [...names].flatMap((name) => project.files.get(name) ?? []);
}

/** The names that the schema asks for in a table and that a stack does not set, for whatever reason it asks. */
function missingNames(
  project: Project,
  stacks: readonly Stack[],
  nodes: readonly SchemaNode[],
  path: Path,
): ReadonlySet<string> {
  const missing = new Set<string>();
  if (nodes.length === 0) return missing;
  const { integers, dates } = project.plan.loader;
  for (const stack of stacks) {
    const table = nodeAt(project.merged(stack), path) ?? emptyTable;
    if (table.kind !== "table") continue;
    const findings = judgeWhole(nodes, table, path, { integers, dates, reach: "this-table" });
    for (const { facts } of [...findings, ...requiredInFindings(nodes, table, path, stack.name)]) {
      if (facts.kind === "missing") for (const name of facts.groups.flat()) missing.add(name);
    }
  }
  return missing;
}

const emptyTable: Table = { kind: "table", start: 0, end: 0, entries: new Map() };

/** Tells which settings have their place in another file than the one that is being typed in. */
class Homes {
  readonly #file: string;
  readonly #secrets: string | undefined;

  constructor(project: Project, file: ProjectFile, stacks: readonly Stack[]) {
    this.#file = project.plan.templates.find((template) => template.file === file.name)?.of ?? file.name;
    this.#secrets = stacks.flatMap((stack) => stack.layers).find((layer) => isSecretsFile(layer.file))?.file;
  }

  of(nodes: readonly SchemaNode[], layer: string | undefined): string | undefined {
    if (layer !== undefined) return layer === this.#file ? undefined : layer;
    if (this.#secrets === undefined) return undefined;
    const isHere = isSecretsFile(this.#file);
    if (isSecret(nodes)) return isHere ? undefined : this.#secrets;
    return isHere && this.#file === this.#secrets ? "another file" : undefined;
  }
}
