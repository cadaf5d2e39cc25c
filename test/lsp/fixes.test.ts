import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClientCapabilities, CodeAction, WorkspaceEdit } from "vscode-languageserver-protocol";
import { applyEdits, LineMap } from "../../server/src/engine/engine.ts";
import { at, type LspClient, secretMark, usualCapabilities, withClient } from "../support/lspClient.ts";
import { uriOf } from "../support/memoryHost.ts";

const schema = JSON.stringify({
  required: ["NAME"],
  properties: {
    NAME: { type: "string", examples: ["app"] },
    PORT: { type: "integer", maximum: 65535 },
    TOKEN: { type: "string", writeOnly: true, "x-strata": { layer: "secrets.toml" } },
  },
  additionalProperties: false,
});
const config = "/home/project/config.toml";
const base = { "/home/project/config.schema.json": schema, "/home/project/strata.toml": 'loader = "strict"\n' };

/** A client that makes files and asks for edits only when a fix is chosen. */
const able: ClientCapabilities = {
  workspace: {
    ...usualCapabilities.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ["create"] },
  },
  textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } } },
};

async function actionsAt(client: LspClient, line: number, character: number, only?: string[]): Promise<CodeAction[]> {
  const context = { diagnostics: [...client.shownFor(config)], ...(only === undefined ? {} : { only }) };
  const params = { textDocument: { uri: uriOf(config) }, range: at(line, character), context };
  return (await client.connection.sendRequest("textDocument/codeAction", params)) ?? [];
}

async function resolved(client: LspClient, action: CodeAction | undefined): Promise<WorkspaceEdit> {
  assert.ok(action !== undefined);
  const { edit }: CodeAction = await client.connection.sendRequest("codeAction/resolve", action);
  assert.ok(edit !== undefined);
  return edit;
}

/** The text of a file after the changes that are told for it. */
function textAfter(client: LspClient, edit: WorkspaceEdit, path: string): string {
  const content = client.host.files.get(path);
  const text = content?.kind === "text" ? content.text : "";
  const changes = (edit.documentChanges ?? []).flatMap((change) =>
    "edits" in change && change.textDocument.uri === uriOf(path) ? change.edits : [],
  );
  const lines = new LineMap(text);
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.offsetAt({ line, column: character });
  const edits = [...(edit.changes?.[uriOf(path)] ?? []), ...changes].flatMap((change) =>
    "newText" in change
      ? [{ start: offset(change.range.start), end: offset(change.range.end), text: change.newText }]
      : [],
  );
  return applyEdits(text, edits);
}

test("a fix is offered with the diagnostic that it fixes, and its edit comes when it is chosen", () =>
  withClient({ files: { ...base, [config]: 'NAME = "😀"\nPORT = "80"\n' }, capabilities: able }, async (client) => {
    client.open(config);
    await client.settle();
    const [action, ...others] = await actionsAt(client, 1, 8);
    assert.equal(action?.title, "Change to 80");
    assert.equal(action?.kind, "quickfix");
    assert.equal(action?.isPreferred, true);
    assert.deepEqual(
      action?.diagnostics?.map(({ code }) => code),
      ["wrong-type"],
    );
    assert.equal(action?.edit, undefined);
    assert.deepEqual(
      others.map(({ title }) => title),
      ["Ignore wrong-type here"],
    );
    const edit = await resolved(client, action);
    assert.deepEqual(edit.documentChanges, [
      { textDocument: { uri: uriOf(config), version: 1 }, edits: [{ range: at(1, 7, 11), newText: "80" }] },
    ]);
  }));

test("a client that resolves nothing gets the edit at once, without versions and new files", () =>
  withClient({ files: { ...base, [config]: "PORT = 99999\n" } }, async (client) => {
    client.open(config);
    await client.settle();
    const titles = (await actionsAt(client, 0, 8)).map(({ title }) => title);
    assert.deepEqual(titles, [
      "Add NAME to config.toml",
      "Change to 65535",
      "Ignore missing-key here",
      "Ignore out-of-range here",
    ]);
    const [add] = await actionsAt(client, 0, 8);
    assert.deepEqual(add?.edit, { changes: { [uriOf(config)]: [{ range: at(0, 0), newText: 'NAME = "app"\n' }] } });
  }));

