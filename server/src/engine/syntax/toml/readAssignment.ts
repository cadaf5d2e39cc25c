import { parse, TomlError, type TomlValue } from "smol-toml";
import type { SyntaxFault } from "../../problems/fault.ts";
import type { Node } from "../node.ts";
import type { Assignment, KeyPart } from "../statement.ts";
import { plainValue } from "./plainValue.ts";
import type { TomlOptions } from "./readStatement.ts";
import { endAt, endOfBrokenStatement, isClosedByOpening, reachLine } from "./recover.ts";
import {
  controlIn,
  failAt,
  isLineEnd,
  lineContentEnd,
  nextLine,
  type Scan,
  type Shape,
  skipBlanks,
  trimmedEnd,
  unit,
} from "./scan.ts";
import { scanKey } from "./scanKey.ts";
import { scanValue } from "./scanValue.ts";
import { isTomlTable, valueNode } from "./valueNode.ts";

/** Reads `key = value`; undefined where not even a key stands. A key without a value is an assignment without a value. */
export function readAssignment(scan: Scan, options: TomlOptions): Assignment | undefined {
  const keys = scanKey(scan);
  if (keys === undefined) return undefined;
  const { text, start } = scan;
  if (text.charCodeAt(scan.offset) !== unit.equals) return withoutEquals(scan, keys);
  const equals = scan.offset;
  scan.offset++;
  skipBlanks(scan);
  const valueStart = scan.offset;
  const shape = scanValue(scan);
  const comment = shape === undefined ? -1 : readRest(scan, shape);
  if (shape === undefined || scan.fault !== undefined) return brokenAssignment(scan, keys, equals, valueStart);
  const length = endAt(scan, nextLine(text, scan.offset)) - start;
  const verdict = plainVerdict(scan, keys, shape, comment) ?? verdictOn(scan, keys, shape);
  return {
    kind: "assignment",
    length,
    faults: faultsOf(verdict.fault, scan.newer, options),
    keys,
    value: verdict.value,
    valueStart: shape.start,
    valueEnd: shape.end,
    equals: equals - start,
    comment,
  };
}

const none: readonly SyntaxFault[] = [];

function faultsOf(fault: SyntaxFault | undefined, newer: SyntaxFault[] | undefined, options: TomlOptions) {
  if (fault !== undefined) return [fault];
  return newer === undefined || options.version === "1.1" ? none : newer;
}

/** A line with words and no `=` is one half-typed key, or no statement: two words are prose. */
function withoutEquals(scan: Scan, keys: KeyPart[]): Assignment | undefined {
  const { text, start, offset } = scan;
  const last = keys[keys.length - 1];
  const keyEnd = start + (last?.end ?? 0);
  const isAlone = isLineEnd(text, offset) || text.charCodeAt(offset) === unit.hash;
  failAt(scan, "expected-equals", isAlone ? keyEnd : offset, isAlone ? keyEnd : lineContentEnd(text, offset));
  if (!isAlone) return undefined;
  const length = endAt(scan, nextLine(text, start)) - start;
  const value = { value: undefined, valueStart: keyEnd - start, valueEnd: keyEnd - start };
  return {
    kind: "assignment",
    length,
    faults: scan.fault ? [scan.fault] : none,
    keys,
    ...value,
    equals: -1,
    comment: -1,
  };
}

function brokenAssignment(scan: Scan, keys: KeyPart[], equals: number, valueStart: number): Assignment {
  const { text, start } = scan;
  const length = endOfBrokenStatement(scan) - start;
  const contentEnd = lineContentEnd(text, valueStart);
  return {
    kind: "assignment",
    length,
    faults: scan.fault === undefined ? none : [scan.fault],
    keys,
    value: undefined,
    valueStart: valueStart - start,
    valueEnd: trimmedEnd(text, valueStart, contentEnd) - start,
    equals: equals - start,
    comment: -1,
  };
}

