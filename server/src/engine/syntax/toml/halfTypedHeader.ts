import type { Block } from "../block.ts";
import type { Header } from "../statement.ts";
import type { HalfTypedSection, Section, SectionPlacer } from "../structure.ts";
import type { OpenTable } from "./openTable.ts";

/** The first parts of the keys below the header with which a block starts. */
export function namesBelow(blocks: readonly Block[], first: number): readonly string[] {
  const names: string[] = [];
  for (let index = first; index < blocks.length; index++) {
    const { statements } = blocks[index] ?? { statements: [] };
    if (index > first && statements[0]?.kind === "header") break;
    for (const statement of statements) {
      const key = statement.kind === "assignment" ? statement.keys[0] : undefined;
      if (key !== undefined) names.push(key.name);
    }
  }
  return names;
}

/** Without a schema a header means what can be read of it, as long as that contradicts nothing else in the file. */
export function placeByText({ named, names, freeAbove }: HalfTypedSection): ReturnType<SectionPlacer> {
  if (named !== undefined) return "named";
  return freeAbove.length === names.length ? "above" : "nowhere";
}

export interface SectionAbove {
  readonly table: OpenTable | undefined;
  readonly path: Section["path"];
}

/** Asks where the settings below a half-typed header belong. */
export function placeHalfTyped(
  root: OpenTable,
  header: Header,
  above: SectionAbove,
  names: readonly string[],
  place: SectionPlacer,
): ReturnType<SectionPlacer> {
  const isWhole = header.faults[0]?.kind === "unclosed-header";
  const named = isWhole ? pathToOpen(root, header) : undefined;
  const freeAbove = names.filter((name) => above.table?.entries.has(name) === false);
  const placed = place({ named, above: above.path, names, freeAbove });
  return placed === "named" && named === undefined ? "nowhere" : placed;
}

/** The path of the table that a header would open; undefined where the rules let it open none. */
function pathToOpen(root: OpenTable, header: Header): Section["path"] {
  const path: (string | number)[] = [];
  let table: OpenTable | undefined = root;
  for (const [index, { name }] of header.keys.entries()) {
    path.push(name);
    const present: OpenTable | OpenTable[] | undefined = table?.tables.get(name);
    if (present === undefined && table?.entries.has(name) === true) return undefined;
    if (index === header.keys.length - 1)
      return canOpen(header, present) ? pathOfOpened(path, header, present) : undefined;
    if (Array.isArray(present)) path.push(present.length - 1);
    table = Array.isArray(present) ? present[present.length - 1] : present;
  }
  return undefined;
}

function canOpen(header: Header, present: OpenTable | OpenTable[] | undefined): boolean {
  if (present === undefined) return true;
  if (Array.isArray(present)) return header.isArray;
  return !header.isArray && (present.definition === "implied" || present.definition === "implied-by-array");
}

function pathOfOpened(path: (string | number)[], header: Header, present: unknown): readonly (string | number)[] {
  if (!header.isArray) return path;
  return [...path, Array.isArray(present) ? present.length : 0];
}