test("a secret that moves is in no answer but the one for its own move", () => {
  const files = { ...base, [config]: `NAME = "a"\nTOKEN = "x9x9${secretMark.replaceAll("t", "7")}"\n` };
  return withClient({ files, capabilities: able }, async (client) => {
    client.open(config);
    await client.settle();
    const actions = await actionsAt(client, 1, 10);
    assert.ok(!JSON.stringify(actions).includes("x9x9"));
    const edit = await resolved(
      client,
      actions.find(({ title }) => title === "Move TOKEN to secrets.toml"),
    );
    assert.equal(textAfter(client, edit, config), 'NAME = "a"\n');
    const [create] = edit.documentChanges ?? [];
    assert.deepEqual(create, {
      kind: "create",
      uri: uriOf("/home/project/secrets.toml"),
      options: { ignoreIfExists: true },
    });
    assert.match(textAfter(client, edit, "/home/project/secrets.toml"), /^TOKEN = "x9x9.*"\n$/);
  });
});

test("a secret moves below the comment of a file that another program has just written", () => {
  const secretsFile = "/home/project/secrets.toml";
  const files = { ...base, [config]: 'NAME = "a"\nTOKEN = "a1b2c3d4e5f6g7h8i9"\n' };
  return withClient({ files, capabilities: able }, async (client) => {
    client.open(config);
    await client.settle();
    const move = async (): Promise<WorkspaceEdit> => {
      const actions = await actionsAt(client, 1, 10);
      return resolved(
        client,
        actions.find(({ title }) => title === "Move TOKEN to secrets.toml"),
      );
    };
    for (const text of ["# Never commit this.\n", "# Never commit this.\n# Ask Ann for it.\n"]) {
      client.host.write(secretsFile, text);
      const edit = await move();
      assert.ok(!edit.documentChanges?.some((change) => "kind" in change), "the file is there");
      assert.equal(textAfter(client, edit, secretsFile), `${text}TOKEN = "a1b2c3d4e5f6g7h8i9"\n`);
    }
  });
});

test("git is told to leave the secrets alone, in the file that is there or in a new one", async () => {
  const secrets = { "/home/project/secrets.toml": `TOKEN = "a1b2c3d4e5f6g7h8i9"\n`, "/home/project/.git/HEAD": "" };
  const files = { ...base, [config]: 'NAME = "a"\n', ...secrets };
  const choose = async (client: LspClient) => {
    client.open("/home/project/secrets.toml");
    await client.settle();
    const params = {
      textDocument: { uri: uriOf("/home/project/secrets.toml") },
      range: at(0, 0),
      context: { diagnostics: [] },
    };
    const actions: CodeAction[] = await client.connection.sendRequest("textDocument/codeAction", params);
    return resolved(
      client,
      actions.find(({ title }) => title === "Add secrets.toml to .gitignore"),
    );
  };
  await withClient({ files: { ...files, "/home/project/.gitignore": "*.log" }, capabilities: able }, async (client) => {
    assert.equal(textAfter(client, await choose(client), "/home/project/.gitignore"), "*.log\n/secrets.toml\n");
  });
  await withClient({ files, capabilities: able }, async (client) => {
    assert.equal(textAfter(client, await choose(client), "/home/project/.gitignore"), "/secrets.toml\n");
  });
});

test("fixing on save is asked for by its kind", () =>
  withClient({ files: { ...base, [config]: 'NAME = 5\nPORT = "80"\n' }, capabilities: able }, async (client) => {
    client.open(config);
    await client.settle();
    for (const only of [["source.fixAll.strata"], ["source.fixAll"], ["source"]]) {
      const actions = await actionsAt(client, 0, 0, only);
      assert.deepEqual(
        actions.map(({ kind }) => kind),
        ["source.fixAll.strata"],
      );
      assert.equal(textAfter(client, await resolved(client, actions[0]), config), 'NAME = "5"\nPORT = 80\n');
    }
    assert.deepEqual(await actionsAt(client, 0, 0, ["refactor"]), []);
  }));

test("a fix for a problem that is gone by now does nothing", () =>
  withClient({ files: { ...base, [config]: 'NAME = "a"\nPORT = "80"\n' }, capabilities: able }, async (client) => {
    client.open(config);
    const [action] = await actionsAt(client, 1, 8);
    client.change(config, { text: 'NAME = "a"\n' });
    const again: CodeAction = await client.connection.sendRequest("codeAction/resolve", action);
    assert.equal(again.edit, undefined);
    const nonsense: CodeAction = await client.connection.sendRequest("codeAction/resolve", {
      title: "x",
      data: { uri: 5 },
    });
    assert.equal(nonsense.edit, undefined);
  }));

test("what the settings of the editor switch off has no fixes", () =>
  withClient(
    { files: { ...base, [config]: 'NAME = "a"\nPORT = "80"\n' }, settings: { rules: { "wrong-type": "off" } } },
    async (client) => {
      client.open(config);
      await client.settle();
      assert.deepEqual(await actionsAt(client, 1, 8), []);
    },
  ));
