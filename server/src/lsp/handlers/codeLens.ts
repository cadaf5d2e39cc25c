import { type CodeLens, CodeLensRequest } from "vscode-languageserver-protocol";
import { lensesOf } from "../../engine/engine.ts";
import { type View, viewOf } from "../view.ts";
import { documentHandler } from "./handler.ts";

/** A command of Strata's own client: it shows what a lens is for, and without a stack it asks for one. */
const command = "strata.showEffectiveConfig";

export const codeLens = documentHandler({
  type: CodeLensRequest.type,
  capabilities: { codeLensProvider: {} },
  empty: null,
  handle: (view) => {
    const { context, uri } = view;
    return context.hints.tell("codeLens", uri, lensesIn(view), () => {
      const later = viewOf(context, uri);
      return later === undefined ? undefined : lensesIn(later);
    });
  },
});

function lensesIn({ project, name, folder, settings }: View): CodeLens[] {
  if (!settings["codeLens.enabled"]) return [];
  const top = { line: 0, character: 0 };
  return lensesOf(project, name).map(({ title, stack }) => ({
    range: { start: top, end: top },
    command: { title, command, arguments: [stack === undefined ? { project: folder } : { project: folder, stack }] },
  }));
}
