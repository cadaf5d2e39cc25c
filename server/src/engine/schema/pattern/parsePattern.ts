import {
  ALL_BUT_LINE_ENDS,
  CharacterSet,
  type CodePointRange,
  type CodePoints,
  onlyCharacter,
} from "./characterSet.ts";
import { readEscape } from "./escape.ts";
import type { PatternFault, PatternSyntax } from "./patternSyntax.ts";

export type ParsedPattern =
  | { readonly syntax: PatternSyntax; readonly fault?: never }
  | { readonly syntax?: never; readonly fault: PatternFault };

/** Groups in groups beyond this are refused, so that no walk over a pattern needs to fear for its stack. */
const MAX_DEPTH = 200;
const MAX_LENGTH = 20_000;
const COUNT = /\{([0-9]{1,9})(?:(,)([0-9]{1,9})?)?\}/y;
const GROUP_NAME = /<[\p{ID_Start}$_][\p{ID_Continue}$]*>/uy;
const EMPTY: PatternSyntax = { kind: "sequence", items: [] };

/**
 * Reads a regular expression as ECMA-262 does with its `u` flag, a little more kindly: a bracket that opens nothing
 * stands for itself, and any mark may be escaped.
 */
export function parsePattern(source: string): ParsedPattern {
  if (source.length > MAX_LENGTH) return { fault: { kind: "unjudgeable", detail: "it is too long" } };
  const parser = new PatternParser(source);
  const syntax = parser.parse();
  return parser.fault === undefined ? { syntax } : { fault: parser.fault };
}

class PatternParser {
  fault: PatternFault | undefined;
  readonly #source: string;
  #offset = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  parse(): PatternSyntax {
    const syntax = this.#choice();
    if (this.#offset < this.#source.length) this.#fail("a `)` that closes nothing");
    return syntax;
  }

