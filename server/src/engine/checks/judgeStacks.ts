import type { Stack } from "../project/plan.ts";
import type { Project } from "../project/project.ts";
import { pathKey } from "../project/settingPath.ts";
import { childrenOf, itemNodes, nodesAt } from "../schema/children.ts";
import type { Finding } from "../schema/judge/finding.ts";
import { judgeWhole } from "../schema/judge/judge.ts";
import type { SchemaNode } from "../schema/schemaNode.ts";
import type { Node, Path, Table } from "../syntax/node.ts";
import { stepDown } from "../syntax/updateStructure.ts";
import { requiredInFindings } from "./requiredIn.ts";

/** What is wrong with the whole of one stack, by table; sparse. */
export type StackFindings = ReadonlyMap<string, readonly Finding[]>;

/** Judges every table of the merged stack by what speaks of a table as a whole: what must be there, and under which condition. */
export function judgeStack(project: Project, stack: Stack): StackFindings {
  const judged = new JudgedStack(project, stack, new Map());
  if (project.schema !== undefined) judged.judgeBelow(project.merged(stack), project.rootNodes, []);
  return judged.findings;
}

/**
 * The findings after the value at a path changed: only the tables on the way to it, and those in it, can be judged
 * otherwise.
 */
export function rejudgeStack(before: StackFindings, project: Project, stack: Stack, changed: Path): StackFindings {
  if (project.schema === undefined) return before;
  const judged = new JudgedStack(project, stack, new Map(before));
  let node: Node | undefined = project.merged(stack);
  for (const [depth, step] of changed.entries()) {
    if (node?.kind === "table")
      judged.judgeOne(node, nodesAt(project.rootNodes, changed.slice(0, depth)), changed.slice(0, depth));
    node = stepDown(node, step);
  }
  judged.forgetBelow(changed);
  judged.judgeNode(node, nodesAt(project.rootNodes, changed), changed);
  return judged.findings;
}

class JudgedStack {
  readonly findings: Map<string, readonly Finding[]>;
  readonly #project: Project;
  readonly #stack: Stack;

  constructor(project: Project, stack: Stack, findings: Map<string, readonly Finding[]>) {
    this.#project = project;
    this.#stack = stack;
    this.findings = findings;
  }

  /** Nothing is merged for the sake of schemas that say nothing of whole tables, as those of most sections do. */
  judgeOne(table: Table, nodes: readonly SchemaNode[], path: Path): void {
    if (!nodes.some((node) => node.speaksOfWhole)) return;
    // The merged view gives values as the loader reads them already.
    const { integers, dates } = this.#project.plan.loader;
    const options = { integers, dates, reach: "this-table" } as const;
    const found = [
      ...judgeWhole(nodes, table, path, options),
      ...requiredInFindings(nodes, table, path, this.#stack.name),
    ];
    if (found.length > 0) this.findings.set(pathKey(path), found);
    else this.findings.delete(pathKey(path));
  }

  judgeBelow(table: Table, nodes: readonly SchemaNode[], path: Path): void {
    this.judgeOne(table, nodes, path);
    if (!nodes.some((node) => node.leadsToWholes)) return;
    for (const entry of table.entries.values()) {
      if (entry.value.kind !== "table" && entry.value.kind !== "array") continue;
      this.judgeNode(entry.value, childrenOf(nodes, entry.name).nodes, [...path, entry.name]);
    }
  }

  /** Tables, and the tables that headers add to arrays; a list that is written in one statement was judged with it. */
  judgeNode(node: Node | undefined, nodes: readonly SchemaNode[], path: Path): void {
    if (node === undefined || nodes.length === 0) return;
    if (node.kind === "table") this.judgeBelow(node, nodes, path);
    if (node.kind !== "array") return;
    for (const [index, item] of node.items.entries()) {
      if (item.kind === "table" && item.header !== undefined)
        this.judgeBelow(item, itemNodes(nodes, index), [...path, index]);
    }
  }

  forgetBelow(path: Path): void {
    const start = pathKey(path);
    for (const key of this.findings.keys()) {
      if (key === start || key.startsWith(`${start}.`)) this.findings.delete(key);
    }
  }
}
