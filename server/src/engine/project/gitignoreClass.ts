/** `[a-z]`: one character out of some. */
export interface CharacterClass {
  readonly kind: "class";
  readonly isNegated: boolean;
  readonly has: (character: string) => boolean;
}

/** Reads the class that opens at `start`; undefined for one that is not closed or names an unknown set, which matches nothing. */
export function readClass(
  text: string,
  start: number,
): { readonly piece: CharacterClass; readonly end: number } | undefined {
  const negation = text[start + 1];
  const isNegated = negation === "!" || negation === "^";
  const first = start + (isNegated ? 2 : 1);
  const members: Member[] = [];
  let offset = first;
  // A bracket that closes directly behind the opening one is a member.
  while (offset < text.length && (text[offset] !== "]" || offset === first)) {
    const member = readMember(text, offset);
    if (member === undefined) return undefined;
    members.push(member.has);
    offset = member.end;
  }
  if (offset >= text.length) return undefined;
  const piece = {
    kind: "class",
    isNegated,
    has: (character: string) => members.some((has) => has(character)),
  } as const;
  return { piece, end: offset + 1 };
}

type Member = (character: string) => boolean;

/** The sets of ASCII that POSIX names. */
const namedSets: ReadonlyMap<string, RegExp> = new Map([
  ["alnum", /[A-Za-z0-9]/],
  ["alpha", /[A-Za-z]/],
  ["blank", /[ \t]/],
  ["cntrl", /[\u0000-\u001f\u007f]/],
  ["digit", /[0-9]/],
  ["graph", /[\u0021-\u007e]/],
  ["lower", /[a-z]/],
  ["print", /[\u0020-\u007e]/],
  ["punct", /[!-/:-@[-`{-~]/],
  ["space", /[ \t\n\v\f\r]/],
  ["upper", /[A-Z]/],
  ["xdigit", /[A-Fa-f0-9]/],
]);

function readMember(text: string, offset: number): { readonly has: Member; readonly end: number } | undefined {
  if (text.startsWith("[:", offset)) {
    const close = text.indexOf("]", offset + 2);
    if (close < 0) return undefined;
    if (text[close - 1] === ":" && close - 1 > offset + 1) {
      const named = namedSets.get(text.slice(offset + 2, close - 1));
      return named === undefined ? undefined : { has: (character) => named.test(character), end: close + 1 };
    }
  }
  const low = readCharacter(text, offset);
  if (low === undefined) return undefined;
  const isRange = text[low.end] === "-" && low.end + 1 < text.length && text[low.end + 1] !== "]";
  const high = isRange ? readCharacter(text, low.end + 1) : low;
  if (high === undefined) return undefined;
  // The low end is a member even of a range that runs backwards.
  const has = (character: string) =>
    character === low.character || (character >= low.character && character <= high.character);
  return { has, end: high.end };
}

function readCharacter(text: string, offset: number): { readonly character: string; readonly end: number } | undefined {
  const at = text[offset] === "\\" ? offset + 1 : offset;
  return at < text.length ? { character: text.charAt(at), end: at + 1 } : undefined;
}
