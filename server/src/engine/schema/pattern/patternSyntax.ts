import type { CharacterSet } from "./characterSet.ts";

/** The parts of a pattern. Groups and laziness are gone: they change what is captured, never whether a text matches. */
export type PatternSyntax =
  | { readonly kind: "set"; readonly set: CharacterSet }
  | { readonly kind: "sequence"; readonly items: readonly PatternSyntax[] }
  | { readonly kind: "choice"; readonly options: readonly PatternSyntax[] }
  | { readonly kind: "repeat"; readonly item: PatternSyntax; readonly least: number; readonly most: number }
  | { readonly kind: "edge"; readonly edge: Edge }
  | Look;

export type Edge = "start" | "end" | "word-boundary" | "no-word-boundary";

export interface Look {
  readonly kind: "look";
  readonly item: PatternSyntax;
  readonly direction: "ahead" | "behind";
  readonly isNegated: boolean;
}

export interface PatternFault {
  /** `invalid`: no pattern at all. `unjudgeable`: a pattern, but none that can be matched in linear time and little space. */
  readonly kind: "invalid" | "unjudgeable";
  /** What is wrong, as the end of a sentence: "a group that is never closed". */
  readonly detail: string;
}
