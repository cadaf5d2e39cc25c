import { nearestName } from "./nearestName.ts";

/**
 * Names to which mistyped ones are compared. A slip leaves most of a name as it was, so only those are looked at that share
 * a word with it; whoever pastes a hundred thousand unknown names must not wait for all to be compared with all.
 */
export class NameIndex {
  readonly #byLowerCase = new Map<string, string>();
  readonly #byLetters = new Map<string, string>();
  readonly #byWord = new Map<string, KnownName[]>();
  readonly #single: KnownName[] = [];

  constructor(names: Iterable<string>) {
    for (const name of names) {
      const words = wordsOf(name);
      addFirst(this.#byLowerCase, name.toLowerCase(), name);
      addFirst(this.#byLetters, words.join(""), name);
      const known = { name, words };
      if (words.length === 1) this.#single.push(known);
      for (const key of keysOf(words)) {
        const sharing = this.#byWord.get(key);
        if (sharing === undefined) this.#byWord.set(key, [known]);
        else sharing.push(known);
      }
    }
  }

  /** The known name that differs from the written one in nothing but case. */
  inOtherCase(written: string): string | undefined {
    const name = this.#byLowerCase.get(written.toLowerCase());
    return name === written ? undefined : name;
  }

  /**
   * The known name that a mistyped one was most likely meant to be. One that differs in a whole word (`REDIS_HOST` and
   * `REDIS_PORT`) or in a number (`NODE_1` and `NODE_2`) is most likely a name of its own.
   */
  nearest(written: string): string | undefined {
    const inOtherCase = this.inOtherCase(written);
    if (inOtherCase !== undefined) return inOtherCase;
    const words = wordsOf(written);
    const sameLetters = this.#byLetters.get(words.join(""));
    if (sameLetters !== undefined && sameLetters !== written) return sameLetters;
    const candidates = words.length === 1 ? this.#single : this.#sharing(words);
    const slips = candidates.filter((known) => isSlip(words, known.words)).map(({ name }) => name);
    return slips.length < 2 ? slips[0] : (nearestName(written, slips) ?? slips[0]);
  }

  /** The names that share a word; one that is a number must be shared, as it is no slip of another. */
  #sharing(words: readonly string[]): readonly KnownName[] {
    const number = words.findIndex(isNumber);
    if (number >= 0) return this.#byWord.get(keysOf(words)[number] ?? "") ?? [];
    const lists = keysOf(words).flatMap((key) => [this.#byWord.get(key) ?? []]);
    const found = lists.filter((list) => list.length > 0);
    return found.length === 1 ? (found[0] ?? []) : [...new Set(found.flat())];
  }
}

interface KnownName {
  readonly name: string;
  readonly words: readonly string[];
}

function addFirst(map: Map<string, string>, key: string, name: string): void {
  if (!map.has(key)) map.set(key, name);
}

const longestName = 200;

function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, longestName)
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[-_.]+/);
}

/** A word counts where it stands, among so many. */
function keysOf(words: readonly string[]): readonly string[] {
  return words.length < 2 ? [] : words.map((word, index) => `${words.length} ${index} ${word}`);
}

function isSlip(written: readonly string[], known: readonly string[]): boolean {
  return written.every((word, index) => {
    const counterpart = known[index] ?? "";
    return word === counterpart || isNear(word, counterpart);
  });
}

/** One letter in a short word, one in four in a long one; letters that changed places are one slip. */
function isNear(word: string, counterpart: string): boolean {
  const difference = Math.abs(word.length - counterpart.length);
  if (word.length < 3 || counterpart.length < 2 || difference > word.length / 4 + 1) return false;
  const sharesAnEnd = word[0] === counterpart[0] || word[word.length - 1] === counterpart[counterpart.length - 1];
  if (!sharesAnEnd || isNumber(word) || isNumber(counterpart)) return false;
  if (word.length > 3) return nearestName(word, [counterpart]) !== undefined;
  return isSwap(word, counterpart) || isOneLonger(word, counterpart) || isOneLonger(counterpart, word);
}

function isNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 48 && first <= 57 && /^\d+$/.test(word);
}

function isSwap(word: string, counterpart: string): boolean {
  return word.length === counterpart.length && [...word].sort().join("") === [...counterpart].sort().join("");
}

function isOneLonger(longer: string, shorter: string): boolean {
  if (longer.length !== shorter.length + 1) return false;
  let at = 0;
  while (at < shorter.length && longer[at] === shorter[at]) at++;
  return longer.slice(0, at) + longer.slice(at + 1) === shorter;
}
