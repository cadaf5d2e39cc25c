import {
  type SymbolInformation,
  type WorkspaceSymbolParams,
  WorkspaceSymbolRequest,
} from "vscode-languageserver-protocol";
import { findSettings } from "../../engine/engine.ts";
import { answer } from "../answer.ts";
import type { Context } from "../context.ts";
import { ShownFiles } from "../shownFiles.ts";
import { settingSymbol, tableSymbol, toLocation } from "../toProtocol.ts";
import type { Handler } from "./handler.ts";

/** Nobody reads more, and a list of a whole workspace must not keep the server from the next key. */
const mostSymbols = 500;

/** The settings of all projects by their names. */
export const workspaceSymbols: Handler = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  listen: (context) => {
    const { method } = WorkspaceSymbolRequest.type;
    const find = answer<WorkspaceSymbolParams, SymbolInformation[]>(context, method, [], (params) => {
      return typeof params?.query === "string" ? symbolsFor(context, params.query) : [];
    });
    context.connection.onRequest(method, find);
  },
};

function symbolsFor(context: Context, query: string): SymbolInformation[] {
  const symbols: SymbolInformation[] = [];
  for (const live of context.projects.all()) {
    const files = new ShownFiles(live, (key) => context.documents.get(key)?.uri);
    for (const { name, file, kind, span } of findSettings(live.project, query, mostSymbols - symbols.length)) {
      const shown = files.named(file);
      if (shown === undefined) continue;
      const symbolKind = kind === "table" ? tableSymbol : settingSymbol;
      symbols.push({ name, kind: symbolKind, location: toLocation(shown, span), containerName: file });
    }
  }
  return symbols;
}
