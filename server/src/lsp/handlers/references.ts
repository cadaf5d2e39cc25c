import { ReferencesRequest } from "vscode-languageserver-protocol";
import { referencesTo } from "../../engine/engine.ts";
import { toOffset } from "../fromProtocol.ts";
import { toLocation } from "../toProtocol.ts";
import { documentHandler } from "./handler.ts";

export const references = documentHandler({
  type: ReferencesRequest.type,
  capabilities: { referencesProvider: true },
  empty: null,
  handle: ({ project, name, file, shownFile }, { position, context }) => {
    const places = referencesTo(project, name, toOffset(file.tree, position));
    // The lines that set a value are its declarations; a client may ask for its uses alone.
    const wanted = context?.includeDeclaration === false ? places.filter(({ role }) => role === "reference") : places;
    return wanted.flatMap((place) => {
      const shown = shownFile(place.file);
      return shown === undefined ? [] : [toLocation(shown, place)];
    });
  },
});
