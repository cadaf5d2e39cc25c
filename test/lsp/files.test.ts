import assert from "node:assert/strict";
import { test } from "node:test";
import { at, secretMark, usualCapabilities, withClient } from "../support/lspClient.ts";

const schema = schemaOf({ PORT: { type: "integer", maximum: 65535 } });
const strict = 'loader = "strict"\n';

function schemaOf(properties: object): string {
  return JSON.stringify({ type: "object", properties, additionalProperties: false });
}

const files = {
  "/home/project/config.schema.json": schema,
  "/home/project/strata.toml": strict,
  "/home/project/config.toml": "PORT = 99999\n",
};

const withoutWatching = { capabilities: { workspace: { workspaceFolders: true } } };

test("what an editor shows counts more than what is on disk, until it is closed", () =>
  withClient({ files }, async (client) => {
    client.open("/home/project/config.toml", "PORT = 80\n");
    assert.deepEqual(await client.problems("/home/project/config.toml"), []);
    client.close("/home/project/config.toml");
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["1:8 error out-of-range"]);
  }));

test("a file that changes on disk is read again, unless it is open", () =>
  withClient({ files }, async (client) => {
    client.host.write("/home/project/config.toml", "\nPORT = 99999\n");
    client.diskChanged("/home/project/config.toml");
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["2:8 error out-of-range"]);
    client.open("/home/project/config.toml");
    client.host.write("/home/project/config.toml", "PORT = 80\n");
    client.diskChanged("/home/project/config.toml");
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["2:8 error out-of-range"]);
  }));

test("a file that is created joins the project, and one that is deleted leaves it with its problems", () =>
  withClient({ files }, async (client) => {
    client.host.write("/home/project/config.worker.toml", "PORTT = 1\n");
    client.created("/home/project/config.worker.toml");
    assert.deepEqual(await client.problems("/home/project/config.worker.toml"), ["1:1 error unknown-key"]);
    client.host.remove("/home/project/config.worker.toml");
    client.deleted("/home/project/config.worker.toml");
    assert.deepEqual(await client.problems("/home/project/config.worker.toml"), []);
  }));

test("a project appears with its first file and is gone with its last", () =>
  withClient({ files: {} }, async (client) => {
    client.host.write("/home/project/app/config.toml", "PORT = \n");
    client.created("/home/project/app/config.toml");
    assert.deepEqual(await client.problems("/home/project/app/config.toml"), ["1:8 error syntax-error"]);
    client.host.remove("/home/project/app/config.toml");
    client.deleted("/home/project/app/config.toml");
    assert.deepEqual(await client.problems("/home/project/app/config.toml"), []);
    assert.deepEqual(await client.command("strata.projects"), []);
  }));

test("a folder that is deleted takes its projects along, even if nobody names their files", () =>
  withClient({ files: { "/home/project/app/deep/config.toml": "PORT = \n" } }, async (client) => {
    assert.equal((await client.problems("/home/project/app/deep/config.toml")).length, 1);
    client.host.remove("/home/project/app");
    client.deleted("/home/project/app");
    assert.deepEqual(await client.problems("/home/project/app/deep/config.toml"), []);
  }));

test("a new file counts before it is saved", () =>
  withClient({ files }, async (client) => {
    client.open("/home/project/config.worker.toml", "PORTT = 1\n");
    assert.deepEqual(await client.problems("/home/project/config.worker.toml"), ["1:1 error unknown-key"]);
    client.close("/home/project/config.worker.toml");
    assert.deepEqual(await client.problems("/home/project/config.worker.toml"), []);
  }));

test("strata.toml takes effect while it is typed", () =>
  withClient({ files: { ...files, "/home/project/config.toml": "PORTT = 1\n" } }, async (client) => {
    client.open("/home/project/strata.toml");
    client.change("/home/project/strata.toml", { range: at(1, 0), text: '[rules]\nunknown-key = "off"\n' });
    assert.deepEqual(await client.problems("/home/project/config.toml"), []);
    client.change("/home/project/strata.toml", { range: at(2, 15, 18), text: "warning" });
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["1:1 warning unknown-key"]);
  }));

test("a schema that strata.toml names is read as soon as it is named", () =>
  withClient(
    { files: { ...files, "/home/project/schemas/other.json": schemaOf({ HOST: { type: "string" } }) } },
    async (client) => {
      client.open("/home/project/strata.toml");
      client.change("/home/project/strata.toml", { range: at(0, 0), text: 'schema = "schemas/other.json"\n' });
      assert.deepEqual(await client.problems("/home/project/config.toml"), ["1:1 error unknown-key"]);
    },
  ));

test("a schema takes effect while it is typed, and when it changes on disk", () =>
  withClient({ files }, async (client) => {
    client.open("/home/project/config.schema.json");
    client.change("/home/project/config.schema.json", {
      text: schemaOf({ PORT: { type: "integer", maximum: 100000 } }),
    });
    assert.deepEqual(await client.problems("/home/project/config.toml"), []);
    client.close("/home/project/config.schema.json");
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["1:8 error out-of-range"]);
    client.host.write("/home/project/config.schema.json", schemaOf({ PORT: { type: "string" } }));
    client.diskChanged("/home/project/config.schema.json");
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["1:8 error wrong-type"]);
  }));

