import { ownAnnotation, textIn } from "../checks/annotation.ts";
import { type Contribution, lookUp } from "../project/lookup.ts";
import type { Project } from "../project/project.ts";
import type { ProjectFile } from "../project/projectFile.ts";
import { isSecretSetting } from "../project/secrets.ts";
import { nodesAt } from "../schema/children.ts";
import { quantityInWords } from "../schema/describe/quantity.ts";
import type { Node, Path } from "../syntax/node.ts";
import type { Assignment } from "../syntax/statement.ts";
import type { Span } from "../text/span.ts";
import { applicationPath, sectionAt } from "./nodeAtOffset.ts";
import { placedLines } from "./placedLines.ts";

/** A few words that an editor shows inside a line. */
export interface InlayHint {
  readonly offset: number;
  readonly text: string;
  readonly kind: InlayHintKind;
  /** Where the words lead. */
  readonly place: HintPlace | undefined;
}

export type InlayHintKind = "overrides" | "units";

export interface HintPlace extends Span {
  readonly file: string;
}

/** Which values in a part of a file are overridden and by whom, and how much a number with a unit is. */
export function inlayHintsOf(
  project: Project,
  fileName: string,
  within: Span,
  kinds: ReadonlySet<InlayHintKind>,
): readonly InlayHint[] {
  const file = project.files.get(fileName);
  if (file === undefined || kinds.size === 0) return [];
  const hints: InlayHint[] = [];
  for (const { statement, start } of placedLines(file.tree, within)) {
    if (start + statement.length < within.start || start > within.end) continue;
    if (statement.kind !== "assignment" || statement.value === undefined) continue;
    const section = sectionAt(file.tree, start);
    if (section === undefined) continue;
    const path = applicationPath(project, file, [...section, ...statement.keys.map((key) => key.name)]);
    if (kinds.has("units")) hints.push(...unitHint(project, file, statement, start, path));
    if (kinds.has("overrides")) hints.push(...overrideHint(project, file, statement, start, path));
  }
  return hints;
}

function unitHint(project: Project, file: ProjectFile, statement: Assignment, start: number, path: Path): InlayHint[] {
  const nodes = nodesAt(project.rootNodes, path);
  const unit = textIn(ownAnnotation(nodes, "unit"));
  const amount = statement.value === undefined || unit === undefined ? undefined : amountOf(statement.value);
  if (unit === undefined || amount === undefined || isSecretSetting(project, path, file.name)) return [];
  const words = quantityInWords(amount, unit);
  // "= 30 s" behind 30 seconds says no more than the schema does.
  if (words === undefined || words.startsWith(`${amount} `)) return [];
  return [{ offset: start + statement.valueEnd, text: `= ${words}`, kind: "units", place: undefined }];
}

function amountOf(value: Node): number | bigint | undefined {
  if (value.kind === "integer" || value.kind === "float") return value.value;
  return value.kind === "string" && /^\d{1,15}(?:\.\d{1,15})?$/.test(value.value) ? Number(value.value) : undefined;
}

function overrideHint(
  project: Project,
  file: ProjectFile,
  statement: Assignment,
  start: number,
  path: Path,
): InlayHint[] {
  if (statement.value?.kind === "table") return [];
  const winners = new Map<string, Contribution>();
  for (const stack of project.stacksOf(file.name)) {
    const { winner } = lookUp(project, stack, path);
    if (winner !== undefined && winner.file !== file.name) winners.set(winner.file, winner);
  }
  const [first, ...others] = winners.values();
  const place = first === undefined ? undefined : placeOf(project, first);
  if (first === undefined || place === undefined) return [];
  const line = (project.files.get(place.file)?.tree.positionAt(place.start).line ?? 0) + 1;
  const who = others.length === 0 ? `${place.file}:${line}` : `${others.length + 1} files`;
  const offset = endOfLine(file, start + statement.valueEnd);
  return [{ offset, text: `overridden by ${who}`, kind: "overrides", place: others.length === 0 ? place : undefined }];
}

function placeOf(project: Project, { file, entry }: Contribution): HintPlace | undefined {
  const origin = entry.statement === undefined ? undefined : project.files.get(file)?.tree.startOf(entry.statement);
  return origin === undefined ? undefined : { file, start: origin + entry.start, end: origin + entry.end };
}

function endOfLine({ tree }: ProjectFile, offset: number): number {
  const { line } = tree.positionAt(offset);
  return tree.offsetAt({ line, column: Number.MAX_SAFE_INTEGER });
}
