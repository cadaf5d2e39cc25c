import assert from "node:assert/strict";
import { ConfigurationTarget, commands, DiagnosticSeverity, languages, workspace } from "vscode";
import { deleteOutside, fileUri, openFile, replace, writeOutside } from "../harness/editor.ts";
import { problemsIn, untilGone, untilProblem } from "../harness/problems.ts";
import { describe } from "../harness/suite.ts";
import { until } from "../harness/until.ts";

const config = "backend/config.toml";

export const problemsSuite = describe("problems", (test) => {
  test("a wrong value is told while it is typed, and the problem goes with it", async () => {
    const editor = await openFile(config);
    await untilGone(editor.document.uri);
    await replace(editor, "K8S_POD_EXECUTION_TIMEOUT = 120", 'K8S_POD_EXECUTION_TIMEOUT = "soon"');
    const problem = await untilProblem(editor.document.uri, "wrong-type");
    assert.equal(editor.document.getText(problem.range), '"soon"');
    assert.equal(problem.severity, DiagnosticSeverity.Error);
    await replace(editor, '"soon"', "60");
    await untilGone(editor.document.uri);
  });

  test("a line that does not parse leaves the other lines with their problems", async () => {
    const editor = await openFile(config);
    await replace(editor, "WEB_THREADS = 2", "WEB_THREADS = 0");
    await untilProblem(editor.document.uri, "out-of-range");
    await replace(editor, 'DATABASE_NAME = "integr8scode_db"', "DATABASE_NAME =");
    await untilProblem(editor.document.uri, "syntax-error");
    await untilProblem(editor.document.uri, "out-of-range");
  });

  test("a mistyped name is told with the one that was meant", async () => {
    const editor = await openFile(config);
    await replace(editor, "WEB_BACKLOG", "WEB_BACKLOGS");
    const problem = await untilProblem(editor.document.uri, "unknown-key");
    assert.match(problem.message, /WEB_BACKLOG\b/);
  });

  test("a value that repeats the layer below is faded in the file of the worker", async () => {
    const editor = await openFile("backend/config.k8s-worker.toml");
    await replace(editor, 'KAFKA_CONSUMER_GROUP_ID = "k8s-worker"', 'KAFKA_CONSUMER_GROUP_ID = "integr8scode-backend"');
    const problem = await untilProblem(editor.document.uri, "redundant-value");
    assert.equal(problem.severity, DiagnosticSeverity.Hint);
  });

  test("a mistake in a .env file is told too", async () => {
    const editor = await openFile("frontend/.env");
    await replace(editor, "VITE_PORT=3000", "VITE_PORT=3000\nVITE_TITLE=Again");
    await untilProblem(editor.document.uri, "duplicate-key");
  });

  for (const language of ["plaintext", "ini"]) {
    test(`a file that another extension calls ${language} has its problems all the same`, async () => {
      const editor = await openFile(config);
      const document = await languages.setTextDocumentLanguage(editor.document, language);
      assert.equal(document.languageId, language);
      await replace(await openFile(config), "WEB_THREADS = 2", 'WEB_THREADS = "many"');
      await untilProblem(document.uri, "wrong-type");
      await languages.setTextDocumentLanguage(document, "toml");
    });
  }
});

/** In a browser the server is a worker, which nothing from outside can end; on Windows there is no `ps` to find it with. */
const ownProcess = {
  isThere: !("importScripts" in globalThis) && process.platform !== "win32",
  why: "the server has no process here that could be killed from outside",
};

export const changesSuite = describe("changes from outside", (test) => {
  test("a file that another program creates is judged, and forgotten when it is deleted", async () => {
    const file = "app/config.night.toml";
    await writeOutside(file, 'PORT = "eighty"\n');
    await untilProblem(fileUri(file), "wrong-type");
    await deleteOutside(file);
    await untilGone(fileUri(file));
  });

  test("a setting of VS Code changes the severity of a problem, and can leave it out", async () => {
    const editor = await openFile(config);
    const { uri } = editor.document;
    await replace(editor, "WEB_THREADS = 2", "WEB_THREADS = 0");
    const severity = async (expected: DiagnosticSeverity | undefined) =>
      until(`the severity is ${expected}`, () => problemsIn(uri)[0]?.severity === expected);
    const configure = (rules: object | undefined) =>
      workspace.getConfiguration("strata").update("rules", rules, ConfigurationTarget.Global);
    await severity(DiagnosticSeverity.Error);
    try {
      await configure({ "out-of-range": "information" });
      await severity(DiagnosticSeverity.Information);
      await configure({ "out-of-range": "off" });
      await severity(undefined);
    } finally {
      await configure(undefined);
    }
    await severity(DiagnosticSeverity.Error);
  });

  test("the schema that strata.toml names is read again when strata.toml changes", async () => {
    const editor = await openFile("app/config.toml");
    await replace(editor, "8000", '"eighty"');
    await untilProblem(editor.document.uri, "wrong-type");
    await replace(
      await openFile("app/strata.toml"),
      'loader = "pydantic"',
      'loader = "pydantic"\n[rules]\nwrong-type = "off"',
    );
    await untilGone(editor.document.uri);
  });

  test("the command Restart brings the problems back", async () => {
    const editor = await openFile(config);
    await replace(editor, "WEB_THREADS = 2", "WEB_THREADS = 0");
    await untilProblem(editor.document.uri, "out-of-range");
    await commands.executeCommand("strata.restart");
    await untilProblem(editor.document.uri, "out-of-range");
    await replace(editor, "WEB_THREADS = 0", "WEB_THREADS = 3");
    await untilGone(editor.document.uri);
  });

  test(
    "a server that dies is started again and knows what is in the editor",
    async () => {
      const editor = await openFile(config);
      await replace(editor, "WEB_THREADS = 2", "WEB_THREADS = 0");
      await untilProblem(editor.document.uri, "out-of-range");
      const [dead] = await servers();
      assert.ok(dead !== undefined);
      process.kill(dead, "SIGKILL");
      await until("another server runs", async () => (await servers()).some((id) => id !== dead));
      await replace(editor, "WEB_THREADS = 0", 'WEB_THREADS = "many"');
      await untilProblem(editor.document.uri, "wrong-type");
    },
    ownProcess,
  );
});

/** The process ids of the servers that this extension host has started. */
async function servers(): Promise<number[]> {
  const { execFile } = await import("node:child_process");
  const list = await new Promise<string>((resolve, reject) => {
    execFile("ps", ["-A", "-o", "pid=,ppid=,args="], (error, output) => (error ? reject(error) : resolve(output)));
  });
  return list.split("\n").flatMap((line) => {
    const [id, parent] = line.trim().split(/\s+/).map(Number);
    return parent === process.pid && id !== undefined && line.includes("server.cjs") ? [id] : [];
  });
}
