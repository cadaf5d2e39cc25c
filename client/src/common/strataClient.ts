import {
  BaseLanguageClient,
  type InitializeParams,
  type LanguageClientOptions,
  type MessageTransports,
} from "vscode-languageclient/browser";
import type { InitializationOptions } from "../../../server/src/protocol/initialization.ts";
import { documentSelector } from "./documentSelector.ts";
import type { ServerHost } from "./serverHost.ts";

/**
 * The client side of the language server. It is the same in Node and in a browser: how to reach a server is the host's
 * to know, and the messages are the same.
 */
export class StrataClient extends BaseLanguageClient {
  readonly #host: ServerHost;

  constructor(host: ServerHost) {
    super("strata", "Strata", clientOptions());
    this.#host = host;
  }

  protected override createMessageTransports(): Promise<MessageTransports> {
    return this.#host.connect(this.outputChannel);
  }

  protected override fillInitializeParams(params: InitializeParams): void {
    super.fillInitializeParams(params);
    params.processId = this.#host.processId;
  }
}

function clientOptions(): LanguageClientOptions {
  const initializationOptions: InitializationOptions = { projectsChanged: true };
  return {
    documentSelector: documentSelector(),
    initializationOptions,
    // What a schema says is shown as text: it can neither run commands nor bring HTML.
    markdown: { isTrusted: false, supportHtml: false },
  };
}
