import assert from "node:assert/strict";
import { test } from "node:test";
import { at, secretMark, withClient } from "../support/lspClient.ts";

const schema = JSON.stringify({
  type: "object",
  properties: {
    PORT: { type: "integer", maximum: 65535 },
    NAME: { type: "string" },
    OTHER: { type: "integer" },
    OLD: { type: "string", deprecated: true },
    PASSWORD: { type: "string", writeOnly: true, "x-strata": { layer: "secrets.toml" } },
  },
  additionalProperties: false,
});

const strict = 'loader = "strict"\n';

function project(files: Readonly<Record<string, string>>): { readonly files: Record<string, string> } {
  const named = Object.entries(files).map(([name, text]) => [`/home/project/${name}`, text] as const);
  return {
    files: {
      "/home/project/config.schema.json": schema,
      "/home/project/strata.toml": strict,
      ...Object.fromEntries(named),
    },
  };
}

test("the problems of all files are pushed when the workspace is opened, before any file is", () =>
  withClient(project({ "config.toml": "PORT = 99999\n", "config.worker.toml": 'NAME = "x\n' }), async (client) => {
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["1:8 error out-of-range"]);
    assert.deepEqual(await client.problems("/home/project/config.worker.toml"), ["1:8 error syntax-error"]);
  }));

test("a problem vanishes when the text is put right, and comes back when it is undone", () =>
  withClient(project({ "config.toml": "PORT = 99999\n" }), async (client) => {
    client.open("/home/project/config.toml");
    client.change("/home/project/config.toml", { range: at(0, 7, 12), text: "80" });
    assert.deepEqual(await client.problems("/home/project/config.toml"), []);
    client.change("/home/project/config.toml", { range: at(0, 7, 9), text: "99999" });
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["1:8 error out-of-range"]);
  }));

test("several changes in one message are made one after the other", () =>
  withClient(project({ "config.toml": "PORT = 80\n" }), async (client) => {
    client.open("/home/project/config.toml");
    const first = { range: at(0, 0), text: 'NAME = "x"\n' };
    const second = { range: at(1, 7, 9), text: "99999" };
    client.change("/home/project/config.toml", first, second);
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["2:8 error out-of-range"]);
  }));

test("a change without a range replaces the whole text", () =>
  withClient(project({ "config.toml": "PORT = 80\n" }), async (client) => {
    client.open("/home/project/config.toml");
    client.change("/home/project/config.toml", { text: "\n\nPORT = 99999\n" });
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["3:8 error out-of-range"]);
  }));

test("an edit in one file shows and takes away problems in another", () =>
  withClient(
    project({ "config.toml": 'PORT = 80\nNAME = "a"\nOTHER = 1\n', "config.worker.toml": "PORT = 81\n" }),
    async (client) => {
      client.open("/home/project/config.toml");
      assert.deepEqual(await client.problems("/home/project/config.worker.toml"), []);
      client.change("/home/project/config.toml", { range: at(0, 7, 9), text: "81" });
      assert.deepEqual(await client.problems("/home/project/config.worker.toml"), ["1:1 hint redundant-value"]);
      client.change("/home/project/config.toml", { range: at(0, 7, 9), text: "82" });
      assert.deepEqual(await client.problems("/home/project/config.worker.toml"), []);
    },
  ));

test("a secret in the wrong file is told without its text", () =>
  withClient(project({ "config.toml": `PASSWORD = "${secretMark}"\n`, "secrets.toml": "" }), async (client) => {
    assert.match((await client.problems("/home/project/config.toml")).join(), /misplaced-secret/);
  }));

test("a problem has its code, its source, a link to its paragraph, and what a fix needs", () =>
  withClient(project({ "config.toml": 'OLD = "x"\nNAMEE = "x"\n' }), async (client) => {
    await client.settle();
    const [deprecated, unknown] = client.shownFor("/home/project/config.toml");
    assert.deepEqual(deprecated?.tags, [2]);
    assert.equal(unknown?.source, "strata");
    assert.match(unknown?.codeDescription?.href ?? "", /docs\/problems\.md#unknown-key$/);
    assert.match(JSON.stringify(unknown?.data), /"replacement":"NAME"/);
  }));

test("a problem about two places links to the other one", () =>
  withClient(project({ "config.toml": "PORT = 80\nPORT = 81\n" }), async (client) => {
    await client.settle();
    const [duplicate] = client.shownFor("/home/project/config.toml");
    const [related] = duplicate?.relatedInformation ?? [];
    assert.equal(related?.location.uri, "file:///home/project/config.toml");
    assert.equal(related?.location.range.start.line, 0);
  }));

test("nothing is pushed where nothing changed", () =>
  withClient(project({ "config.toml": "PORT = 99999\n\n# a\n", "secrets.toml": "" }), async (client) => {
    client.open("/home/project/config.toml");
    await client.settle();
    const before = client.published.length;
    client.change("/home/project/config.toml", { range: at(2, 3), text: "b" });
    await client.settle();
    assert.equal(client.published.length, before);
  }));

test("an edit across a mark that leads to the same problem is pushed again, as the editor has lost the mark", () =>
  withClient(project({ "config.toml": "PORT = 99999\n" }), async (client) => {
    client.open("/home/project/config.toml");
    await client.settle();
    const before = client.published.length;
    client.change("/home/project/config.toml", { range: at(0, 7, 12), text: "99999" });
    await client.settle();
    assert.equal(client.published.length, before + 1);
    assert.equal(client.published.at(-1)?.version, 2);
  }));

test("problems of an open file name the version that they belong to, those of a closed one none", () =>
  withClient(project({ "config.toml": "PORT = 99999\n" }), async (client) => {
    assert.equal(client.published.find(({ uri }) => uri.endsWith("config.toml"))?.version, undefined);
    client.open("/home/project/config.toml");
    client.change("/home/project/config.toml", { range: at(0, 7, 12), text: "88888888" });
    await client.settle();
    assert.equal(client.published.at(-1)?.version, 2);
    client.close("/home/project/config.toml");
    await client.settle();
    assert.equal(client.published.at(-1)?.version, undefined);
    assert.deepEqual(await client.problems("/home/project/config.toml"), ["1:8 error out-of-range"]);
  }));

test("a file that is put right is told once more, with no problems", () =>
  withClient(project({ "config.toml": "PORT = 99999\n" }), async (client) => {
    client.open("/home/project/config.toml");
    client.change("/home/project/config.toml", { range: at(0, 0, 12), text: "" });
    await client.settle();
    const told = client.published.filter(({ uri }) => uri.endsWith("/config.toml"));
    assert.deepEqual(told.at(-1)?.diagnostics, []);
  }));
