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

/** Whether nothing gets lost. Nearly all members are plain values in both: names are looked up for tables alone, of either side. */
function compare(comparison: Comparison, own: Table, lower: Table, path: Path): boolean {
  if (path.length > deepest) return true;
  let isHarmless = true;
  for (const entry of own.entries.values()) {
    const other = entry.value.kind === "table" ? lower.entries.get(entry.name) : undefined;
    if (other !== undefined && !comparePair(comparison, entry, other, [...path, entry.name])) isHarmless = false;
  }
  for (const other of lower.entries.values()) {
    const entry = other.value.kind === "table" ? own.entries.get(other.name) : undefined;
    if (entry === undefined || entry.value.kind === "table") continue;
    if (!comparePair(comparison, entry, other, [...path, entry.name])) isHarmless = false;
  }
  return isHarmless;
}

function comparePair(comparison: Comparison, own: Entry, lower: Entry, path: Path): boolean {
  const { file, below } = comparison;
  if (own.value.kind !== "table") {
    // Text of `.env` may hold a table as JSON, and of what cannot be read nothing is known.
    const mayBeTable = own.value.kind === "unread" || file.tree.language.name === "env";
    return mayBeTable || report(comparison, own, path, hazardMessages.hidesTable(keyText(path), below.name));
  }
  if (lower.value.kind !== "table") {
    const mayBeTable = lower.value.kind === "unread" || below.tree.language.name === "env";
    return mayBeTable || report(comparison, own, path, hazardMessages.hidesValue(keyText(path), below.name));
  }
  return compareTables(comparison, own, own.value, lower.value, path);
}

function compareTables(comparison: Comparison, entry: Entry, own: Table, lower: Table, path: Path): boolean {
  const { project, file, below } = comparison;
  if (project.harmlessPairs.has(own, lower)) return true;
  if (addsTo(file.tree.language.name, below.tree.language.name, project.plan.loader)) {
    if (!compare(comparison, own, lower, path)) return false;
  } else {
    const lost = [...lower.entries.keys()].filter((name) => !own.entries.has(name)).sort();
    if (lost.length > 0) {
      return report(comparison, entry, path, hazardMessages.replacesTable(keyText(path), below.name, lost));
    }
  }
  project.harmlessPairs.add(own, lower);
  return true;
}

/** Answers that something does get lost, also where it has been told for another stack. */
function report({ found }: Comparison, entry: Entry, path: Path, message: string): false {
  const { statement, start, end } = entry;
  if (statement !== undefined && !found.has(entry)) {
    found.set(entry, { ...hazard, message, statement, start, end, data: { key: keyText(path) } });
  }
  return false;
}
