import assert from "node:assert/strict";
import {
  type CodeLens,
  type CompletionList,
  commands,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InlayHint,
  type Location,
  type LocationLink,
  Range,
  Selection,
  type TextEditor,
  type WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { fileUri, openFile, placeCursor, positionOf, replace, write } from "../harness/editor.ts";
import { untilGone, untilProblem } from "../harness/problems.ts";
import { describe } from "../harness/suite.ts";
import { until } from "../harness/until.ts";

const config = "backend/config.toml";

export const readingSuite = describe("hovers and completions", (test) => {
  test("a hover on a key tells its type, its unit and what it is for", async () => {
    const text = await hoverOn(await openFile(config), "K8S_POD_EXECUTION_TIMEOUT");
    assert.match(text, /whole number of at least 1/);
    assert.match(text, /Longest time one execution may take, in seconds/);
    assert.match(text, /300/);
  });

  test("a hover in the file of a worker names the value that it overrides", async () => {
    const text = await hoverOn(await openFile("backend/config.k8s-worker.toml"), "KAFKA_CONSUMER_GROUP_ID");
    assert.match(text, /integr8scode-backend/);
    assert.match(text, /config\.toml/);
  });

  test("a hover on a secret does not show it", async () => {
    const text = await hoverOn(await openFile("backend/secrets.toml"), "SECRET_KEY");
    assert.match(text, /SECRET_KEY|signing key/);
    assert.doesNotMatch(text, /kq7Zr2VxW9mT4b/);
  });

  test("settings that the file lacks are completed, and those it has are not", async () => {
    const editor = await openFile("app/config.toml");
    await write(editor, 'NAME = "app"\n\n');
    const labels = await labelsAt(editor, 1, 0, "DEBUG");
    assert.ok(labels.includes("PORT"));
    assert.ok(!labels.includes("NAME"));
  });

  test("the values of a list are completed", async () => {
    const editor = await openFile("app/config.toml");
    await write(editor, 'NAME = "app"\nLEVEL = \n');
    const labels = await labelsAt(editor, 1, 8, '"debug"');
    assert.ok(labels.includes('"error"'));
  });

  test("a completion that is accepted becomes text with its value", async () => {
    const editor = await openFile("app/config.toml");
    await write(editor, 'NAME = "app"\nDEB');
    const end = positionOf(editor, "DEB").translate(0, 3);
    editor.selection = new Selection(end, end);
    await labelsAt(editor, 1, 3, "DEBUG");
    await commands.executeCommand("editor.action.triggerSuggest");
    await until("the completion is in the text", async () => {
      await commands.executeCommand("acceptSelectedSuggestion");
      return /DEBUG = /.test(editor.document.getText());
    });
  });
});

export const navigationSuite = describe("finding the way", (test) => {
  test("the definition of a key leads to the lines of its other layers", async () => {
    const editor = await openFile("backend/config.k8s-worker.toml");
    const base = await workspace.openTextDocument(fileUri(config));
    const line = lineOf(base.getText(), 'KAFKA_CONSUMER_GROUP_ID = "integr8scode-backend"');
    const found = await until("there is a definition", async () => {
      const places = await ask<(Location | LocationLink)[]>("Definition", editor, "KAFKA_CONSUMER_GROUP_ID");
      return places?.length ? places.map(placeOf) : undefined;
    });
    const own = editor.document.uri.path;
    // VS Code shows the other workers' files before this one, as it sorts by names.
    assert.deepEqual(
      found.filter(([path]) => path === base.uri.path || path === own),
      [[base.uri.path, line]],
    );
  });

  test("the definition of a key that the schema has is its property there", async () => {
    const editor = await openFile("app/config.toml");
    const schema = await workspace.openTextDocument(fileUri("app/config.schema.json"));
    const found = await until("there is a definition", async () => {
      const places = await ask<(Location | LocationLink)[]>("Definition", editor, "PORT");
      return places?.length ? places.map(placeOf) : undefined;
    });
    assert.deepEqual(found, [[schema.uri.path, lineOf(schema.getText(), '"PORT": {')]]);
  });

  test("F12 goes there", async () => {
    const editor = await openFile("app/config.web.toml");
    placeCursor(editor, "PORT");
    const schema = await workspace.openTextDocument(fileUri("app/config.schema.json"));
    await until("the cursor is at the property", async () => {
      const { activeTextEditor } = window;
      if (activeTextEditor?.document.uri.path === schema.uri.path) {
        return activeTextEditor.selection.active.line === lineOf(schema.getText(), '"PORT": {');
      }
      await commands.executeCommand("editor.action.revealDefinition");
      return false;
    });
  });

  test("a renamed setting has its new name in every layer", async () => {
    const editor = await openFile("plain/.env");
    const edit = await until("there is a rename", () => renaming(editor, "DEBUG", "VERBOSE"));
    assert.ok(await workspace.applyEdit(edit));
    assert.match(await textOf("plain/.env"), /^VERBOSE=true$/m);
    assert.match(await textOf("plain/.env.local"), /^VERBOSE=false$/m);
  });

  test("a renamed setting has its new name in the schema too, and nothing is wrong afterwards", async () => {
    const editor = await openFile("app/config.toml");
    const edit = await until("there is a rename", () => renaming(editor, "PORT", "HTTP_PORT"));
    assert.ok(await workspace.applyEdit(edit));
    assert.match(await textOf("app/config.toml"), /^HTTP_PORT = 8000$/m);
    assert.match(await textOf("app/config.web.toml"), /^HTTP_PORT = 8001$/m);
    assert.match(await textOf("app/config.schema.json"), /"HTTP_PORT": \{/);
    await replace(editor, "8000", "0");
    const { message } = await untilProblem(editor.document.uri, "out-of-range");
    assert.match(message, /HTTP_PORT/);
    await replace(editor, "= 0", "= 8000");
    await untilGone(editor.document.uri);
  });
});

export const shapeSuite = describe("what is around the text", (test) => {
  test("the outline has the sections of the file and their settings", async () => {
    const { document } = await openFile("plain/config.toml");
    const symbols = await until("there is an outline", async () => {
      const found = await commands.executeCommand<DocumentSymbol[]>(
        "vscode.executeDocumentSymbolProvider",
        document.uri,
      );
      return found?.length ? found : undefined;
    });
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, ...children.map((child) => child.name)]),
      [["title"], ["database", "host", "port"]],
    );
  });

  test("a table can be folded", async () => {
    const { document } = await openFile("plain/config.toml");
    const folds = await until("there are folds", async () => {
      const found = await commands.executeCommand<FoldingRange[]>("vscode.executeFoldingRangeProvider", document.uri);
      return found?.length ? found : undefined;
    });
    assert.ok(folds.some(({ start, end }) => start === 3 && end === 5));
  });

  test("a number with a unit says how much it is", async () => {
    const editor = await openFile(config);
    await replace(editor, "DLQ_RETENTION_DAYS = 14", "DLQ_RETENTION_DAYS = 14\nACCESS_TOKEN_EXPIRE_MINUTES = 2880");
    const last = editor.document.lineCount;
    await until("there is a hint", async () => {
      const range = new Range(0, 0, last, 0);
      const hints = await commands.executeCommand<InlayHint[]>(
        "vscode.executeInlayHintProvider",
        editor.document.uri,
        range,
      );
      return hints?.map(labelOf).some((label) => /2 days|48 h/.test(label));
    });
  });

  test("a link above the file shows what its application gets", async () => {
    const { document } = await openFile("backend/config.k8s-worker.toml");
    await until("there is a code lens", async () => {
      const lenses = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 10);
      return lenses?.some(({ command }) => command?.command === "strata.showEffectiveConfig");
    });
  });
});

