// The floor: what the protocol library itself costs. It keeps its documents up to date as an editor asks,
// and answers every change with the same problem, every hover and completion with the same words.

import { createConnection, ProposedFeatures, TextDocumentSyncKind, TextDocuments } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
const documents = new TextDocuments(TextDocument);
const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    hoverProvider: true,
    completionProvider: {},
  },
}));
connection.onHover(() => ({ contents: { kind: "markdown", value: "The same words." } }));
connection.onCompletion(() => [{ label: "the_same_words" }]);
documents.onDidChangeContent(({ document }) =>
  connection.sendDiagnostics({
    uri: document.uri,
    version: document.version,
    diagnostics: [{ range, severity: 1, message: "The same problem." }],
  }),
);
documents.listen(connection);
connection.listen();
