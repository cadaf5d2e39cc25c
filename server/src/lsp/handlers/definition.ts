import { DefinitionRequest } from "vscode-languageserver-protocol";
import { definitionsAt } from "../../engine/engine.ts";
import { toOffset } from "../fromProtocol.ts";
import { toLocation } from "../toProtocol.ts";
import { documentHandler } from "./handler.ts";

export const definition = documentHandler({
  type: DefinitionRequest.type,
  capabilities: { definitionProvider: true },
  empty: null,
  handle: ({ project, name, file, shownFile }, { position }) => {
    return definitionsAt(project, name, toOffset(file.tree, position)).flatMap((target) => {
      const shown = shownFile(target.file);
      return shown === undefined ? [] : [toLocation(shown, target)];
    });
  },
});
