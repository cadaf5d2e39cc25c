import type { SyntaxFault, SyntaxFaultKind } from "../../problems/fault.ts";
import type { KeyPart } from "../statement.ts";

/**
 * The state of reading one TOML statement. The scanning functions move `offset` and answer with what they found, or
 * with `undefined` after setting `fault`: the first fault ends the reading of a statement, so there is never a second.
 * Offsets in what they answer count from `start`.
 */
export interface Scan {
  readonly text: string;
  readonly start: number;
  offset: number;
  fault: SyntaxFault | undefined;
  /** Faults that do not end the reading: what only a newer TOML allows. */
  newer: SyntaxFault[] | undefined;
  /** How many arrays and inline tables are open. */
  depth: number;
  /** How many line breaks between values were passed. */
  lineBreaks: number;
  /** How far the reading looked, where that is further than where it ended. */
  reach: number;
  /** The reading came to the end of the text and would have gone on. */
  starved: boolean;
}

/** Deeper than anybody writes; it bounds the stack, and what reading on behind a broken line of many brackets costs. */
export const deepestNesting = 100;

/** What stands right of `=`: where each value is, before it is known what it is. */
export type Shape = ScalarShape | ArrayShape | TableShape;

export interface ScalarShape {
  readonly kind: "scalar" | "string";
  readonly start: number;
  readonly end: number;
}

export interface ArrayShape {
  readonly kind: "array";
  readonly start: number;
  readonly end: number;
  readonly items: readonly Shape[];
}

export interface TableShape {
  readonly kind: "table";
  readonly start: number;
  readonly end: number;
  readonly members: readonly MemberShape[];
}

export interface MemberShape {
  readonly keys: readonly KeyPart[];
  readonly value: Shape;
}

export function scanOf(text: string, start: number): Scan {
  return {
    text,
    start,
    offset: start,
    fault: undefined,
    newer: undefined,
    depth: 0,
    lineBreaks: 0,
    reach: 0,
    starved: false,
  };
}

/** Records a fault between two offsets of the text; answers `undefined` so that a scanning function can return it. */
export function failAt(scan: Scan, kind: SyntaxFaultKind, from: number, to: number, detail?: string): undefined {
  const place = { kind, start: from - scan.start, end: to - scan.start };
  scan.fault = detail === undefined ? place : { ...place, detail };
  if (to >= scan.text.length) scan.starved = true;
  return undefined;
}

export function noteNewer(scan: Scan, from: number, to: number, detail: string): void {
  scan.newer ??= [];
  scan.newer.push({ kind: "newer-toml", start: from - scan.start, end: to - scan.start, detail });
}

export const unit = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  quote: 34,
  hash: 35,
  apostrophe: 39,
  comma: 44,
  dash: 45,
  dot: 46,
  zero: 48,
  nine: 57,
  colon: 58,
  equals: 61,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  underscore: 95,
  letterF: 102,
  letterT: 116,
  openBrace: 123,
  closeBrace: 125,
  byteOrderMark: 0xfeff,
} as const;

export function skipBlanks(scan: Scan): void {
  const { text } = scan;
  let offset = scan.offset;
  let found = text.charCodeAt(offset);
  while (found === unit.space || found === unit.tab) found = text.charCodeAt(++offset);
  scan.offset = offset;
}

/** Whether a line ends at the offset: at `\n`, at `\r\n`, or with the text. */
export function isLineEnd(text: string, offset: number): boolean {
  const found = text.charCodeAt(offset);
  if (found === unit.lineFeed || offset >= text.length) return true;
  return found === unit.carriageReturn && text.charCodeAt(offset + 1) === unit.lineFeed;
}

/** Where the content of the line around the offset ends, before its line break. */
export function lineContentEnd(text: string, offset: number): number {
  const lineFeed = text.indexOf("\n", offset);
  if (lineFeed < 0) return text.length;
  return lineFeed > offset && text.charCodeAt(lineFeed - 1) === unit.carriageReturn ? lineFeed - 1 : lineFeed;
}

/** Where the next line starts, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const lineFeed = text.indexOf("\n", offset);
  return lineFeed < 0 ? text.length : lineFeed + 1;
}

/** The offset before trailing blanks. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let trimmed = end;
  while (
    trimmed > start &&
    (text.charCodeAt(trimmed - 1) === unit.space || text.charCodeAt(trimmed - 1) === unit.tab)
  ) {
    trimmed--;
  }
  return trimmed;
}

export function isBareKeyUnit(found: number): boolean {
  return (
    (found >= 97 && found <= 122) ||
    (found >= 65 && found <= 90) ||
    (found >= unit.zero && found <= unit.nine) ||
    found === unit.underscore ||
    found === unit.dash
  );
}

/** Where the first character stands that TOML allows in no comment; -1 if there is none. */
export function controlIn(text: string, start: number, end: number): number {
  for (let offset = start; offset < end; offset++) {
    const found = text.charCodeAt(offset);
    if ((found < unit.space && found !== unit.tab) || found === 127) return offset;
  }
  return -1;
}
