import { DocumentLinkRequest } from "vscode-languageserver-protocol";
import { linksOf } from "../../engine/engine.ts";
import { toRange } from "../toProtocol.ts";
import { documentHandler } from "./handler.ts";

export const documentLinks = documentHandler({
  type: DocumentLinkRequest.type,
  capabilities: { documentLinkProvider: {} },
  empty: null,
  handle: ({ project, name, file, shownFile }) => {
    const links = linksOf(project, name).flatMap((link) => {
      const target = shownFile(link.file)?.uri;
      return target === undefined ? [] : [{ range: toRange(file.tree, link), target }];
    });
    // A layer that stands for several files leads to none of them by a click; going to its definition shows all.
    const places = links.map(({ range }) => JSON.stringify(range));
    return links.filter((_, index) => places.indexOf(places[index] ?? "") === places.lastIndexOf(places[index] ?? ""));
  },
});
