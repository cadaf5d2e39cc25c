import { FoldingRangeRequest } from "vscode-languageserver-protocol";
import { foldsOf } from "../../engine/engine.ts";
import { toFoldingRange } from "../toProtocol.ts";
import { documentHandler } from "./handler.ts";

export const foldingRanges = documentHandler({
  type: FoldingRangeRequest.type,
  capabilities: { foldingRangeProvider: true },
  empty: null,
  handle: ({ project, name, context }) => {
    const limit = context.session.client.textDocument?.foldingRange?.rangeLimit;
    return foldsOf(project, name).slice(0, limit).map(toFoldingRange);
  },
});
