import type { Project } from "../../project/project.ts";
import { keyText } from "../../project/settingPath.ts";
import { tomlKey } from "../tomlValue.ts";
import { aboutCandidate } from "./aboutCandidate.ts";
import { type Candidate, candidatesIn, isSetBy } from "./candidates.ts";
import { type Completion, sortText } from "./completionItem.ts";
import type { KeyPlace } from "./completionPlace.ts";
import { arrayTableOf } from "./headerCompletions.ts";
import { escapedText } from "./snippet.ts";
import { suggestedText } from "./suggestedValue.ts";

const DEEPEST = 3;
const MOST_MEMBERS = 200;

/** The settings that may be written at the cursor: those that are missing first, then by the headings of the schema. */
export function keyCompletions(project: Project, place: KeyPlace): readonly Completion[] {
  const { table, typed } = place;
  const candidates = candidatesIn(project, place.file, table).filter((candidate) => isWanted(candidate, typed));
  const order = orderOf(candidates);
  const isLast = place.follows === "another-part";
  const items = candidates.flatMap((candidate): Completion[] => {
    const sort = order(candidate);
    if (isLast) return candidate.isTable ? [nameItem(place, candidate, sort)] : [];
    if (place.follows === "separator")
      return isFree(project, place, candidate) ? [nameItem(place, candidate, sort)] : [];
    return isBelow(candidate)
      ? tableItems(project, place, candidate, sort)
      : settingItems(project, place, candidate, sort);
  });
  return items;
}

