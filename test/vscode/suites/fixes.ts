import assert from "node:assert/strict";
import { type CodeAction, commands, type Diagnostic, type Uri, workspace } from "vscode";
import { deleteOutside, fileUri, openFile, write, writeOutside } from "../harness/editor.ts";
import { untilProblem } from "../harness/problems.ts";
import { describe } from "../harness/suite.ts";
import { until } from "../harness/until.ts";

interface Case {
  readonly code: string;
  readonly file: string;
  readonly before: string;
  readonly title: string;
  /** The file that changes, where it is another one. */
  readonly changed?: string;
  readonly after: string;
}

const name = 'NAME = "app"\n';

const inConfig = (code: string, line: string, title: string, after: string): Case => ({
  code,
  file: "app/config.toml",
  before: `${name}${line}\n`,
  title,
  after: after === "" ? name : `${name}${after}\n`,
});

const cases: readonly Case[] = [
  inConfig("syntax-error", "LEVEL = debug", "Put the text in quotes", 'LEVEL = "debug"'),
  inConfig("newer-toml", "server = { workers = 1, }", "Remove the last comma", "server = { workers = 1 }"),
  inConfig("duplicate-key", "PORT = 1\nPORT = 2", "Remove PORT in line 3", "PORT = 1"),
  inConfig("unknown-key", "PROT = 80", "Rename to PORT", "PORT = 80"),
  inConfig("out-of-range", "PORT = 99999", "Change to 65535", "PORT = 65535"),
  inConfig("not-allowed", 'LEVEL = "debgu"', 'Change to "debug"', 'LEVEL = "debug"'),
  inConfig("deprecated-key", 'OLD_NAME = "a"', "Remove OLD_NAME", ""),
  {
    code: "wrong-type",
    file: "app/config.toml",
    before: "NAME = 5\n",
    title: 'Change to "5"',
    after: 'NAME = "5"\n',
  },
  {
    code: "missing-key",
    file: "app/config.toml",
    before: "PORT = 80\n",
    title: "Add NAME to config.toml",
    after: 'NAME = ""\n\nPORT = 80\n',
  },
  {
    code: "redundant-value",
    file: "app/config.web.toml",
    before: "DEBUG = true\nPORT = 8000\n",
    title: "Remove PORT",
    after: "DEBUG = true\n",
  },
  {
    code: "project-error",
    file: "app/strata.toml",
    before: 'schema = "config.schema.json"\nloader = "pydnatic"\n',
    title: "Change to pydantic",
    after: 'schema = "config.schema.json"\nloader = "pydantic"\n',
  },
  {
    code: "duplicate-key",
    file: "frontend/.env",
    before: "A=1\nB=2\nA=3\n",
    title: "Remove A in line 1",
    after: "B=2\nA=3\n",
  },
  {
    code: "loader-hazard",
    file: "frontend/.env",
    before: "VITE_COLOUR=a#b\n",
    title: "Put the value in quotes",
    after: "VITE_COLOUR='a#b'\n",
  },
];

export const fixesSuite = describe("quick fixes", (test) => {
  for (const { code, file, before, title, changed = file, after } of cases) {
    test(`${code} in ${file}: ${title}`, async () => {
      const editor = await openFile(file);
      await write(editor, before);
      const problem = await untilProblem(editor.document.uri, code);
      await apply(editor.document.uri, problem, title);
      await untilText(changed, after);
    });
  }

  test("misplaced-secret in app/config.toml: Move TOKEN to secrets.toml", async () => {
    await writeOutside("app/secrets.toml", "# Mine.\n");
    try {
      // Opened, so that the server is sure to know it.
      await openFile("app/secrets.toml");
      const editor = await openFile("app/config.toml");
      await write(editor, `${name}TOKEN = "q8RzK3vNf6TyB1mHx9Wc"\n`);
      const problem = await untilProblem(editor.document.uri, "misplaced-secret");
      await apply(editor.document.uri, problem, "Move TOKEN to secrets.toml");
      await untilText("app/config.toml", name);
      await untilText("app/secrets.toml", '# Mine.\nTOKEN = "q8RzK3vNf6TyB1mHx9Wc"\n');
      await (await openFile("app/secrets.toml")).document.save();
    } finally {
      await deleteOutside("app/secrets.toml");
    }
  });

  test("any problem can be left out by a comment", async () => {
    const editor = await openFile("app/config.toml");
    await write(editor, `${name}PORT = 0\n`);
    const problem = await untilProblem(editor.document.uri, "out-of-range");
    await apply(editor.document.uri, problem, "Ignore out-of-range here");
    await untilText("app/config.toml", `${name}# strata: ignore out-of-range\nPORT = 0\n`);
  });
});

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
