import assert from "node:assert/strict";
import { test } from "node:test";
import type { ProjectSummary } from "../../server/src/protocol/commands.ts";
import { type LspClient, withClient } from "../support/lspClient.ts";
import { uriOf } from "../support/memoryHost.ts";

async function projectsOf(client: LspClient): Promise<readonly string[]> {
  await client.settle();
  const projects = await client.command<readonly ProjectSummary[]>("strata.projects");
  return projects.map(({ project }) => project.replace("file://", ""));
}

function changeFolders(client: LspClient, added: readonly string[], removed: readonly string[]): void {
  const named = (paths: readonly string[]) => paths.map((path) => ({ uri: uriOf(path), name: path }));
  const event = { added: named(added), removed: named(removed) };
  void client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
}

const broken = "A = \n";

test("all projects in all workspace folders are found", () =>
  withClient(
    {
      folders: ["/one", "/two"],
      files: { "/one/a/config.toml": "", "/one/b/.env": "", "/two/config.toml": "", "/three/config.toml": "" },
    },
    async (client) => assert.deepEqual(await projectsOf(client), ["/one/a", "/one/b", "/two"]),
  ));

test("installed packages, and folders that git ignores, are not searched; ignored files count all the same", () =>
  withClient(
    {
      files: {
        "/home/project/.git/HEAD": "",
        "/home/project/.gitignore": "build/\nsecrets.toml\n/app/tmp\n",
        "/home/project/node_modules/x/config.toml": "",
        "/home/project/build/config.toml": "",
        "/home/project/app/tmp/config.toml": "",
        "/home/project/app/secrets.toml": "",
        "/home/project/lib/.gitignore": "*\n!*/\n",
        "/home/project/lib/kept/config.toml": "",
      },
    },
    async (client) => assert.deepEqual(await projectsOf(client), ["/home/project/app", "/home/project/lib/kept"]),
  ));

test("a folder that is added is searched, and one that is removed takes its problems along", () =>
  withClient(
    { folders: ["/one"], files: { "/one/config.toml": broken, "/two/config.toml": broken } },
    async (client) => {
      assert.deepEqual(await client.problems("/two/config.toml"), []);
      changeFolders(client, ["/two"], ["/one"]);
      assert.equal((await client.problems("/two/config.toml")).length, 1);
      assert.deepEqual(await client.problems("/one/config.toml"), []);
      assert.deepEqual(await projectsOf(client), ["/two"]);
    },
  ));

test("a file that is opened outside of all folders brings its project, which goes when the file is closed for good", () =>
  withClient({ files: { "/other/config.toml": broken } }, async (client) => {
    assert.deepEqual(await projectsOf(client), []);
    client.open("/other/config.toml");
    assert.equal((await client.problems("/other/config.toml")).length, 1);
    client.host.remove("/other/config.toml");
    client.close("/other/config.toml");
    assert.deepEqual(await projectsOf(client), []);
    assert.deepEqual(client.shownFor("/other/config.toml"), []);
  }));

test("texts that lie nowhere, and old versions of files, are no project", () =>
  withClient({ files: {} }, async (client) => {
    for (const uri of [
      "untitled:config.toml",
      "git:/home/project/config.toml?ref",
      "fugitive:///home/project/.git//0/config.toml",
    ]) {
      const textDocument = { uri, languageId: "toml", version: 1, text: broken };
      void client.connection.sendNotification("textDocument/didOpen", { textDocument });
    }
    assert.deepEqual(await projectsOf(client), []);
    assert.deepEqual(client.published, []);
  }));

test("a client that only names a root gets its projects", () =>
  withClient(
    {
      files: { "/home/project/config.toml": "" },
      initialize: { workspaceFolders: null, rootUri: "file:///home/project" },
    },
    async (client) => assert.deepEqual(await projectsOf(client), ["/home/project"]),
  ));

test("however a client writes a URI, it is the same file", () =>
  withClient({ folders: ["/w@rk"], files: { "/w@rk/config.toml": "A = 1\n" } }, async (client) => {
    const uri = "file:///w%40rk/config.toml";
    const textDocument = { uri, languageId: "toml", version: 1, text: broken };
    void client.connection.sendNotification("textDocument/didOpen", { textDocument });
    await client.settle();
    assert.deepEqual(
      client.published.map((params) => params.uri),
      [uri],
    );
  }));
