import type { KeyPart } from "../statement.ts";
import {
  type ArrayShape,
  deepestNesting,
  failAt,
  isLineEnd,
  lineContentEnd,
  type MemberShape,
  nextLine,
  noteNewer,
  type Scan,
  type Shape,
  skipBlanks,
  type TableShape,
  unit,
} from "./scan.ts";
import { scanKey } from "./scanKey.ts";
import { scanString } from "./scanString.ts";

/** Finds where the value at the offset ends and where the values in it stand. What they are is smol-toml's to say. */
export function scanValue(scan: Scan): Shape | undefined {
  const first = scan.text.charCodeAt(scan.offset);
  if (first === unit.quote || first === unit.apostrophe) return scanString(scan, first);
  if (first !== unit.openBracket && first !== unit.openBrace) return scanBareWord(scan);
  if (scan.depth >= deepestNesting) return failAt(scan, "nested-too-deeply", scan.offset, scan.offset + 1);
  scan.depth++;
  const shape = first === unit.openBracket ? scanArray(scan) : scanInlineTable(scan);
  if (shape !== undefined) scan.depth--;
  return shape;
}

/** A number, a date, `true`: all up to the next blank or delimiter. A date and a time may have one blank between. */
function scanBareWord(scan: Scan): Shape | undefined {
  const { text, start } = scan;
  const from = scan.offset;
  let offset = endOfBareWord(text, from);
  if (offset === from) return failAt(scan, "expected-value", from, isLineEnd(text, from) ? from : from + 1);
  if (offset - from === 10 && text.charCodeAt(offset) === unit.space && isTimeAfterDate(text, from, offset)) {
    offset = endOfBareWord(text, offset + 1);
  }
  scan.offset = offset;
  if (isImpossibleDate(text, from, offset))
    return failAt(scan, "invalid-value", from, offset, text.slice(from, offset));
  if (mayHoldTime(text, from) && isTimeWithoutSeconds(text.slice(from, offset))) {
    noteNewer(scan, from, offset, "a time without seconds");
  }
  return { kind: "scalar", start: from - start, end: offset - start };
}

function endOfBareWord(text: string, start: number): number {
  let offset = start;
  for (;;) {
    const found = text.charCodeAt(offset);
    if (
      found <= unit.space ||
      found === unit.comma ||
      found === unit.hash ||
      found === unit.closeBracket ||
      found === unit.closeBrace ||
      Number.isNaN(found)
    ) {
      return offset;
    }
    offset++;
  }
}

function isTimeAfterDate(text: string, dateStart: number, blank: number): boolean {
  return /^\d{4}-\d\d-\d\d \d\d:$/.test(text.slice(dateStart, blank + 4));
}

/** smol-toml rolls the 30th of February over into March and reads a zone without its colon; a calendar has no such day. */
function isImpossibleDate(text: string, from: number, end: number): boolean {
  if (text.charCodeAt(from + 4) !== unit.dash || text.charCodeAt(from + 7) !== unit.dash) return false;
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ].*?(?:[+-](\d+)(:?)\d*)?)?$/.exec(
    text.slice(from, Math.min(end, from + 64)),
  );
  if (match === null) return false;
  const [, year = "", month = "", day = "", zone, colon] = match;
  return Number(day) > daysIn(Number(year), Number(month)) || (zone !== undefined && colon === "");
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function mayHoldTime(text: string, from: number): boolean {
  return text.charCodeAt(from + 2) === unit.colon || text.charCodeAt(from + 13) === unit.colon;
}

function isTimeWithoutSeconds(word: string): boolean {
  return /^(?:\d{4}-\d\d-\d\d[Tt ])?\d\d:\d\d(?:[Zz]|[+-]\d\d:\d\d)?$/.test(word);
}

