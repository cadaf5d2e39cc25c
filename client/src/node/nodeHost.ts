import type { ExtensionContext } from "vscode";
import type { ServerHost } from "../common/serverHost.ts";

/** Where extensions run in Node: on the desktop, in remote windows and in containers. */
export function nodeHost(context: ExtensionContext): ServerHost {
  const serverPath = context.asAbsolutePath("dist/server.cjs");
  return {
    processId: process.pid,
    schemasToAnswer: undefined,
    // Imported late, as a browser runs the same bundle and cannot load Node's modules.
    connect: async (log) => (await import("./forkServer.ts")).forkServer(serverPath, log),
  };
}