/** What belongs in another file is offered only to those who type its name. */
export function isWanted({ name, belongsIn }: Candidate, typed: string): boolean {
  if (belongsIn === undefined) return true;
  const word = typed.replace(/^["']/, "").toLowerCase();
  return word !== "" && name.toLowerCase().startsWith(word);
}

/** The sort text of each: its rank, then its heading by where that first occurs, then the schema's order. */
export function orderOf(candidates: readonly Candidate[]): (candidate: Candidate) => string {
  const headings = new Map<string | undefined, number>();
  for (const { section } of candidates) if (!headings.has(section)) headings.set(section, headings.size);
  const sorted = [...candidates].sort(
    (one, other) => (headings.get(one.section) ?? 0) - (headings.get(other.section) ?? 0),
  );
  const places = new Map(sorted.map((candidate, index) => [candidate, index]));
  return (candidate) => sortText(rankOf(candidate), places.get(candidate) ?? 0);
}

function rankOf({ belongsIn, isDeprecated, isMissing }: Candidate): number {
  if (belongsIn !== undefined) return 5;
  if (isMissing) return 1;
  return isDeprecated ? 4 : 2;
}

function isBelow(candidate: Candidate): boolean {
  return candidate.isTable || arrayTableOf(candidate.nodes).length > 0;
}

/** Whether the file does not set the name yet, in the table around the cursor. */
function isFree(project: Project, { file, statement, taken }: KeyPlace, { name, path }: Candidate): boolean {
  return !taken.includes(name) && !isSetBy(project, file, path, statement);
}

function settingItems(project: Project, place: KeyPlace, candidate: Candidate, sort: string): Completion[] {
  return isFree(project, place, candidate) ? [settingItem(project, place, candidate, [candidate.name], sort)] : [];
}

/** The name alone, where what it needs stands behind it already. */
function nameItem(place: KeyPlace, candidate: Candidate, sort: string): Completion {
  const text = writtenName(place, candidate.name);
  return {
    ...itemOf(candidate, candidate.name, sort),
    edit: { ...place.range, text },
    filterText: filterOf(place, text, candidate.name),
  };
}

function settingItem(
  project: Project,
  place: KeyPlace,
  candidate: Candidate,
  names: readonly string[],
  sort: string,
): Completion {
  const [first = "", ...rest] = names;
  const key = [writtenName(place, first), ...rest.map(tomlKey)].join(".");
  const base = { ...itemOf(candidate, names.join("."), sort), filterText: filterOf(place, key, names.join(".")) };
  if (place.follows === "a-value") return { ...base, edit: { ...place.range, text: `${key} =` } };
  const { text, snippet } = suggestedText(project, candidate.nodes, "toml");
  return {
    ...base,
    edit: { ...place.range, text: `${key} = ${text}` },
    snippet: `${escapedText(key)} = ${snippet}`,
  };
}

function itemOf(candidate: Candidate, label: string, sort: string) {
  return {
    label,
    kind: candidate.isTable ? ("table" as const) : ("setting" as const),
    sortText: sort,
    path: candidate.path,
    ...aboutCandidate(candidate, "toml"),
  };
}

/** The quotes that were typed stay. */
function writtenName({ quote }: KeyPlace, name: string): string {
  const isPlain = /^[A-Za-z0-9_-]+$/.test(name);
  if (quote === "" || !isPlain) return tomlKey(name);
  return `${quote}${name}${quote}`;
}

/** Editors compare this with what was typed, quotes and all. */
function filterOf({ quote }: KeyPlace, written: string, name: string): string {
  return quote === "" ? name : written;
}

/** A table may be written as a header, as dotted keys, or within an inline table as one more of these. */
function tableItems(project: Project, place: KeyPlace, candidate: Candidate, sort: string): Completion[] {
  if (place.holder === "inline-table") return settingItems(project, place, candidate, sort);
  const header = place.mayBeHeader ? headerItems(project, place, candidate, sort) : [];
  if (!candidate.isTable || !isOpenToDots(project, place, candidate)) return header;
  return [...header, ...dottedItems(project, place, candidate, sort)];
}

function headerItems(project: Project, place: KeyPlace, candidate: Candidate, sort: string): Completion[] {
  const isArray = !candidate.isTable;
  if (!isArray && isSetBy(project, place.file, candidate.path, place.statement)) return [];
  if (candidate.path.some((step) => typeof step === "number")) return [];
  const path = keyText(candidate.path);
  const text = isArray ? `[[${path}]]` : `[${path}]`;
  return [
    {
      ...itemOf(candidate, text, sort),
      kind: "table",
      edit: { ...place.range, text },
      filterText: filterOf(place, candidate.name, candidate.name),
    },
  ];
}

/** TOML closes a table that a header or an inline table has made to dotted keys. */
function isOpenToDots(project: Project, { file, statement }: KeyPlace, { path }: Candidate): boolean {
  return !isSetBy(project, file, path, statement) || isSetWithDots(file, path);
}

function isSetWithDots(file: KeyPlace["file"], path: Candidate["path"]): boolean {
  let table = file.tree.root;
  for (const [index, step] of path.entries()) {
    const entry = typeof step === "string" ? table.entries.get(step) : undefined;
    if (entry?.value.kind !== "table") return false;
    table = entry.value;
    if (index < path.length - 1) continue;
    return table.header === undefined && entry.statement?.kind === "assignment" && entry.statement.keys.length > 1;
  }
  return false;
}

function dottedItems(project: Project, place: KeyPlace, candidate: Candidate, sort: string): Completion[] {
  const items: Completion[] = [];
  const open: { readonly names: readonly string[]; readonly candidate: Candidate }[] = [
    { names: [candidate.name], candidate },
  ];
  for (let next = open.shift(); next !== undefined && items.length < MOST_MEMBERS; next = open.shift()) {
    for (const member of candidatesIn(project, place.file, next.candidate.path)) {
      const names = [...next.names, member.name];
      if (!isWanted(member, place.typed) || isSetBy(project, place.file, member.path, place.statement)) continue;
      if (!member.isTable)
        items.push(settingItem(project, place, member, names, `${sort}.${sortText(0, items.length)}`));
      else if (names.length < DEEPEST) open.push({ names, candidate: member });
    }
  }
  return items;
}
