import {
  type CancellationToken,
  type CompletionItem,
  CompletionRequest,
  CompletionResolveRequest,
} from "vscode-languageserver-protocol";
import { completionDocumentation, completionsAt } from "../../engine/engine.ts";
import { answer } from "../answer.ts";
import { toCompletedSetting, toOffset } from "../fromProtocol.ts";
import { toCompletionItem, toMarkup } from "../toProtocol.ts";
import { viewOf } from "../view.ts";
import { documentHandler, type Handler } from "./handler.ts";

/** What a person types when the next thing can be told from a list. */
const triggerCharacters = ["=", '"', "'", "[", ".", "$", "{", "#", ":"];

const list = documentHandler({
  type: CompletionRequest.type,
  capabilities: { completionProvider: { triggerCharacters, resolveProvider: true } },
  empty: null,
  handle: ({ project, name, file, uri, context }, { position }) => {
    const client = context.session.client.textDocument?.completion;
    return completionsAt(project, name, toOffset(file.tree, position)).map((completion) => {
      const item = toCompletionItem(completion, file.tree, client);
      return completion.path === undefined ? item : { ...item, data: { uri, path: completion.path } };
    });
  },
});

/** The documentation of one item, which is made only when somebody looks at it. */
export const completion: Handler = {
  capabilities: list.capabilities,
  listen: (context) => {
    list.listen(context);
    const { method } = CompletionResolveRequest.type;
    const resolve = (item: CompletionItem): CompletionItem => {
      const setting = toCompletedSetting(item.data);
      const view = setting === undefined ? undefined : viewOf(context, setting.uri);
      if (setting === undefined || view === undefined) return item;
      const formats = context.session.client.textDocument?.completion?.completionItem?.documentationFormat;
      const blocks = completionDocumentation(view.project, view.name, setting.path);
      return { ...item, documentation: toMarkup(blocks, formats, view.shownFile) };
    };
    // Where nothing can be added, the item is answered as it came.
    context.connection.onRequest(method, (item: CompletionItem, token: CancellationToken) =>
      answer<CompletionItem, CompletionItem>(context, method, item, resolve)(item, token),
    );
  },
};
