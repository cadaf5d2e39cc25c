import { DocumentSymbolRequest } from "vscode-languageserver-protocol";
import { outlineOf } from "../../engine/engine.ts";
import { toDocumentSymbol, toSymbolInformation } from "../toProtocol.ts";
import { documentHandler } from "./handler.ts";

export const documentSymbols = documentHandler({
  type: DocumentSymbolRequest.type,
  capabilities: { documentSymbolProvider: true },
  empty: null,
  handle: ({ project, name, file, uri, context }) => {
    const items = outlineOf(project, name);
    const client = context.session.client.textDocument?.documentSymbol;
    if (client?.hierarchicalDocumentSymbolSupport !== true)
      return toSymbolInformation({ uri, content: file.tree }, items);
    return items.map((item) => toDocumentSymbol(file.tree, item));
  },
});
