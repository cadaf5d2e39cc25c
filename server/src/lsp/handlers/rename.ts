import { LSPErrorCodes, PrepareRenameRequest, RenameRequest, ResponseError } from "vscode-languageserver-protocol";
import { renameAt, renamingAt } from "../../engine/engine.ts";
import { invalidParams } from "../answer.ts";
import { editContext } from "../editContext.ts";
import { toOffset } from "../fromProtocol.ts";
import { toRange, toWorkspaceEdit } from "../toProtocol.ts";
import { documentHandler, type Handler } from "./handler.ts";

const prepare = documentHandler({
  type: PrepareRenameRequest.type,
  capabilities: {},
  empty: null,
  handle: ({ project, name, file }, { position }) => {
    const renaming = renamingAt(project, name, toOffset(file.tree, position));
    if ("refusal" in renaming) return refused(renaming.refusal);
    return { range: toRange(file.tree, renaming.span), placeholder: renaming.name };
  },
});

const change = documentHandler({
  type: RenameRequest.type,
  capabilities: {},
  empty: null,
  handle: (view, { position, newName }) => {
    if (typeof newName !== "string") return invalidParams("The request has no new name.");
    const changes = renameAt(view.project, view.name, toOffset(view.file.tree, position), newName);
    if ("refusal" in changes) return refused(changes.refusal);
    return toWorkspaceEdit(changes, editContext(view)) ?? null;
  },
});

export const rename: Handler = {
  // Only a client that says so may be told that there is something to prepare.
  capabilities: ({ textDocument }) => ({
    renameProvider: textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
  }),
  listen: (context) => {
    prepare.listen(context);
    change.listen(context);
  },
};

function refused(sentence: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, sentence);
}