function renaming(editor: TextEditor, from: string, to: string): Thenable<WorkspaceEdit> {
  const { uri } = editor.document;
  return commands.executeCommand("vscode.executeDocumentRenameProvider", uri, positionOf(editor, from), to);
}

/** The line, from 0, that holds a text. */
function lineOf(text: string, wanted: string): number {
  return text.split("\n").findIndex((line) => line.includes(wanted));
}

function placeOf(place: Location | LocationLink): [path: string, line: number] {
  if ("uri" in place) return [place.uri.path, place.range.start.line];
  return [place.targetUri.path, (place.targetSelectionRange ?? place.targetRange).start.line];
}

function ask<Answer>(provider: string, editor: TextEditor, text: string): Thenable<Answer | undefined> {
  return commands.executeCommand(`vscode.execute${provider}Provider`, editor.document.uri, positionOf(editor, text));
}

function hoverOn(editor: TextEditor, text: string): Promise<string> {
  return until(`there is a hover on ${text}`, async () => {
    const hovers = await ask<Hover[]>("Hover", editor, text);
    const contents = hovers?.flatMap((hover) => hover.contents) ?? [];
    return contents.map((part) => (typeof part === "string" ? part : part.value)).join("\n") || undefined;
  });
}

/** Waits until a completion with a label is offered, and answers the labels of all. */
function labelsAt(editor: TextEditor, line: number, column: number, wanted: string): Promise<string[]> {
  return until(`${wanted} is offered`, async () => {
    const place = new Range(line, column, line, column).start;
    const list = await commands.executeCommand<CompletionList>(
      "vscode.executeCompletionItemProvider",
      editor.document.uri,
      place,
    );
    const labels = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    return labels.includes(wanted) ? labels : undefined;
  });
}

function labelOf({ label }: InlayHint): string {
  return typeof label === "string" ? label : label.map(({ value }) => value).join("");
}

async function textOf(path: string): Promise<string> {
  return (await workspace.openTextDocument(fileUri(path))).getText();
}
