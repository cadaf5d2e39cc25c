import { InlayHintRequest } from "vscode-languageserver-protocol";
import { type InlayHintKind, inlayHintsOf } from "../../engine/engine.ts";
import { toOffset } from "../fromProtocol.ts";
import type { Settings } from "../settings.ts";
import { toInlayHint } from "../toProtocol.ts";
import { documentHandler } from "./handler.ts";

export const inlayHints = documentHandler({
  type: InlayHintRequest.type,
  capabilities: { inlayHintProvider: true },
  empty: null,
  handle: ({ project, name, file, settings, shownFile }, { range }) => {
    const within = { start: toOffset(file.tree, range.start), end: toOffset(file.tree, range.end) };
    const hints = inlayHintsOf(project, name, within, wantedKinds(settings));
    return hints.map((hint) => toInlayHint(hint, file.tree, shownFile));
  },
});

function wantedKinds(settings: Settings): ReadonlySet<InlayHintKind> {
  const kinds: readonly InlayHintKind[] = ["overrides", "units"];
  return new Set(kinds.filter((kind) => settings[`inlayHints.${kind}`]));
}
