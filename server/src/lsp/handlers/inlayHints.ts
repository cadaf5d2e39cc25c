import { type InlayHint, InlayHintRequest, type Range } from "vscode-languageserver-protocol";
import { type InlayHintKind, inlayHintsOf } from "../../engine/engine.ts";
import { toOffset } from "../fromProtocol.ts";
import type { Settings } from "../settings.ts";
import { toInlayHint } from "../toProtocol.ts";
import { type View, viewOf } from "../view.ts";
import { documentHandler } from "./handler.ts";

export const inlayHints = documentHandler({
  type: InlayHintRequest.type,
  capabilities: { inlayHintProvider: true },
  empty: null,
  handle: (view, { range }) => {
    const { context, uri } = view;
    return context.hints.tell("inlayHint", uri, hintsIn(view, range), () => {
      const later = viewOf(context, uri);
      return later === undefined ? undefined : hintsIn(later, range);
    });
  },
});

function hintsIn({ project, name, file, settings, shownFile }: View, range: Range): InlayHint[] {
  const within = { start: toOffset(file.tree, range.start), end: toOffset(file.tree, range.end) };
  const hints = inlayHintsOf(project, name, within, wantedKinds(settings));
  return hints.map((hint) => toInlayHint(hint, file.tree, shownFile));
}

function wantedKinds(settings: Settings): ReadonlySet<InlayHintKind> {
  const kinds: readonly InlayHintKind[] = ["overrides", "units"];
  return new Set(kinds.filter((kind) => settings[`inlayHints.${kind}`]));
}