/** What may follow a value: blanks and a comment. Answers where the comment starts, or -1, or sets the fault. */
function readRest(scan: Scan, shape: Shape): number {
  const { text, start } = scan;
  if (shape.kind === "string" && scan.offset > nextLine(text, start) && isClosedByOpening(scan, shape)) {
    const opening = start + shape.start;
    reachLine(scan, nextLine(text, start + shape.end));
    scan.offset = start + shape.end;
    failAt(scan, "unclosed-string", opening, lineContentEnd(text, opening));
    return -1;
  }
  skipBlanks(scan);
  const { offset } = scan;
  if (text.charCodeAt(offset) === unit.hash) return offset - start;
  if (isLineEnd(text, offset)) return -1;
  return failBehindValue(scan, shape);
}

/** `name = hello world` is a text without quotes; the fault is then the value, not what follows its first word. */
function failBehindValue(scan: Scan, shape: Shape): -1 {
  const { text, start, offset } = scan;
  const comment = text.slice(offset, lineContentEnd(text, offset)).search(/[ \t]#/);
  const contentEnd = comment < 0 ? lineContentEnd(text, offset) : offset + comment;
  const end = trimmedEnd(text, offset, contentEnd);
  const from = start + shape.start;
  if (shape.kind === "scalar" && !isValidValue(text.slice(from, start + shape.end))) {
    failAt(scan, "invalid-value", from, end, text.slice(from, end));
  } else {
    failAt(scan, "expected-line-end", offset, end);
  }
  return -1;
}

function isValidValue(word: string): boolean {
  try {
    parse(`a = ${word}`);
    return true;
  } catch {
    return false;
  }
}

interface Verdict {
  readonly value: Node | undefined;
  readonly fault: SyntaxFault | undefined;
}

/** Where the value is plain, and the comment holds nothing that may not stand there. */
function plainVerdict(scan: Scan, keys: readonly KeyPart[], shape: Shape, comment: number): Verdict | undefined {
  const { text, start } = scan;
  if (comment >= 0 && controlIn(text, start + comment, lineContentEnd(text, scan.offset)) >= 0) return undefined;
  const value = plainValue(keys, shape, text, start);
  return value === undefined ? undefined : { value, fault: undefined };
}

/** Otherwise the value, and the verdict on the whole assignment with its comment, are smol-toml's. */
function verdictOn(scan: Scan, keys: readonly KeyPart[], shape: Shape): Verdict {
  const { text, start } = scan;
  const from = start + (keys[0]?.start ?? 0);
  const written = text.slice(from, lineContentEnd(text, scan.offset));
  try {
    let value: TomlValue | undefined = parse(written, { integersAsBigInt: true });
    for (const key of keys) value = isTomlTable(value) ? value[key.name] : undefined;
    return { value: valueNode(shape, value, text, start), fault: undefined };
  } catch (error) {
    return { value: undefined, fault: refusal(error, shape, text, start, from) };
  }
}

/** Places smol-toml's refusal on the innermost value that it speaks of. */
function refusal(error: unknown, shape: Shape, text: string, start: number, from: number): SyntaxFault {
  const said = error instanceof TomlError ? error : undefined;
  const offset = said === undefined ? shape.start : from - start + offsetOf(text.slice(from), said.line, said.column);
  const place = innermostAt(shape, offset);
  if (said?.message.includes("redefine")) return { kind: "duplicate-name", start: place.start, end: place.end };
  if (offset >= shape.end && said !== undefined) {
    return { kind: "invalid-character", start: offset, end: offset + 1 };
  }
  if (place.kind === "string") return { kind: "invalid-string", start: place.start, end: place.end };
  const detail = text.slice(start + place.start, start + place.end);
  return { kind: "invalid-value", start: place.start, end: place.end, detail };
}

function offsetOf(text: string, line: number, column: number): number {
  let offset = 0;
  for (let passed = 1; passed < line; passed++) offset = nextLine(text, offset);
  return offset + Math.max(column - 1, 0);
}

function innermostAt(shape: Shape, offset: number): Shape {
  const parts =
    shape.kind === "array" ? shape.items : shape.kind === "table" ? shape.members.map((member) => member.value) : [];
  for (const part of parts) {
    if (part.start <= offset && offset <= part.end) return innermostAt(part, offset);
  }
  return shape;
}
