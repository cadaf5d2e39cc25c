import type { Problem, Severity } from "../problems/problem.ts";
import type { Span } from "../text/span.ts";
import { projectError, type WrittenLayer, type WrittenStack } from "./manifest.ts";
import { type Suggestion, manifestSentences as sentences } from "./manifestMessages.ts";
import type { Layer, Stack } from "./plan.ts";
import { isReadable, roleOf } from "./planNames.ts";
import { pathInFolder } from "./planPaths.ts";

export const MAX_STACKS = 500;
const MAX_LAYERS = 100;

/** The stacks that `strata.toml` writes down, with one stack per matching file where a name has a placeholder. */
export function writtenStacks(
  stacks: readonly WrittenStack[],
  files: readonly string[],
): {
  readonly stacks: readonly Stack[];
  readonly problems: readonly Problem[];
} {
  const expansion = new Expansion(stacks, files);
  for (const stack of stacks) expansion.add(stack);
  return { stacks: expansion.stacks, problems: [...expansion.problems.values()] };
}

/** The placeholders in a text, braces and all. */
export function placeholdersIn(text: string): readonly string[] {
  return text.match(/\{[\w-]+\}/g) ?? [];
}

/**
 * What the placeholder stands for in a file, which is some text without `/` and `.`; undefined for a file that does not
 * match. Where the placeholder occurs more than once, the lengths tell how long it is.
 */
export function captureIn(file: string, pattern: string, placeholder: string): string | undefined {
  const literals = pattern.split(placeholder);
  const count = literals.length - 1;
  const length = (file.length - literals.join("").length) / count;
  if (count === 0 || !Number.isInteger(length) || length < 1) return undefined;
  const start = literals[0]?.length ?? 0;
  const capture = file.slice(start, start + length);
  return /[./]/.test(capture) || literals.join(capture) !== file ? undefined : capture;
}

/** `replaceAll` would take a `$` in the value for a reference. */
function filled(pattern: string, placeholder: string, value: string): string {
  return pattern.split(placeholder).join(value);
}

class Expansion {
  readonly stacks: Stack[] = [];
  /** By place and sentence, as one layer of many stacks is missing only once. */
  readonly problems = new Map<string, Problem>();
  readonly #files: ReadonlySet<string>;
  readonly #sorted: readonly string[];
  readonly #ownNames: ReadonlySet<string>;
  readonly #taken = new Set<string>();

  constructor(stacks: readonly WrittenStack[], files: readonly string[]) {
    this.#files = new Set(files);
    this.#sorted = [...files].sort();
    this.#ownNames = new Set(stacks.map((stack) => stack.name));
  }

  add(written: WrittenStack): void {
    const stack = { ...written, layers: this.#usable(written) };
    const placeholders = placeholdersIn(stack.name);
    const [placeholder] = placeholders;
    if (stack.layers.length === 0) return;
    if (placeholders.length > 1) this.#report("error", stack, { message: sentences.twoPlaceholders });
    else if (placeholder === undefined) this.#push(stack.name, stack, stack.layers);
    else this.#addMatching(stack, placeholder);
  }

  /** One stack for each value that the placeholder has in the names of files. */
  #addMatching(stack: WrittenStack, placeholder: string): void {
    const matched = stack.layers.filter((layer) => layer.file.includes(placeholder));
    const [first] = matched;
    if (first === undefined) {
      this.#report("error", stack, { message: sentences.unusedPlaceholder(placeholder) });
      return;
    }
    const values = this.#valuesOf(matched, placeholder, stack.name);
    if (values.length === 0) this.#report("warning", first, { message: sentences.nothingMatches(first.file) });
    for (const value of values) {
      const layers = stack.layers.map((layer) => ({ ...layer, file: filled(layer.file, placeholder, value) }));
      this.#push(filled(stack.name, placeholder, value), stack, layers);
    }
  }

  /** The layers that can be read, each mistake in the others reported. */
  #usable(stack: WrittenStack): WrittenLayer[] {
    const usable: WrittenLayer[] = [];
    const names = new Set<string>();
    for (const layer of stack.layers) {
      const file = pathInFolder(layer.file);
      const wrong = file === undefined ? sentences.layerOutside : this.#mistakeIn(file, stack.name);
      if (wrong !== undefined) this.#report("error", layer, { message: wrong });
      else if (file !== undefined && names.has(file))
        this.#report("warning", layer, { message: sentences.layerTwice(file) });
      else if (file !== undefined) usable.push({ ...layer, file });
      if (file !== undefined) names.add(file);
    }
    const last = usable[MAX_LAYERS];
    if (last !== undefined) this.#report("error", last, { message: sentences.tooManyLayers(MAX_LAYERS) });
    return usable.slice(0, MAX_LAYERS);
  }

  #mistakeIn(file: string, stackName: string): string | undefined {
    if (!isReadable(file) || roleOf(file) === "manifest") return sentences.layerUnreadable;
    const foreign = placeholdersIn(file).find((placeholder) => !stackName.includes(placeholder));
    return foreign === undefined ? undefined : sentences.unknownPlaceholder(foreign);
  }

  /** A file that may be absent makes no stack of its own where another layer must be there. */
  #valuesOf(layers: readonly WrittenLayer[], placeholder: string, name: string): readonly string[] {
    const required = layers.filter((layer) => !layer.isOptional);
    const values = new Set<string>();
    for (const layer of required.length > 0 ? required : layers) {
      for (const file of this.#sorted) {
        const value = captureIn(file, layer.file, placeholder);
        if (value === undefined || roleOf(file) === "template") continue;
        if (!this.#ownNames.has(filled(name, placeholder, value))) values.add(value);
      }
    }
    return [...values].sort();
  }

  #push(name: string, written: WrittenStack, layers: readonly WrittenLayer[]): void {
    const isFull = this.stacks.length >= MAX_STACKS;
    if (this.#taken.has(name)) this.#report("warning", written, { message: sentences.sameName(name) });
    else if (isFull) this.#report("error", written, { message: sentences.tooManyStacks(MAX_STACKS) });
    else this.stacks.push({ name, layers: layers.map((layer) => this.#layerOf(layer)) });
    this.#taken.add(name);
  }

  #layerOf(layer: WrittenLayer): Layer {
    const { file, isOptional } = layer;
    const isPresent = this.#files.has(file);
    if (!isPresent && !isOptional) this.#report("warning", layer, sentences.missingLayer(file, this.#sorted), file);
    return { file, isOptional, isPresent };
  }

  #report(severity: Severity, place: Span, suggestion: Suggestion, file?: string): void {
    const problem = projectError(severity, place, suggestion);
    const key = `${problem.start} ${problem.message}`;
    this.problems.set(key, file === undefined ? problem : { ...problem, data: { file } });
  }
}
