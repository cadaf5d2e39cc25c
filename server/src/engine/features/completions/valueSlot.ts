import type { Path } from "../../syntax/node.ts";
import { type KeyText, keyTextAt } from "./keyText.ts";

/** What a half-typed TOML value needs at its end: where in it the cursor stands, whatever is wrong elsewhere. */
export type ValueSlot =
  | { readonly kind: "value"; readonly path: Path; readonly start: number; readonly quote: "" | '"' | "'" }
  | { readonly kind: "key"; readonly path: Path; readonly key: KeyText; readonly taken: readonly string[] }
  | { readonly kind: "comment"; readonly start: number }
  | { readonly kind: "none" };

type Frame =
  | { readonly kind: "array"; index: number }
  | { readonly kind: "table"; readonly taken: string[]; key: readonly string[] };

/** Reads from behind the `=` up to the cursor, which is the end of the text. Offsets count in the text. */
export function valueSlotAt(text: string): ValueSlot {
  return new SlotReader(text).read();
}

/** A reader with a list of open brackets in place of recursion: there may be any number of them. */
class SlotReader {
  readonly #text: string;
  readonly #frames: Frame[] = [];
  #offset = 0;
  #expects: "value" | "key" | "separator" = "value";

  constructor(text: string) {
    this.#text = text;
  }

  read(): ValueSlot {
    for (;;) {
      const comment = this.#skipVoid();
      if (comment !== undefined) return comment;
      if (this.#offset >= this.#text.length) return this.#atEnd();
      const found = this.#expects === "key" ? this.#readKey() : this.#readSign();
      if (found !== undefined) return found;
    }
  }

  #atEnd(): ValueSlot {
    const { length } = this.#text;
    if (this.#expects === "value") return { kind: "value", path: this.#path(), start: length, quote: "" };
    const frame = this.#frames[this.#frames.length - 1];
    if (this.#expects === "separator" || frame?.kind !== "table") return { kind: "none" };
    return { kind: "key", path: this.#tablePath(), key: keyTextAt(this.#text, length), taken: frame.taken };
  }

  #skipVoid(): ValueSlot | undefined {
    for (; this.#offset < this.#text.length; this.#offset++) {
      const character = this.#text.charAt(this.#offset);
      if (character === "#") {
        const start = this.#offset;
        const end = this.#text.indexOf("\n", start);
        if (end < 0) return { kind: "comment", start };
        this.#offset = end;
      } else if (!/\s/.test(character)) return undefined;
    }
    return undefined;
  }

  #readSign(): ValueSlot | undefined {
    const character = this.#text.charAt(this.#offset);
    if (character === "]" || character === "}") return this.#close();
    if (character === ",") return this.#next();
    if (this.#expects === "separator") {
      this.#offset++;
      return undefined;
    }
    if (character === "[") return this.#open({ kind: "array", index: 0 }, "value");
    if (character === "{") return this.#open({ kind: "table", taken: [], key: [] }, "key");
    return character === '"' || character === "'" ? this.#readString(character) : this.#readWord();
  }

  #open(frame: Frame, expects: "value" | "key"): undefined {
    this.#frames.push(frame);
    this.#expects = expects;
    this.#offset++;
  }

  #close(): undefined {
    this.#frames.pop();
    this.#expects = "separator";
    this.#offset++;
  }

  #next(): undefined {
    const frame = this.#frames[this.#frames.length - 1];
    if (frame?.kind === "array") frame.index++;
    this.#expects = frame === undefined ? "separator" : frame.kind === "array" ? "value" : "key";
    this.#offset++;
  }

  #readString(quote: '"' | "'"): ValueSlot | undefined {
    const text = this.#text;
    const start = this.#offset;
    if (text.startsWith(quote.repeat(3), start)) return this.#readLongString(quote.repeat(3));
    let end = start + 1;
    while (end < text.length && text.charAt(end) !== quote && text.charAt(end) !== "\n") {
      end += quote === '"' && text.charAt(end) === "\\" ? 2 : 1;
    }
    if (end >= text.length) return { kind: "value", path: this.#path(), start, quote };
    this.#offset = end + 1;
    this.#expects = "separator";
    return undefined;
  }

  #readLongString(quotes: string): ValueSlot | undefined {
    let end = this.#text.indexOf(quotes, this.#offset + 3);
    while (end >= 0 && quotes.startsWith('"') && isEscaped(this.#text, end)) end = this.#text.indexOf(quotes, end + 1);
    if (end < 0) return { kind: "none" };
    this.#offset = end + 3;
    this.#expects = "separator";
    return undefined;
  }

  #readWord(): ValueSlot | undefined {
    const start = this.#offset;
    while (this.#offset < this.#text.length && !/[\s,\]}#]/.test(this.#text.charAt(this.#offset))) this.#offset++;
    if (this.#offset >= this.#text.length) return { kind: "value", path: this.#path(), start, quote: "" };
    this.#expects = "separator";
    return undefined;
  }

  #readKey(): ValueSlot | undefined {
    const frame = this.#frames[this.#frames.length - 1];
    if (frame?.kind !== "table") return { kind: "none" };
    const key = keyTextAt(this.#text, this.#offset);
    if (key.end >= this.#text.length) return { kind: "key", path: this.#tablePath(), key, taken: frame.taken };
    const character = this.#text.charAt(key.end);
    if (character === "}") {
      this.#offset = key.end;
      return this.#close();
    }
    this.#offset = key.end + 1;
    if (character !== "=") return undefined;
    frame.key = key.parts.map((part) => part.name);
    frame.taken.push(frame.key.join("."));
    this.#expects = "value";
    return undefined;
  }

  /** The way to the value at the cursor. */
  #path(): Path {
    return this.#frames.flatMap((frame): Path => (frame.kind === "array" ? [frame.index] : frame.key));
  }

  /** The way to the innermost inline table. */
  #tablePath(): Path {
    return this.#frames.slice(0, -1).flatMap((frame): Path => (frame.kind === "array" ? [frame.index] : frame.key));
  }
}

function isEscaped(text: string, offset: number): boolean {
  let backslashes = 0;
  while (text.charAt(offset - 1 - backslashes) === "\\") backslashes++;
  return backslashes % 2 === 1;
}
