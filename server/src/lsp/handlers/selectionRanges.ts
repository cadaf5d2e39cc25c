import { SelectionRangeRequest } from "vscode-languageserver-protocol";
import { selectionsAt } from "../../engine/engine.ts";
import { toOffset } from "../fromProtocol.ts";
import { toSelectionRange } from "../toProtocol.ts";
import { documentHandler } from "./handler.ts";

export const selectionRanges = documentHandler({
  type: SelectionRangeRequest.type,
  capabilities: { selectionRangeProvider: true },
  empty: null,
  handle: ({ project, name, file }, { positions }) => {
    // Every position has to have its answer.
    return positions.map((position) => {
      const spans = selectionsAt(project, name, toOffset(file.tree, position));
      return toSelectionRange(file.tree, spans) ?? { range: { start: position, end: position } };
    });
  },
});
