import type { Cursor } from "../cursor.ts";
import type { Assignment, KeyPart } from "../statement.ts";
import { skipBlanks } from "./characters.ts";
import type { EnvDialect } from "./envDialect.ts";
import { readAssignment } from "./readAssignment.ts";

/**
 * The assignment that a comment line would be without its `#`, if it plainly is one: a name as variables have it,
 * directly before `=`. Most comments are prose, and prose with an `=` in it must not become a setting.
 */
export function commentedOut(line: string, hash: number, length: number, dialect: EnvDialect): Assignment | undefined {
  const start = skipBlanks(line, hash + 1, dialect);
  if (!isLikelyAssignment(line, start)) return undefined;
  const cursor: Cursor = { text: line.slice(start), atFileStart: false, offset: 0, reach: 0, starved: false };
  const statement = readAssignment(cursor, 0, dialect, (_, end) => end);
  if (statement.kind !== "assignment" || statement.faults.length > 0 || statement.value === undefined) return undefined;
  return moved(statement, start, length);
}

/** Upper case, or words joined by underscores; `export` may stand before it. */
function isLikelyAssignment(line: string, start: number): boolean {
  const equals = line.indexOf("=", start);
  if (equals < 0 || equals - start > longestName) return false;
  const name = /^(?:export +)?([A-Z][A-Z0-9_]*|[a-z][a-z0-9]*(?:_[a-z0-9]+)+) *$/;
  return name.test(line.slice(start, equals));
}

const longestName = 200;

function moved(assignment: Assignment, by: number, length: number): Assignment {
  const { keys, value, equals, comment } = assignment;
  return {
    ...assignment,
    length,
    keys: keys.map((key): KeyPart => ({ name: key.name, start: key.start + by, end: key.end + by })),
    value: value === undefined ? undefined : { ...value, start: value.start + by, end: value.end + by },
    valueStart: assignment.valueStart + by,
    valueEnd: assignment.valueEnd + by,
    equals: equals < 0 ? -1 : equals + by,
    comment: comment < 0 ? -1 : comment + by,
  };
}
