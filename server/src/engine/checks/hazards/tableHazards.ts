import { hazardMessages } from "../../problems/messagesOfHazards.ts";
import { addsTo } from "../../project/mergedTable.ts";
import type { Project } from "../../project/project.ts";
import type { ProjectFile } from "../../project/projectFile.ts";
import { keyText } from "../../project/settingPath.ts";
import type { Entry, Path, Table } from "../../syntax/node.ts";
import type { LocalProblem } from "../localProblem.ts";
import { hazard, none } from "./hazard.ts";

const deepest = 20;

/** Tables that lose what a lower layer put into them: because the loader replaces them whole, or by a value of their name. */
export function tableHazards(project: Project, file: ProjectFile): readonly LocalProblem[] {
  const found = new Map<Entry, LocalProblem>();
  for (const stack of project.stacksOf(file.name)) {
    const layers = project.layersOf(stack);
    for (const below of layers.slice(layers.findIndex(({ name }) => name === file.name) + 1)) {
      compare({ project, file, below, found }, file.settings, below.settings, []);
    }
  }
  return found.size === 0 ? none : [...found.values()];
}

interface Comparison {
  readonly project: Project;
  readonly file: ProjectFile;
  readonly below: ProjectFile;
  readonly found: Map<Entry, LocalProblem>;
}

function compare(comparison: Comparison, own: Table, lower: Table, path: Path): void {
  if (path.length > deepest) return;
  for (const entry of own.entries.values()) {
    const other = lower.entries.get(entry.name);
    if (other === undefined || (entry.value.kind !== "table" && other.value.kind !== "table")) continue;
    comparePair(comparison, entry, other, [...path, entry.name]);
  }
}

function comparePair(comparison: Comparison, own: Entry, lower: Entry, path: Path): void {
  const { project, file, below } = comparison;
  if (own.value.kind !== "table") {
    // Text of `.env` may hold a table as JSON, and of what cannot be read nothing is known.
    const mayBeTable = own.value.kind === "unread" || file.tree.language.name === "env";
    if (!mayBeTable) report(comparison, own, path, hazardMessages.hidesTable(keyText(path), below.name));
    return;
  }
  if (lower.value.kind !== "table") {
    const mayBeTable = lower.value.kind === "unread" || below.tree.language.name === "env";
    if (!mayBeTable) report(comparison, own, path, hazardMessages.hidesValue(keyText(path), below.name));
    return;
  }
  if (addsTo(file.tree.language.name, below.tree.language.name, project.plan.loader)) {
    compare(comparison, own.value, lower.value, path);
    return;
  }
  const { entries } = own.value;
  const lost = [...lower.value.entries.keys()].filter((name) => !entries.has(name)).sort();
  if (lost.length > 0) report(comparison, own, path, hazardMessages.replacesTable(keyText(path), below.name, lost));
}

function report({ found }: Comparison, entry: Entry, path: Path, message: string): void {
  const { statement, start, end } = entry;
  if (statement === undefined || found.has(entry)) return;
  found.set(entry, { ...hazard, message, statement, start, end, data: { key: keyText(path) } });
}
