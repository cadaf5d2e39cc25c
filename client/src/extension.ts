import type { ExtensionContext } from "vscode";
import { browserHost } from "./browser/browserHost.ts";
import { type Extension, startExtension } from "./common/startExtension.ts";
import { nodeHost } from "./node/nodeHost.ts";

/**
 * One bundle serves both kinds of extension hosts, as nearly all of it is the same; only a worker can import scripts.
 * VS Code keeps what this answers, so that other extensions can ask for it.
 */
export function activate(context: ExtensionContext): Extension {
  const isWorker = "importScripts" in globalThis;
  return startExtension(context, isWorker ? browserHost(context) : nodeHost(context));
}
