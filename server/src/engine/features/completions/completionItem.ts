import type { Path } from "../../syntax/node.ts";
import type { Edit } from "../../text/span.ts";

/** One thing that can be put at the cursor. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words beside the label. */
  readonly note?: string;
  /** What a setting is where nobody sets it, cut short. */
  readonly default?: string;
  /** What accepting does; always within one line. */
  readonly edit: Edit;
  /** The same text with places to fill in, as a snippet; the text of `edit` is this with its defaults. */
  readonly snippet?: string;
  /** What the text between the start of the edit and the cursor is compared with. */
  readonly filterText: string;
  readonly sortText: string;
  /** The setting that explains the item, for those who ask for its documentation. */
  readonly path?: Path;
  /** What an item says that no setting explains. */
  readonly documentation?: string;
  readonly isDeprecated?: true;
}

export type CompletionKind = "setting" | "table" | "value" | "choice" | "reference" | "file" | "code" | "keyword";

/** Texts that sort as their numbers do: the rank first, then the place in its list. */
export function sortText(rank: number, index: number): string {
  return `${rank}${String(index).padStart(5, "0")}`;
}
