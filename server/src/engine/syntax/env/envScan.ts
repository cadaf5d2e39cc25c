import type { SyntaxFaultKind } from "../../problems/fault.ts";
import type { Cursor } from "../cursor.ts";
import type { Quote } from "../statement.ts";
import type { EnvDialect } from "./envDialect.ts";

/**
 * What is found out about one assignment while it is scanned. Offsets count from the start of the cursor's text, and
 * the scanning functions each fill in their part.
 */
export interface EnvScan {
  readonly cursor: Cursor;
  readonly text: string;
  readonly dialect: EnvDialect;
  exported: boolean;
  keyStart: number;
  keyEnd: number;
  name: string;
  equals: number;
  valueStart: number;
  valueEnd: number;
  quote: Quote;
  comment: number;
  /** Where the content of the assignment's last line ends. */
  end: number;
  /** `null` for a bare key that is None; undefined where there is no value. */
  value: string | null | undefined;
  fault: SyntaxFaultKind | undefined;
  faultStart: number;
  faultEnd: number;
}

export function envScanOf(cursor: Cursor, dialect: EnvDialect): EnvScan {
  return {
    cursor,
    text: cursor.text,
    dialect,
    exported: false,
    keyStart: 0,
    keyEnd: 0,
    name: "",
    equals: -1,
    valueStart: 0,
    valueEnd: 0,
    quote: "none",
    comment: -1,
    end: 0,
    value: undefined,
    fault: undefined,
    faultStart: 0,
    faultEnd: 0,
  };
}

export function setFault(scan: EnvScan, kind: SyntaxFaultKind, start: number, end: number): void {
  scan.fault = kind;
  scan.faultStart = start;
  scan.faultEnd = end;
}

/** Notes that the character at `offset` was looked at, which is the end of the text where there is none. */
export function lookedAt(cursor: Cursor, offset: number): void {
  if (offset >= cursor.text.length) cursor.starved = true;
  cursor.reach = Math.max(cursor.reach, offset + 1);
}
