/** A set of code points: ranges, other sets, and Unicode properties, all of it perhaps turned round. */
export class CharacterSet {
  readonly #ranges: readonly CodePointRange[];
  readonly #parts: readonly CodePoints[];
  readonly #isNegated: boolean;
  /** Nearly every text is ASCII, for which one look here is enough. */
  readonly #ascii = new Uint8Array(128);

  constructor(description: CharacterSetDescription) {
    this.#ranges = description.ranges ?? [];
    this.#parts = description.parts ?? [];
    this.#isNegated = description.isNegated ?? false;
    for (let code = 0; code < 128; code++) this.#ascii[code] = this.#contains(code) ? 1 : 0;
  }

  has(codePoint: number): boolean {
    return codePoint < 128 ? this.#ascii[codePoint] === 1 : this.#contains(codePoint);
  }

  #contains(codePoint: number): boolean {
    const isInside =
      this.#ranges.some((range) => range.from <= codePoint && codePoint <= range.to) ||
      this.#parts.some((part) => part.has(codePoint));
    return isInside !== this.#isNegated;
  }
}

export interface CodePoints {
  has(codePoint: number): boolean;
}

export interface CodePointRange {
  readonly from: number;
  readonly to: number;
}

interface CharacterSetDescription {
  readonly ranges?: readonly CodePointRange[];
  readonly parts?: readonly CodePoints[];
  readonly isNegated?: boolean;
}

export function onlyCharacter(codePoint: number): CharacterSet {
  return new CharacterSet({ ranges: [{ from: codePoint, to: codePoint }] });
}

export function negated(part: CodePoints): CharacterSet {
  return new CharacterSet({ parts: [part], isNegated: true });
}

export const DIGITS = new CharacterSet({ ranges: [{ from: 0x30, to: 0x39 }] });

export const WORD_CHARACTERS = new CharacterSet({
  ranges: [
    { from: 0x30, to: 0x39 },
    { from: 0x41, to: 0x5a },
    { from: 0x5f, to: 0x5f },
    { from: 0x61, to: 0x7a },
  ],
});

/** White space and line ends as ECMA-262 counts them. */
export const SPACES = new CharacterSet({
  ranges: [
    { from: 0x09, to: 0x0d },
    { from: 0x20, to: 0x20 },
    { from: 0xa0, to: 0xa0 },
    { from: 0x1680, to: 0x1680 },
    { from: 0x2000, to: 0x200a },
    { from: 0x2028, to: 0x2029 },
    { from: 0x202f, to: 0x202f },
    { from: 0x205f, to: 0x205f },
    { from: 0x3000, to: 0x3000 },
    { from: 0xfeff, to: 0xfeff },
  ],
});

/** What `.` stands for: everything but line ends. */
export const ALL_BUT_LINE_ENDS = new CharacterSet({
  ranges: [
    { from: 0x0a, to: 0x0a },
    { from: 0x0d, to: 0x0d },
    { from: 0x2028, to: 0x2029 },
  ],
  isNegated: true,
});

const PROPERTY = /^[A-Za-z0-9_]+(?:=[A-Za-z0-9_]+)?$/;

/** The code points with a Unicode property, as in `\p{Letter}`; undefined where there is no such property. */
export function unicodeProperty(name: string): CodePoints | undefined {
  if (!PROPERTY.test(name)) return undefined;
  try {
    const test = new RegExp(`^\\p{${name}}$`, "u");
    return { has: (codePoint) => test.test(String.fromCodePoint(codePoint)) };
  } catch {
    return undefined;
  }
}