  #fail(detail: string, kind: PatternFault["kind"] = "invalid"): PatternSyntax {
    this.fault ??= { kind, detail };
    this.#offset = this.#source.length;
    return EMPTY;
  }

  #choice(): PatternSyntax {
    if (++this.#depth > MAX_DEPTH) return this.#fail("its groups are nested too deeply", "unjudgeable");
    const options = [this.#sequence()];
    while (this.#take("|")) options.push(this.#sequence());
    this.#depth--;
    return options.length === 1 ? (options[0] ?? EMPTY) : { kind: "choice", options };
  }

  #sequence(): PatternSyntax {
    const items: PatternSyntax[] = [];
    while (this.#offset < this.#source.length) {
      const next = this.#source[this.#offset];
      if (next === "|" || next === ")") break;
      items.push(this.#quantified());
    }
    return items.length === 1 ? (items[0] ?? EMPTY) : { kind: "sequence", items };
  }

  #quantified(): PatternSyntax {
    const isGroup = this.#source[this.#offset] === "(";
    const item = this.#atom();
    const count = this.#quantifier();
    if (count === undefined) return item;
    if (item.kind === "edge" && !isGroup) return this.#fail("a quantifier behind nothing that could be repeated");
    if (count.least > count.most) return this.#fail("a quantifier whose bounds are the wrong way round");
    this.#take("?");
    const next = this.#source[this.#offset];
    if (next === "*" || next === "+" || next === "?") return this.#fail("two quantifiers in a row");
    return { kind: "repeat", item, ...count };
  }

  #quantifier(): { readonly least: number; readonly most: number } | undefined {
    if (this.#take("*")) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#take("+")) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.#take("?")) return { least: 0, most: 1 };
    COUNT.lastIndex = this.#offset;
    const match = COUNT.exec(this.#source);
    if (match === null) return undefined;
    this.#offset += match[0].length;
    const least = Number(match[1]);
    if (match[2] === undefined) return { least, most: least };
    return { least, most: match[3] === undefined ? Number.POSITIVE_INFINITY : Number(match[3]) };
  }

  #atom(): PatternSyntax {
    const next = this.#source[this.#offset];
    if (next === "\\") return this.#escape();
    if (next === "*" || next === "+" || next === "?") return this.#fail("a quantifier behind nothing");
    const codePoint = this.#source.codePointAt(this.#offset) ?? 0;
    this.#offset += codePoint > 0xffff ? 2 : 1;
    switch (next) {
      case "^":
        return { kind: "edge", edge: "start" };
      case "$":
        return { kind: "edge", edge: "end" };
      case ".":
        return { kind: "set", set: ALL_BUT_LINE_ENDS };
      case "(":
        return this.#group();
      case "[":
        return this.#class();
      default:
        return { kind: "set", set: onlyCharacter(codePoint) };
    }
  }

  #escape(): PatternSyntax {
    const letter = this.#source[this.#offset + 1];
    if (letter === "b" || letter === "B") {
      this.#offset += 2;
      return { kind: "edge", edge: letter === "b" ? "word-boundary" : "no-word-boundary" };
    }
    const found = this.#readEscape();
    if (found === undefined) return EMPTY;
    const set = typeof found === "number" ? onlyCharacter(found) : new CharacterSet({ parts: [found] });
    return { kind: "set", set };
  }

  #readEscape(): number | CodePoints | undefined {
    const escaped = readEscape(this.#source, this.#offset);
    if (escaped.kind === "back-reference") {
      this.#fail("a reference back to what a group matched", "unjudgeable");
      return undefined;
    }
    if (escaped.kind === "invalid") {
      this.#fail(`an escape that means nothing: \`${this.#source.slice(this.#offset, this.#offset + 2)}\``);
      return undefined;
    }
    this.#offset = escaped.end;
    return escaped.kind === "character" ? escaped.codePoint : escaped.set;
  }

  #group(): PatternSyntax {
    const look = this.#lookHead();
    if (look === undefined && this.#source[this.#offset] === "?" && !this.#plainGroupHead()) {
      return this.#fail(
        `a kind of group that is not known: \`(${this.#source.slice(this.#offset, this.#offset + 2)}\``,
      );
    }
    const item = this.#choice();
    if (!this.#take(")")) return this.#fail("a group that is never closed");
    return look === undefined ? item : { kind: "look", item, ...look };
  }

  #lookHead(): { readonly direction: "ahead" | "behind"; readonly isNegated: boolean } | undefined {
    if (this.#take("?=")) return { direction: "ahead", isNegated: false };
    if (this.#take("?!")) return { direction: "ahead", isNegated: true };
    if (this.#take("?<=")) return { direction: "behind", isNegated: false };
    if (this.#take("?<!")) return { direction: "behind", isNegated: true };
    return undefined;
  }

  /** Moves behind `?:` or `?<name>`; Python's `?P<name>` is taken too, for many a schema comes from there. */
  #plainGroupHead(): boolean {
    if (this.#take("?:")) return true;
    GROUP_NAME.lastIndex = this.#offset + (this.#source.startsWith("?P", this.#offset) ? 2 : 1);
    const match = GROUP_NAME.exec(this.#source);
    if (match === null) return false;
    this.#offset = match.index + match[0].length;
    return true;
  }

  #class(): PatternSyntax {
    const isNegated = this.#take("^");
    const ranges: CodePointRange[] = [];
    const parts: CodePoints[] = [];
    while (!this.#take("]")) {
      const from = this.#classMember();
      if (from === undefined) return EMPTY;
      const isRange = this.#source[this.#offset] === "-" && this.#source[this.#offset + 1] !== "]";
      if (typeof from !== "number" || !isRange) {
        addMember(from, ranges, parts);
        continue;
      }
      this.#offset++;
      const to = this.#classMember();
      if (to === undefined) return EMPTY;
      if (typeof to === "number" && to < from) return this.#fail("a range whose ends are the wrong way round");
      if (typeof to === "number") ranges.push({ from, to });
      else for (const member of [from, 0x2d, to]) addMember(member, ranges, parts);
    }
    return { kind: "set", set: new CharacterSet({ ranges, parts, isNegated }) };
  }

  #classMember(): number | CodePoints | undefined {
    if (this.#source[this.#offset] === "\\") {
      if (this.#take("\\b")) return 0x08;
      return this.#readEscape();
    }
    const codePoint = this.#source.codePointAt(this.#offset);
    if (codePoint === undefined) {
      this.#fail("a `[` that is never closed");
      return undefined;
    }
    this.#offset += codePoint > 0xffff ? 2 : 1;
    return codePoint;
  }

  #take(text: string): boolean {
    if (!this.#source.startsWith(text, this.#offset)) return false;
    this.#offset += text.length;
    return true;
  }
}

function addMember(member: number | CodePoints, ranges: CodePointRange[], parts: CodePoints[]): void {
  if (typeof member === "number") ranges.push({ from: member, to: member });
  else parts.push(member);
}
