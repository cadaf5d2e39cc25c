import { BrowserMessageReader, BrowserMessageWriter } from "vscode-languageserver-protocol/browser";
import type { Surroundings } from "../lsp/serve.ts";
import { workerHost } from "./workerHost.ts";

declare const self: DedicatedWorkerGlobalScope;

/** A worker ends when its client ends it, so there is nothing to look out for. */
export function workerSurroundings(): Surroundings {
  return {
    reader: new BrowserMessageReader(self),
    writer: new BrowserMessageWriter(self),
    hostFor: workerHost,
    whenLeft: () => undefined,
  };
}
