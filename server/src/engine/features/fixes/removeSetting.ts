import type { Entry, Table } from "../../syntax/node.ts";
import type { Assignment } from "../../syntax/statement.ts";
import type { Edit } from "../../text/span.ts";

/**
 * The edit that takes the setting whose key starts at an offset out of a statement: the whole line, or one member of an
 * inline table. Offsets count from the start of the statement, which stands at `origin`.
 */
export function removalOf(statement: Assignment, keyStart: number, origin: number): Edit | undefined {
  const isOfStatement = statement.keys.some((key) => key.start === keyStart);
  if (isOfStatement) return { start: origin, end: origin + statement.length, text: "" };
  const found = memberAt(statement.value, keyStart);
  if (found === undefined) return undefined;
  const { table, entry } = found;
  const members = [...table.entries.values()].sort((one, other) => one.start - other.start);
  // Dotted names in braces share their table's place, so where one of them ends is not told.
  if (members.some(({ value, end }) => value.end <= end)) return undefined;
  const index = members.indexOf(entry);
  const before = members[index - 1];
  const after = members[index + 1];
  const start = before === undefined ? entry.start : before.value.end;
  const end = before === undefined && after !== undefined ? after.start : entry.value.end;
  return { start: origin + start, end: origin + end, text: "" };
}

function memberAt(node: Assignment["value"], keyStart: number): { table: Table; entry: Entry } | undefined {
  const open = node === undefined ? [] : [node];
  for (const current of open) {
    if (current.kind === "array") open.push(...current.items);
    if (current.kind !== "table") continue;
    for (const entry of current.entries.values()) {
      if (entry.start === keyStart) return { table: current, entry };
      open.push(entry.value);
    }
  }
  return undefined;
}
