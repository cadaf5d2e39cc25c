import assert from "node:assert/strict";
import { type CodeAction, commands, type Diagnostic, type Uri, workspace } from "vscode";
import {
  closeEditors,
  deleteOutside,
  fileUri,
  openFile,
  readOutside,
  replace,
  write,
  writeOutside,
} from "../harness/editor.ts";
import { untilGone, untilProblem } from "../harness/problems.ts";
import { describe } from "../harness/suite.ts";
import { until } from "../harness/until.ts";
import { fixCases } from "./fixCases.ts";

export const fixesSuite = describe("quick fixes", (test) => {
  for (const { code, file, before, others = {}, title, after } of fixCases) {
    test(`${code} in ${file}: ${title}`, () =>
      withFiles(others, async () => {
        // Opened, so that the server is sure to know them.
        for (const path of Object.keys(others)) await openFile(path);
        for (const [path, text] of Object.entries(others)) await untilText(path, text);
        const editor = await openFile(file);
        await write(editor, before);
        const { uri } = editor.document;
        await apply(uri, await untilProblem(uri, code), title);
        for (const [path, text] of Object.entries(after)) await untilText(path, text);
        if (code !== "secrets-not-ignored") await untilGone(uri, code);
      }));
  }

  test("any problem can be left out by a comment", async () => {
    const editor = await openFile("app/config.toml");
    await write(editor, `NAME = "app"\nPORT = 0\n`);
    const problem = await untilProblem(editor.document.uri, "out-of-range");
    await apply(editor.document.uri, problem, "Ignore out-of-range here");
    await untilText("app/config.toml", `NAME = "app"\n# strata: ignore out-of-range\nPORT = 0\n`);
  });

  test("a mistake in a schema is told there; nobody but its author knows the fix, so none is offered", async () => {
    const editor = await openFile("app/config.schema.json");
    await replace(editor, '"type": "integer"', '"type": "intger"');
    const { uri } = editor.document;
    const { range } = await untilProblem(uri, "schema-error");
    const actions = await commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", uri, range);
    assert.deepEqual(
      actions.filter(({ diagnostics }) => diagnostics?.some(({ source }) => source === "strata")),
      [],
    );
    await replace(editor, '"intger"', '"integer"');
    await untilGone(uri);
  });
});

/** Writes files as another program does, and afterwards leaves everything as it was. */
async function withFiles(files: Readonly<Record<string, string>>, run: () => Promise<void>): Promise<void> {
  const kept = new Map<string, string | undefined>();
  try {
    for (const [path, text] of Object.entries(files)) {
      kept.set(path, await readOutside(path));
      await writeOutside(path, text);
    }
    await run();
  } finally {
    await closeEditors();
    for (const [path, text] of kept) await (text === undefined ? deleteOutside(path) : writeOutside(path, text));
  }
}

async function apply(uri: Uri, { range }: Diagnostic, title: string): Promise<void> {
  const seen = new Set<string>();
  const action = await until(
    () => `"${title}" is offered among: ${[...seen].join(", ")}`,
    async () => {
      const many = 50;
      const actions = await commands.executeCommand<CodeAction[]>(
        "vscode.executeCodeActionProvider",
        uri,
        range,
        "quickfix",
        many,
      );
      for (const offered of actions) seen.add(offered.title);
      return actions.find((offered) => offered.title === title && offered.edit !== undefined);
    },
  );
  assert.ok(action.edit);
  assert.ok(await workspace.applyEdit(action.edit));
}

async function untilText(path: string, text: string): Promise<void> {
  const document = await workspace.openTextDocument(fileUri(path));
  await until(
    () => `${path} reads ${JSON.stringify(text)} and not ${JSON.stringify(document.getText())}`,
    () => document.getText() === text,
  );
}
