import { parse } from "dotenv";
import type { SyntaxFault } from "../../problems/fault.ts";
import type { Cursor } from "../cursor.ts";
import type { Node } from "../node.ts";
import type { Assignment, Statement } from "../statement.ts";
import type { EnvDialect } from "./envDialect.ts";
import { type EnvScan, envScanOf, setFault } from "./envScan.ts";
import { scanKey } from "./scanKey.ts";
import { scanValue } from "./scanValue.ts";

const noFaults: readonly SyntaxFault[] = [];

/** Reads a line that is neither blank nor a comment; `at` is its first character. */
export function readAssignment(
  cursor: Cursor,
  at: number,
  dialect: EnvDialect,
  advance: (cursor: Cursor, end: number) => number,
): Statement {
  const start = cursor.offset;
  const scan = envScanOf(cursor, dialect);
  const outcome = scanKey(scan, at);
  if (outcome === "assignment") scanValue(scan);
  const length = advance(cursor, scan.end);
  if (outcome === "assignment" && dialect.value.readBy === "dotenv")
    scan.value = valueByDotenv(scan, start, start + length);
  const faults = faultsOf(scan, start);
  if (outcome !== "no-statement") return assignmentOf(scan, start, length, faults);
  return { kind: "garbage", length, start: at - start, end: scan.faultEnd - start, faults };
}

function assignmentOf(scan: EnvScan, start: number, length: number, faults: readonly SyntaxFault[]): Assignment {
  return {
    kind: "assignment",
    length,
    faults,
    keys: [{ name: scan.name, start: scan.keyStart - start, end: scan.keyEnd - start }],
    value: nodeOf(scan, start),
    valueStart: scan.valueStart - start,
    valueEnd: scan.valueEnd - start,
    equals: scan.equals < 0 ? -1 : scan.equals - start,
    comment: scan.comment < 0 ? -1 : scan.comment - start,
    exported: scan.exported,
    quote: scan.quote,
  };
}

function nodeOf(scan: EnvScan, start: number): Node | undefined {
  const { value } = scan;
  if (value === undefined) return undefined;
  const place = { start: scan.valueStart - start, end: scan.valueEnd - start };
  return value === null ? { kind: "null", value, ...place } : { kind: "string", value, ...place };
}

function faultsOf(scan: EnvScan, start: number): readonly SyntaxFault[] {
  if (scan.fault === undefined) return noFaults;
  return [{ kind: scan.fault, start: scan.faultStart - start, end: scan.faultEnd - start }];
}

/** The package's own answer; it leaves out `__proto__`, which its object cannot hold. */
function valueByDotenv(scan: EnvScan, start: number, end: number): string | undefined {
  const parsed = parse(scan.text.slice(start, end), { fast: true });
  if (Object.hasOwn(parsed, scan.name)) return parsed[scan.name];
  setFault(scan, "env-ignored-line", scan.keyStart, scan.keyEnd);
  return undefined;
}
