import { type ExtensionContext, Uri } from "vscode";
import type { ServerHost } from "../common/serverHost.ts";

/** Where extensions run in a browser's worker: the server runs in another one, and asks us for files. */
export function browserHost(context: ExtensionContext): ServerHost {
  const script = Uri.joinPath(context.extensionUri, "dist", "server.cjs");
  return {
    processId: null,
    schemasToAnswer: Uri.joinPath(context.extensionUri, "schemas"),
    connect: async () => (await import("./startWorker.ts")).startWorker(script),
  };
}
