import { type Contribution, lookUp } from "../project/lookup.ts";
import type { Stack } from "../project/plan.ts";
import type { Project } from "../project/project.ts";
import { nodeAt } from "../project/projectFile.ts";
import { quantityInWords } from "../schema/describe/quantity.ts";
import { plainValue, valueInWords } from "../schema/describe/valueInWords.ts";
import type { Node, Path } from "../syntax/node.ts";
import { namesHoldingSecrets } from "./heldSecrets.ts";
import { code, type Piece, type PlacePiece, words } from "./hoverBlocks.ts";
import { isInsideSecret, masked, shownValue } from "./shownValue.ts";

const MOST_GROUPS = 6;
const MOST_NAMES = 3;
const MOST_LOSERS = 3;
const LONGEST_VALUE = 100;

/** What the stacks of a file make of a setting, one line for all stacks in which it is the same, winner first. */
export function effectiveFacts(
  project: Project,
  stacks: readonly Stack[],
  path: Path,
  unit: string | undefined,
): Piece[][] {
  const groups = new Map<string, { readonly names: string[]; readonly result: readonly Piece[] }>();
  for (const stack of stacks) {
    const result = resultIn(project, stack, path, unit);
    const key = JSON.stringify(result);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { names: [stack.name], result });
    else group.names.push(stack.name);
  }
  const all = [...groups.values()];
  const told = all.slice(0, all.length > MOST_GROUPS ? MOST_GROUPS - 1 : MOST_GROUPS);
  const facts = told.map(({ names, result }) => [...inStacks(names, stacks.length, project), ...result]);
  const rest = stacks.length - told.reduce((count, { names }) => count + names.length, 0);
  return rest === 0 ? facts : [...facts, [words(`and otherwise in ${rest} more stacks`)]];
}

/** A value as people read it, cut short; text of `.env` stands there without quotes. */
export function valueText(value: Node, language: "toml" | "env"): string {
  const text = language === "env" ? plainValue(value) : valueInWords(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** " (24 h)" behind 1440 minutes; nothing where the unit says nothing new. */
export function quantityPieces(value: Node, unit: string | undefined): Piece[] {
  if (unit === undefined || (value.kind !== "integer" && value.kind !== "float")) return [];
  const quantity = quantityInWords(value.value, unit);
  return quantity === undefined ? [] : [words(` (${quantity})`)];
}

/** Where a value that a file sets is written. */
export function placeOf(project: Project, { file, entry, value }: Contribution): PlacePiece | undefined {
  const tree = project.files.get(file)?.tree;
  const header = value.kind === "table" ? value.header : undefined;
  const statement = header ?? entry.statement;
  const start = statement === undefined ? undefined : tree?.startOf(statement);
  if (tree === undefined || start === undefined) return undefined;
  const within = header?.kind === "header" ? (header.keys[0]?.start ?? 0) : entry.start;
  return { kind: "place", file, line: tree.positionAt(start + within).line + 1 };
}

/** What may be shown of what a layer says: a secret is masked, also one that the value only refers to. */
export function shownIn(project: Project, stack: Stack, path: Path, from: Contribution, value: Node): Node {
  const isHidden = isInsideSecret(project, path) || refersToSecret(project, stack, from);
  return isHidden ? masked(value).value : shownValue(project, path, value, from.file).value;
}

function refersToSecret(project: Project, stack: Stack, { file, entry }: Contribution): boolean {
  const written = project.files.get(file);
  const statement = entry.statement;
  if (written?.tree.language.name !== "env" || statement?.kind !== "assignment") return false;
  const { value, keys } = statement;
  const name = keys[0]?.name ?? "";
  if (value?.kind !== "string" || !value.value.includes("$")) return false;
  return namesHoldingSecrets(project, project.layersOf(stack)).has(name);
}

function inStacks(names: readonly string[], count: number, project: Project): Piece[] {
  if (project.plan.stacks.length === 1) return [words("Effective: ")];
  if (names.length === count && count > 1) return [words(`Effective in all ${count} stacks: `)];
  if (names.length <= MOST_NAMES) return [words(`Effective in ${names.join(", ")}: `)];
  const named = names.slice(0, MOST_NAMES - 1);
  return [words(`Effective in ${named.join(", ")} and ${names.length - named.length} more stacks: `)];
}

function resultIn(project: Project, stack: Stack, path: Path, unit: string | undefined): readonly Piece[] {
  const { winner, losers, byDefault } = lookUp(project, stack, path);
  if (winner === undefined) return withoutWinner(project, path, byDefault, unit);
  if (winner.value.kind === "table") return tableResult(project, winner, losers);
  const over = losers
    .slice(0, MOST_LOSERS)
    .flatMap((loser, index): Piece[] => [
      words(index === 0 ? ", over " : ", "),
      ...valuePieces(project, stack, path, loser, undefined),
      words(" ("),
      ...placePieces(project, loser),
      words(")"),
    ]);
  const rest = losers.length > MOST_LOSERS ? [words(` and ${losers.length - MOST_LOSERS} more`)] : [];
  const value = valuePieces(project, stack, path, winner, unit);
  return [...value, words(" — "), ...placePieces(project, winner), ...over, ...rest];
}

function withoutWinner(project: Project, path: Path, byDefault: Node | undefined, unit: string | undefined): Piece[] {
  if (byDefault === undefined) return [words("not set")];
  const { value, hasSecret } = shownValue(project, path, byDefault, undefined);
  const quantity = hasSecret ? [] : quantityPieces(value, unit);
  return [code(valueText(value, "toml")), ...quantity, words(" — default")];
}

/** What is in a table is told where its members are; of the table itself, where it comes from. */
function tableResult(project: Project, winner: Contribution, losers: readonly Contribution[]): Piece[] {
  const isMerged = project.plan.loader.tables === "merge";
  const over = losers.flatMap((loser, index): Piece[] => [
    words(index > 0 ? ", " : isMerged ? ", added to " : ", in place of "),
    ...placePieces(project, loser),
  ]);
  return [words("table — "), ...placePieces(project, winner), ...over];
}

function placePieces(project: Project, from: Contribution): Piece[] {
  return [placeOf(project, from) ?? words(from.file)];
}

/** The value that the application gets, and what is written where that is something else. */
function valuePieces(
  project: Project,
  stack: Stack,
  path: Path,
  from: Contribution,
  unit: string | undefined,
): Piece[] {
  if (from.value.kind === "unread") return [words("unreadable")];
  const file = project.files.get(from.file);
  const language = file?.tree.language.name ?? "toml";
  const shown = shownIn(project, stack, path, from, from.read);
  const isMasked = shown !== from.read;
  const text = valueText(shown, isMasked ? "env" : language);
  if (isMasked) return [code(text)];
  const raw = nodeAt(file?.settings, path) ?? from.value;
  const written = valueText(raw, language);
  const before = written === text ? [] : [words(", written "), code(written)];
  return [code(text), ...quantityPieces(shown, unit), ...before];
}
