import { DocumentHighlightKind, DocumentHighlightRequest } from "vscode-languageserver-protocol";
import { highlightsAt } from "../../engine/engine.ts";
import { toOffset } from "../fromProtocol.ts";
import { toRange } from "../toProtocol.ts";
import { documentHandler } from "./handler.ts";

export const highlights = documentHandler({
  type: DocumentHighlightRequest.type,
  capabilities: { documentHighlightProvider: true },
  empty: null,
  handle: ({ project, name, file }, { position }) => {
    return highlightsAt(project, name, toOffset(file.tree, position)).map((place) => ({
      range: toRange(file.tree, place),
      kind: place.role === "reference" ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
    }));
  },
});