function scanArray(scan: Scan): ArrayShape | undefined {
  const { text, start } = scan;
  const from = scan.offset;
  const items: Shape[] = [];
  scan.offset++;
  for (;;) {
    if (!skipVoid(scan)) return failAt(scan, "unclosed-array", from, from + 1);
    if (text.charCodeAt(scan.offset) === unit.closeBracket) break;
    const item = scanValue(scan);
    if (item === undefined) return undefined;
    items.push(item);
    if (!skipVoid(scan)) return failAt(scan, "unclosed-array", from, from + 1);
    const found = text.charCodeAt(scan.offset);
    if (found === unit.closeBracket) break;
    if (found !== unit.comma) return failBetweenItems(scan, from);
    scan.offset++;
  }
  scan.offset++;
  return { kind: "array", start: from - start, end: scan.offset - start, items };
}

function scanInlineTable(scan: Scan): TableShape | undefined {
  const { text, start } = scan;
  const from = scan.offset;
  const members: MemberShape[] = [];
  scan.offset++;
  for (;;) {
    if (!skipVoidInTable(scan)) return failAt(scan, "unclosed-table", from, from + 1);
    if (text.charCodeAt(scan.offset) === unit.closeBrace) break;
    const member = scanMember(scan);
    if (member === undefined) return undefined;
    members.push(member);
    if (!skipVoidInTable(scan)) return failAt(scan, "unclosed-table", from, from + 1);
    const found = text.charCodeAt(scan.offset);
    if (found === unit.closeBrace) break;
    if (found !== unit.comma) return failBetweenItems(scan, from);
    const comma = scan.offset++;
    if (skipVoidInTable(scan) && text.charCodeAt(scan.offset) === unit.closeBrace) {
      noteNewer(scan, comma, comma + 1, "a comma after the last entry of an inline table");
    }
  }
  scan.offset++;
  return { kind: "table", start: from - start, end: scan.offset - start, members };
}

function scanMember(scan: Scan): MemberShape | undefined {
  const keys: KeyPart[] | undefined = scanKey(scan);
  if (keys === undefined) return undefined;
  if (scan.text.charCodeAt(scan.offset) !== unit.equals) {
    return failAt(scan, "expected-equals", scan.offset, scan.offset + (isLineEnd(scan.text, scan.offset) ? 0 : 1));
  }
  scan.offset++;
  skipBlanks(scan);
  const value = scanValue(scan);
  return value === undefined ? undefined : { keys, value };
}

/** Behind an item stands neither a comma nor the end: on the same line the comma is missing, else the closing bracket. */
function failBetweenItems(scan: Scan, opening: number): undefined {
  const { text, offset } = scan;
  const isSameLine = text.lastIndexOf("\n", offset) < opening;
  const end = isSameLine ? Math.min(offset + 1, lineContentEnd(text, offset)) : lineContentEnd(text, offset);
  return failAt(scan, "expected-comma", offset, Math.max(end, offset));
}

/** Skips blanks, line breaks and comments; false at the end of the text. */
function skipVoid(scan: Scan): boolean {
  const { text } = scan;
  for (;;) {
    skipBlanks(scan);
    const { offset } = scan;
    if (offset >= text.length) {
      scan.starved = true;
      return false;
    }
    if (text.charCodeAt(offset) === unit.hash) scan.offset = lineContentEnd(text, offset);
    else if (isLineEnd(text, offset)) {
      scan.offset = nextLine(text, offset);
      scan.lineBreaks++;
    } else return true;
  }
}

/** In an inline table a line break is TOML 1.1; one note says so for the whole table. */
function skipVoidInTable(scan: Scan): boolean {
  const before = scan.offset;
  const breaksBefore = scan.lineBreaks;
  const isInside = skipVoid(scan);
  if (scan.lineBreaks > breaksBefore && !scan.newer?.some((fault) => fault.detail === brokenInlineTable)) {
    noteNewer(scan, before - 1, before, brokenInlineTable);
  }
  return isInside;
}

const brokenInlineTable = "an inline table over several lines";
