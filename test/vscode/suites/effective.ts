import assert from "node:assert/strict";
import {
  ConfigurationTarget,
  commands,
  type DocumentLink,
  env,
  type Hover,
  type Location,
  Position,
  Selection,
  TabInputTextDiff,
  type TextEditor,
  window,
  workspace,
} from "vscode";
import { closeEditors, deleteOutside, fileUri, openFile, placeCursor, positionOf, replace } from "../harness/editor.ts";
import { acceptUntil, showEffective } from "../harness/strata.ts";
import { describe } from "../harness/suite.ts";
import { until } from "../harness/until.ts";

const key = "KAFKA_CONSUMER_GROUP_ID";
const secret = /kq7Zr2VxW9mT4b/;

export const effectiveSuite = describe("the effective configuration", (test) => {
  test("it shows the value that wins, where it is from and what it overrides", async () => {
    const editor = await showEffective("backend", "saga-orchestrator");
    const line = lineOf(editor, key);
    assert.match(line, /= "saga-orchestrator"/);
    assert.match(line, /config\.saga-orchestrator\.toml:2, over "integr8scode-backend" \(config\.toml:\d+\)/);
    assert.match(lineOf(editor, "ACCESS_TOKEN_EXPIRE_MINUTES"), /# default/);
  });

  test("it follows edits that are not saved", async () => {
    const file = await openFile("backend/config.saga-orchestrator.toml");
    const editor = await showEffective("backend", "saga-orchestrator");
    await replace(file, `${key} = "saga-orchestrator"`, `${key} = "nightly"`);
    await until("the new value is shown", () => lineOf(editor, key).includes('"nightly"'));
    assert.ok(file.document.isDirty);
  });

  test("it masks secrets until they are revealed, and again once it was closed", async () => {
    const editor = await showEffective("backend", "default");
    assert.match(lineOf(editor, "SECRET_KEY"), /"••••••••"/);
    assert.doesNotMatch(editor.document.getText(), secret);
    await commands.executeCommand("strata.revealSecrets");
    await until("the secret is shown", () => secret.test(editor.document.getText()));
    await commands.executeCommand("workbench.action.closeActiveEditor");
    const again = await showEffective("backend", "default");
    await until("the secret is hidden again", () => !secret.test(again.document.getText()));
  });

  test("Hide Secrets masks them again", async () => {
    const editor = await showEffective("backend", "default");
    await commands.executeCommand("strata.revealSecrets");
    await until("the secret is shown", () => secret.test(editor.document.getText()));
    await commands.executeCommand("strata.hideSecrets");
    await until("the secret is hidden", () => !secret.test(editor.document.getText()));
  });
});

export const placesSuite = describe("the places in the effective configuration", (test) => {
  test("they are links to their lines, and a hover on a setting tells its layers", async () => {
    await showEffective("backend", "event-replay");
    await closeEditors();
    // VS Code shows the document that it still has, and everything about it must still be known.
    const editor = await showEffective("backend", "event-replay");
    const links = await linksIn(editor);
    assert.deepEqual(
      links
        .filter(({ range }) => range.start.line === positionOf(editor, key).line)
        .map((link) => textAt(editor, link)),
      ["config.event-replay.toml:2", `config.toml:${(await lineInBase()) + 1}`],
    );
    const hovers = await commands.executeCommand<Hover[]>(
      "vscode.executeHoverProvider",
      editor.document.uri,
      positionOf(editor, key),
    );
    const text = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === "string" ? part : part.value)),
    );
    assert.match(text.join("\n"), /event-replay[\s\S]*integr8scode-backend/);
  });

  test("a click on a place opens that file at that line", async () => {
    const editor = await showEffective("backend", "event-replay");
    const place = `config.toml:${(await lineInBase()) + 1}`;
    const link = (await linksIn(editor)).find((candidate) => textAt(editor, candidate) === place);
    assert.equal(link?.target?.scheme, "command");
    await commands.executeCommand(link.target.path, ...JSON.parse(link.target.query));
    const opened = window.activeTextEditor;
    assert.equal(opened?.document.uri.path, fileUri("backend/config.toml").path);
    assert.equal(opened.selection.active.line, await lineInBase());
  });

  test("the definition of a setting is the line that wins, then those that it overrides", async () => {
    const editor = await showEffective("backend", "event-replay");
    const places = await commands.executeCommand<Location[]>(
      "vscode.executeDefinitionProvider",
      editor.document.uri,
      positionOf(editor, key),
    );
    assert.deepEqual(
      places.map(({ uri, range }) => [uri.path, range.start.line]),
      [
        [fileUri("backend/config.event-replay.toml").path, 1],
        [fileUri("backend/config.toml").path, await lineInBase()],
      ],
    );
  });
});

async function linksIn({ document }: TextEditor): Promise<DocumentLink[]> {
  const many = 500;
  return commands.executeCommand<DocumentLink[]>("vscode.executeLinkProvider", document.uri, many);
}

function textAt({ document }: TextEditor, { range }: DocumentLink): string {
  return document.getText(range);
}

/** Where the base sets the setting that the workers override, from 0. */
async function lineInBase(): Promise<number> {
  const text = (await workspace.openTextDocument(fileUri("backend/config.toml"))).getText();
  return text.split("\n").findIndex((line) => line.startsWith(`${key} =`));
}

