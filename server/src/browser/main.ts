import { BrowserMessageReader, BrowserMessageWriter } from "vscode-languageserver-protocol/browser";
import { connect } from "../lsp/connect.ts";
import { startServer } from "../lsp/startServer.ts";
import { workerHost } from "./workerHost.ts";

declare const self: DedicatedWorkerGlobalScope;

const connection = connect(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, workerHost(connection));
