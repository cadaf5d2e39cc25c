import { HoverRequest } from "vscode-languageserver-protocol";
import { hoverAt } from "../../engine/engine.ts";
import { toOffset } from "../fromProtocol.ts";
import { toMarkup, toRange } from "../toProtocol.ts";
import { documentHandler } from "./handler.ts";

export const hover = documentHandler({
  type: HoverRequest.type,
  capabilities: { hoverProvider: true },
  empty: null,
  handle: ({ project, name, file, context, shownFile }, { position }) => {
    const found = hoverAt(project, name, toOffset(file.tree, position));
    if (found === undefined) return null;
    const formats = context.session.client.textDocument?.hover?.contentFormat;
    return { contents: toMarkup(found.blocks, formats, shownFile), range: toRange(file.tree, found.span) };
  },
});