test("a schema that another one refers to takes effect as well", () =>
  withClient(
    {
      files: {
        ...files,
        "/home/project/config.schema.json": schemaOf({ PORT: { $ref: "parts.json#/$defs/port" } }),
        "/home/project/parts.json": JSON.stringify({ $defs: { port: { type: "integer", maximum: 10 } } }),
      },
    },
    async (client) => {
      assert.deepEqual(await client.problems("/home/project/config.toml"), ["1:8 error out-of-range"]);
      client.host.write("/home/project/parts.json", JSON.stringify({ $defs: { port: { type: "integer" } } }));
      client.diskChanged("/home/project/parts.json");
      assert.deepEqual(await client.problems("/home/project/config.toml"), []);
    },
  ));

test("what is wrong with a schema is told in the schema", () =>
  withClient({ files: { ...files, "/home/project/config.schema.json": '{\n  "type": 7\n}' } }, async (client) => {
    assert.deepEqual(await client.problems("/home/project/config.schema.json"), ["2:11 warning schema-error"]);
    client.open("/home/project/config.schema.json");
    client.change("/home/project/config.schema.json", { range: at(0, 0), text: "\n" });
    assert.deepEqual(await client.problems("/home/project/config.schema.json"), ["3:11 warning schema-error"]);
  }));

test("a schema does not reach for files outside of the workspace", () =>
  withClient(
    {
      files: {
        ...files,
        "/home/project/config.schema.json": schemaOf({ PORT: { $ref: "file:///elsewhere/parts.json" } }),
        "/elsewhere/parts.json": JSON.stringify({ type: "boolean" }),
      },
    },
    async (client) => assert.deepEqual(await client.problems("/home/project/config.toml"), []),
  ));

test("layers in folders below are read when strata.toml names them", () =>
  withClient({ files: { ...files, "/home/project/deploy/app.toml": "PORTT = 1\n" } }, async (client) => {
    client.open("/home/project/strata.toml");
    const layers = '\n[stacks.default]\nlayers = ["config.toml", "deploy/app.toml"]\n';
    client.change("/home/project/strata.toml", { range: at(1, 0), text: layers });
    assert.deepEqual(await client.problems("/home/project/deploy/app.toml"), ["1:1 error unknown-key"]);
    client.open("/home/project/deploy/app.toml");
    client.change("/home/project/deploy/app.toml", { range: at(0, 4, 5), text: "" });
    assert.deepEqual(await client.problems("/home/project/deploy/app.toml"), []);
    client.host.write("/home/project/deploy/app.toml", "PORTT = 2\n");
    client.close("/home/project/deploy/app.toml");
    assert.deepEqual(await client.problems("/home/project/deploy/app.toml"), ["1:1 error unknown-key"]);
    client.change("/home/project/strata.toml", { text: strict });
    assert.deepEqual(await client.problems("/home/project/deploy/app.toml"), []);
  }));

test("a .gitignore takes effect when it changes", () =>
  withClient(
    {
      files: {
        "/home/project/.git/HEAD": "",
        "/home/project/config.toml": "",
        "/home/project/secrets.toml": `TOKEN = "${secretMark}"\n`,
      },
    },
    async (client) => {
      assert.match((await client.problems("/home/project/secrets.toml")).join(), /secrets-not-ignored/);
      client.host.write("/home/project/.gitignore", "secrets.toml\n");
      client.created("/home/project/.gitignore");
      assert.deepEqual(await client.problems("/home/project/secrets.toml"), []);
    },
  ));

test("a client that does not watch files sees changes on disk when it opens or saves a file", () =>
  withClient({ files, ...withoutWatching }, async (client) => {
    client.host.write("/home/project/config.worker.toml", "PORTT = 1\n");
    client.open("/home/project/config.toml");
    assert.deepEqual(await client.problems("/home/project/config.worker.toml"), ["1:1 error unknown-key"]);
    client.host.write("/home/project/config.worker.toml", "PORT = 1\n");
    client.save("/home/project/config.toml");
    assert.deepEqual(await client.problems("/home/project/config.worker.toml"), []);
    assert.deepEqual(client.registered, []);
  }));

test("a client that can watch is asked to", () =>
  withClient({ files, capabilities: usualCapabilities }, async (client) => {
    const methods = client.registered.map(({ method }) => method).sort();
    assert.deepEqual(methods, ["workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"]);
  }));

test("a byte order mark on disk is told of while the editor, which does not show it, has the file open", async () => {
  const marked = {
    "/home/project/strata.toml": 'loader = "pydantic-settings"\n[rules]\nsecrets-not-ignored = "off"\n',
    "/home/project/config.toml": "\ufeffPORT = 1\n",
    "/home/project/.env": "\ufeffHOST=a\n",
  };
  await withClient({ files: marked }, async (client) => {
    for (const [path, text, problem] of [
      ["/home/project/config.toml", "PORT = 1\n", "1:1 error loader-hazard"],
      ["/home/project/.env", "HOST=a\n", "1:1 warning loader-hazard"],
    ] as const) {
      assert.deepEqual(await client.problems(path), [problem]);
      client.open(path, text);
      assert.deepEqual(await client.problems(path), [problem]);
      client.change(path, { range: at(0, 0), text: "A" });
      assert.deepEqual(await client.problems(path), [problem]);
      client.host.write(path, `A${text}`);
      client.save(path);
      assert.deepEqual(await client.problems(path), []);
    }
  });
});
