import type { EditContext } from "./toProtocol.ts";
import { keyOf, uriIn } from "./uris.ts";
import type { View } from "./view.ts";

/** What has to be known to tell the client of changes in the files of a project. */
export function editContext({ folder, shownFile, context }: View): EditContext {
  return {
    fileNamed: shownFile,
    uriOf: (name) => {
      const uri = uriIn(folder, name);
      return context.documents.get(keyOf(uri))?.uri ?? uri;
    },
    // A document that has changed since is no longer the one that the changes were made for.
    versionOf: ({ uri, content }) => {
      const document = context.documents.get(keyOf(uri));
      return document?.content === content ? document.version : null;
    },
    client: context.session.client.workspace?.workspaceEdit,
  };
}