export const commandsSuite = describe("commands", (test) => {
  const copies = [
    ["strata.copyAsToml", /^KAFKA_CONSUMER_GROUP_ID = "saga-orchestrator"/m],
    ["strata.copyAsEnv", /^KAFKA_CONSUMER_GROUP_ID=['"]?saga-orchestrator['"]?$/m],
    ["strata.copyAsJson", /"KAFKA_CONSUMER_GROUP_ID"/],
  ] as const;
  for (const [command, pattern] of copies) {
    test(`${command} copies it with its secrets masked`, async () => {
      await env.clipboard.writeText("");
      await showEffective("backend", "saga-orchestrator");
      await commands.executeCommand(command);
      const text = await env.clipboard.readText();
      assert.match(text, pattern);
      assert.doesNotMatch(text, secret);
    });
  }

  test("the lens that stands for many stacks lists those of its own project", async () => {
    await openFile("app/config.toml");
    const project = fileUri("backend").toString();
    const finished = commands.executeCommand("strata.showEffectiveConfig", { project });
    const { document } = await acceptUntil("an effective configuration is shown", () =>
      window.visibleTextEditors.find((editor) => editor.document.uri.scheme === "strata"),
    );
    await finished;
    assert.match(document.getText(), /^PROJECT_NAME = "integr8scode"/m);
  });

  test("two of them are compared in VS Code's own comparison", async () => {
    await showEffective("backend", "default");
    const finished = commands.executeCommand("strata.compareEffectiveConfigs");
    const input = await acceptUntil("a comparison is open", () => {
      const shown = window.tabGroups.activeTabGroup.activeTab?.input;
      return shown instanceof TabInputTextDiff ? shown : undefined;
    });
    await finished;
    const one = await workspace.openTextDocument(input.original);
    const other = await workspace.openTextDocument(input.modified);
    assert.notEqual(one.getText(), other.getText());
    assert.doesNotMatch(one.getText(), secret);
  });

  test("Explain Setting leads from a value in a file to the start of its line", async () => {
    const editor = await openFile("backend/config.saga-orchestrator.toml");
    const value = positionOf(editor, '"saga-orchestrator"', key).translate(0, 5);
    editor.selection = new Selection(value, value);
    const finished = commands.executeCommand("strata.explainSetting");
    await acceptUntil("the cursor is at the setting", () => {
      const active = window.activeTextEditor;
      return (
        active?.document.uri.path === editor.document.uri.path && active.selection.active.isEqual(new Position(1, 0))
      );
    });
    await finished;
  });

  test("Explain Setting leads from the effective configuration to the line that wins", async () => {
    const editor = await showEffective("backend", "saga-orchestrator");
    placeCursor(editor, key);
    const finished = commands.executeCommand("strata.explainSetting");
    const { document, selection } = await acceptUntil("a file is open", () => {
      const active = window.activeTextEditor;
      return active?.document.uri.path.endsWith("/config.saga-orchestrator.toml") && active;
    });
    await finished;
    assert.equal(document.uri.path, fileUri("backend/config.saga-orchestrator.toml").path);
    assert.equal(selection.active.line, 1);
  });
});

export const creationSuite = describe("creating and masking", (test) => {
  test("Create strata.toml writes down what the names of the files say", async () => {
    await openFile("plain/config.toml");
    const finished = commands.executeCommand("strata.createManifest");
    await acceptUntil("strata.toml is open", () => window.activeTextEditor?.document.uri.path.endsWith("/strata.toml"));
    await finished;
    const text = window.activeTextEditor?.document.getText() ?? "";
    await commands.executeCommand("workbench.action.closeActiveEditor");
    await deleteOutside("plain/strata.toml");
    assert.match(text, /^layers = \[/m);
  });

  test("Create Secrets File copies the template where there is none yet", async () => {
    const path = "backend/secrets.toml";
    const kept = await workspace.fs.readFile(fileUri(path));
    await deleteOutside(path);
    try {
      await openFile("backend/config.toml");
      await commands.executeCommand("strata.createSecretsFile");
      const { activeTextEditor } = window;
      await until("the text of the template is shown", () =>
        /CHANGE_ME/.test(activeTextEditor?.document.getText() ?? ""),
      );
    } finally {
      await commands.executeCommand("workbench.action.closeAllEditors");
      await workspace.fs.writeFile(fileUri(path), kept);
    }
  });

  test("masking of secrets in the editor can be switched on and off while a file is open", async () => {
    const { document } = await openFile("backend/secrets.toml");
    const mask = (isOn: boolean | undefined) =>
      workspace.getConfiguration("strata").update("secrets.mask", isOn, ConfigurationTarget.Global);
    try {
      await mask(true);
      const found = await until("the server tells where the secrets are", () =>
        commands.executeCommand<{ readonly ranges: readonly unknown[] }>("strata.secretRanges", {
          uri: document.uri.toString(),
        }),
      );
      assert.equal(found.ranges.length, 2);
      assert.match(document.getText(), secret);
    } finally {
      await mask(undefined);
    }
  });
});

function lineOf({ document }: TextEditor, name: string): string {
  return (
    document
      .getText()
      .split("\n")
      .find((line) => line.startsWith(`${name} =`)) ?? ""
  );
}
