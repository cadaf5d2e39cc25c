import type { Edit } from "../../text/span.ts";

/** Insertions made one after the other, told as insertions into the text from before the first of them. */
export class Insertions {
  readonly #insertions: { readonly offset: number; text: string }[] = [];

  /** `at` counts in the text as the insertions so far have left it. */
  add(at: number, text: string): void {
    let shift = 0;
    for (const [index, insertion] of this.#insertions.entries()) {
      const start = insertion.offset + shift;
      if (at < start) {
        this.#insertions.splice(index, 0, { offset: at - shift, text });
        return;
      }
      if (at <= start + insertion.text.length) {
        const within = at - start;
        insertion.text = insertion.text.slice(0, within) + text + insertion.text.slice(within);
        return;
      }
      shift += insertion.text.length;
    }
    this.#insertions.push({ offset: at - shift, text });
  }

  edits(): readonly Edit[] {
    return this.#insertions.map(({ offset, text }) => ({ start: offset, end: offset, text }));
  }
}
