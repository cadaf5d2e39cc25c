import assert from "node:assert/strict";
import { commands, extensions, workspace } from "vscode";
import { fileUri, openFile, replace } from "../harness/editor.ts";
import { problemsIn, untilGone, untilProblem } from "../harness/problems.ts";
import { describe } from "../harness/suite.ts";

/** The ground the other scenarios stand on. */
export const workspaceSuite = describe("the workspace", (test) => {
  test("VS Code opens the folders of the scenarios", () => {
    assert.deepEqual(
      workspace.workspaceFolders?.map((folder) => folder.name),
      ["plain", "backend", "app", "frontend"],
    );
  });

  const languages = [
    ["plain/config.toml", "toml"],
    ["plain/.env", "dotenv"],
    ["plain/.env.local", "dotenv"],
  ] as const;

  for (const [file, language] of languages) {
    test(`${file} is opened as ${language}`, async () => {
      const editor = await openFile(file);
      assert.equal(editor.document.languageId, language);
    });
  }

  test("every command that the palette lists can be run", async () => {
    const extension = extensions.getExtension("strata-config.strata-config");
    const listed: readonly { readonly command: string }[] = extension?.packageJSON.contributes.commands;
    const known = new Set(await commands.getCommands(true));
    assert.deepEqual(
      listed.map(({ command }) => command).filter((command) => !known.has(command)),
      [],
    );
  });

  test("the view in the Explorer can be opened", async () => {
    await commands.executeCommand("strata.configuration.focus");
    await commands.executeCommand("strata.filterDifferences");
    await commands.executeCommand("strata.filterProblems");
    await commands.executeCommand("strata.filterNothing");
  });

  test("a mistake in one folder is told there and in no other", async () => {
    const app = fileUri("app/config.toml");
    const backend = fileUri("backend/config.toml");
    await replace(await openFile("backend/config.toml"), "WEB_THREADS = 2", 'WEB_THREADS = "many"');
    await untilProblem(backend, "wrong-type");
    assert.deepEqual(problemsIn(app), []);
    await replace(await openFile("app/config.toml"), "8000", '"eighty"');
    await untilProblem(app, "wrong-type");
    await replace(await openFile("backend/config.toml"), '"many"', "2");
    await untilGone(backend);
    assert.equal(problemsIn(app).length, 1);
  });
});
