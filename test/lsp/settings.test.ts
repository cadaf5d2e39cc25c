import assert from "node:assert/strict";
import { test } from "node:test";
import { type LspClient, withClient } from "../support/lspClient.ts";
import { MemoryHost } from "../support/memoryHost.ts";

const schema = JSON.stringify({
  type: "object",
  properties: { PORT: { type: "integer" } },
  additionalProperties: false,
});
const files = { "/home/project/app/config.toml": "PORTT = 1\n", "/home/project/app/schemas/app.json": schema };
const withSchema = { schemas: { "app/*.toml": "app/schemas/app.json" } };

function tell(client: LspClient, settings: unknown): void {
  client.settings = settings;
  void client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
}

test("a setting names the schema of files that name none", () =>
  withClient({ files, settings: withSchema }, async (client) => {
    assert.deepEqual(await client.problems("/home/project/app/config.toml"), ["1:1 error unknown-key"]);
  }));

test("a setting may name a schema that several projects of the workspace share", async () => {
  const shared = { "/home/project/shared/app.json": schema, "/home/other/app.json": schema };
  for (const [path, folders] of [
    ["shared/app.json", undefined],
    ["../other/app.json", ["/home/project", "/home/other"]],
  ] as const) {
    const options = {
      files: { "/home/project/app/config.toml": "PORTT = 1\n", ...shared },
      settings: { schemas: { "app/*.toml": path } },
      ...(folders === undefined ? {} : { folders }),
    };
    await withClient(options, async (client) => {
      assert.deepEqual(await client.problems("/home/project/app/config.toml"), ["1:1 error unknown-key"]);
      const file = path.startsWith("..") ? "/home/other/app.json" : "/home/project/shared/app.json";
      client.host.write(file, schema.replace("PORT", "PORTT"));
      client.diskChanged(file);
      assert.deepEqual(await client.problems("/home/project/app/config.toml"), []);
    });
  }
});

test("a setting names no schema outside of the workspace", async () => {
  for (const path of ["../other/app.json", "app/../../other/app.json", "file:///home/other/app.json"]) {
    const files = { "/home/project/app/config.toml": "PORTT = 1\n", "/home/other/app.json": schema };
    await withClient({ files, settings: { schemas: { "app/*.toml": path } } }, async (client) => {
      assert.deepEqual(await client.problems("/home/project/app/config.toml"), ["1:1 warning project-error"], path);
    });
  }
});

test("a setting may name a schema that ships", async () => {
  const host = new MemoryHost(files);
  host.shipped.set("app", schema);
  await withClient({ host, settings: { schemas: { "config.toml": "strata:app" } } }, async (client) => {
    assert.deepEqual(await client.problems("/home/project/app/config.toml"), ["1:1 error unknown-key"]);
  });
});

test("settings take effect at once when they change", () =>
  withClient({ files }, async (client) => {
    assert.deepEqual(await client.problems("/home/project/app/config.toml"), []);
    tell(client, withSchema);
    assert.deepEqual(await client.problems("/home/project/app/config.toml"), ["1:1 error unknown-key"]);
    tell(client, { ...withSchema, rules: { "unknown-key": "information" } });
    assert.deepEqual(await client.problems("/home/project/app/config.toml"), ["1:1 information unknown-key"]);
    tell(client, { ...withSchema, rules: { "unknown-key": "off" } });
    assert.deepEqual(await client.problems("/home/project/app/config.toml"), []);
  }));

test("what strata.toml says about a rule counts more than a setting", () =>
  withClient(
    {
      files: { ...files, "/home/project/app/strata.toml": '[rules]\nunknown-key = "warning"\n' },
      settings: { ...withSchema, rules: { "unknown-key": "off" } },
    },
    async (client) =>
      assert.deepEqual(await client.problems("/home/project/app/config.toml"), ["1:1 warning unknown-key"]),
  ));

test("a setting names the loader", () =>
  withClient(
    { files: { "/home/project/config.toml": 'PORT = "1"\n', "/home/project/config.schema.json": schema } },
    async (client) => {
      tell(client, { loader: "strict" });
      assert.deepEqual(await client.problems("/home/project/config.toml"), ["1:8 error wrong-type"]);
      tell(client, { loader: "pydantic" });
      assert.deepEqual(await client.problems("/home/project/config.toml"), []);
    },
  ));

test("a setting that is not valid is named and left out, and the others count", () =>
  withClient({ files, settings: { ...withSchema, loader: "perl", rules: 7 } }, async (client) => {
    assert.deepEqual(await client.problems("/home/project/app/config.toml"), ["1:1 error unknown-key"]);
    assert.ok(client.logged.includes("The setting strata.loader is not valid."));
    assert.ok(client.logged.includes("The setting strata.rules is not valid."));
  }));

test("a client that cannot be asked tells its settings at the start and when they change", () =>
  withClient(
    { files, capabilities: {}, initialize: { initializationOptions: { settings: withSchema } } },
    async (client) => {
      assert.deepEqual(await client.problems("/home/project/app/config.toml"), ["1:1 error unknown-key"]);
      void client.connection.sendNotification("workspace/didChangeConfiguration", { settings: { strata: {} } });
      assert.deepEqual(await client.problems("/home/project/app/config.toml"), []);
    },
  ));
