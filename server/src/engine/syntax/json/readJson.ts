import type { SyntaxFault, SyntaxFaultKind } from "../../problems/fault.ts";
import type { Entry, Node, Scalar } from "../node.ts";
import { decodeString, endOfBrackets, endOfString, endOfWord, skipBlank } from "./jsonText.ts";

/** A JSON text as a tree. All offsets count from the start of the text. */
export interface JsonDocument {
  /** Undefined where the text holds no value at all. */
  readonly root: Node | undefined;
  readonly faults: readonly SyntaxFault[];
}

/** Brackets in brackets beyond this are not read, so that no walk over a tree needs to fear for its stack. */
export const MAX_JSON_DEPTH = 512;

/** A text that is no JSON at all is told by its first faults; the rest would only be noise. */
const MAX_FAULTS = 100;
const NUMBER = /^-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/;
/** Beyond this many digits an integer is read as a float, because converting it would take too long. */
const MAX_DIGITS = 1000;

/** Reads JSON as editors do: comments and trailing commas are fine, and a fault costs only what it touches. */
export function readJson(text: string): JsonDocument {
  const reader = new JsonReader(text);
  const root = reader.readDocument();
  return { root, faults: reader.faults };
}

class JsonReader {
  readonly faults: SyntaxFault[] = [];
  readonly #text: string;
  #offset = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readDocument(): Node | undefined {
    this.#skipBlank();
    if (this.#offset === this.#text.length) {
      this.#fault("expected-value", this.#offset, this.#offset);
      return undefined;
    }
    const root = this.#readValue();
    this.#skipBlank();
    if (this.#offset < this.#text.length) {
      this.#fault("invalid-value", this.#offset, this.#text.length, "text after the end");
    }
    return root;
  }

  /** Where no value stands or none that can be read, the node says so. */
  #readValue(): Node {
    const unit = this.#text[this.#offset];
    if (unit === "{" || unit === "[") return this.#readBracketed(unit);
    if (unit === '"') return this.#readString();
    const start = this.#offset;
    const end = endOfWord(this.#text, start);
    if (end === start) {
      this.#fault("expected-value", start, Math.min(start + 1, this.#text.length));
      return { kind: "unread", start, end };
    }
    this.#offset = end;
    const word = this.#text.slice(start, end);
    const scalar = scalarOf(word, start, end);
    if (scalar === undefined) this.#fault("invalid-value", start, end, word);
    return scalar ?? { kind: "unread", start, end };
  }

  #readBracketed(open: "{" | "["): Node {
    const start = this.#offset;
    if (this.#depth >= MAX_JSON_DEPTH) {
      this.#offset = endOfBrackets(this.#text, start);
      this.#fault("nested-too-deeply", start, start + 1);
      return { kind: "unread", start, end: this.#offset };
    }
    this.#depth++;
    this.#offset++;
    const node = open === "{" ? this.#readTable(start) : this.#readList(start);
    this.#depth--;
    return node;
  }

  #readTable(start: number): Node {
    const entries = new Map<string, Entry>();
    while (this.#isInside("}", "unclosed-table", start)) {
      const entry = this.#readEntry();
      if (entry === undefined) continue;
      if (entries.has(entry.name)) this.#fault("duplicate-name", entry.start, entry.end, entry.name);
      entries.set(entry.name, entry);
    }
    return { kind: "table", start, end: this.#offset, entries };
  }

  #readList(start: number): Node {
    const items: Node[] = [];
    while (this.#isInside("]", "unclosed-array", start)) {
      const before = this.#offset;
      const item = this.#readValue();
      if (this.#offset > before) items.push(item);
      this.#endMember(before);
    }
    return { kind: "array", start, end: this.#offset, items };
  }

  /** False at the end of a table or list, which is then behind us; a bracket of the other kind ends it too. */
  #isInside(close: "}" | "]", unclosed: SyntaxFaultKind, start: number): boolean {
    this.#skipBlank();
    const unit = this.#text[this.#offset];
    if (unit === close) {
      this.#offset++;
      return false;
    }
    if (unit !== undefined && unit !== "}" && unit !== "]") return true;
    this.#fault(unclosed, start, start + 1);
    return false;
  }

  #readEntry(): Entry | undefined {
    const start = this.#offset;
    const name = this.#readName();
    const end = this.#offset;
    if (name !== undefined) {
      this.#skipBlank();
      if (this.#text[this.#offset] === ":") this.#offset++;
      else this.#fault("expected-equals", start, end, ":");
    }
    this.#skipBlank();
    const isStrayComma = name === undefined && this.#text[this.#offset] === ",";
    const value = isStrayComma ? undefined : this.#readValue();
    this.#endMember(start);
    return name === undefined || value === undefined ? undefined : { name, value, start, end };
  }

  #readName(): string | undefined {
    const start = this.#offset;
    if (this.#text[start] === '"') return this.#readString().value;
    this.#offset = endOfWord(this.#text, start);
    this.#fault("expected-key", start, Math.max(this.#offset, start + 1), this.#text.slice(start, this.#offset));
    return this.#offset === start ? undefined : this.#text.slice(start, this.#offset);
  }

  /** Moves behind the comma of a member that started at `start`, and always at least one unit on. */
  #endMember(start: number): void {
    this.#skipBlank();
    const unit = this.#text[this.#offset];
    if (unit === ",") {
      this.#offset++;
      return;
    }
    if (unit === undefined) return;
    const isClosing = unit === "}" || unit === "]";
    if (!isClosing) this.#fault("expected-comma", this.#offset, this.#offset + 1, unit);
    if (!isClosing && this.#offset === start) this.#offset++;
  }

  #readString(): Scalar & { readonly kind: "string" } {
    const start = this.#offset;
    const { end, isClosed } = endOfString(this.#text, start);
    this.#offset = end;
    if (!isClosed) this.#fault("unclosed-string", start, end);
    const { value, isValid } = decodeString(this.#text.slice(start + 1, isClosed ? end - 1 : end));
    if (isClosed && !isValid) this.#fault("invalid-string", start, end);
    return { kind: "string", value, start, end };
  }

  #skipBlank(): void {
    this.#offset = skipBlank(this.#text, this.#offset);
  }

  #fault(kind: SyntaxFaultKind, start: number, end: number, detail?: string): void {
    if (this.faults.length >= MAX_FAULTS) return;
    this.faults.push(detail === undefined ? { kind, start, end } : { kind, start, end, detail });
  }
}

function scalarOf(word: string, start: number, end: number): Scalar | undefined {
  if (word === "true") return { kind: "boolean", value: true, start, end };
  if (word === "false") return { kind: "boolean", value: false, start, end };
  if (word === "null") return { kind: "null", value: null, start, end };
  const match = NUMBER.exec(word);
  if (match === null) return undefined;
  const value = Number(word);
  const isFloat = match[1] !== undefined || match[2] !== undefined || word.length > MAX_DIGITS;
  if (isFloat) return { kind: "float", value, start, end };
  return { kind: "integer", value: Number.isSafeInteger(value) ? value : BigInt(word), start, end };
}
