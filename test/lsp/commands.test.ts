import assert from "node:assert/strict";
import { test } from "node:test";
import type {
  DiffResult,
  EffectiveConfigResult,
  ExplainResult,
  ProjectSummary,
  SecretRangesResult,
} from "../../server/src/protocol/commands.ts";
import { at, secretMark, withClient } from "../support/lspClient.ts";
import { uriOf } from "../support/memoryHost.ts";

const schema = JSON.stringify({
  type: "object",
  properties: {
    PORT: { type: "integer", default: 80 },
    GROUP: { type: "string" },
    PASSWORD: { type: "string", writeOnly: true },
  },
});

const files = {
  "/home/project/config.schema.json": schema,
  "/home/project/strata.toml": [
    '[stacks.default]\nlayers = ["config.toml", "secrets.toml?"]',
    '[stacks."{worker}"]\nlayers = ["config.toml", "secrets.toml?", "config.{worker}.toml"]\n',
  ].join("\n"),
  "/home/project/config.toml": 'GROUP = "all"\n',
  "/home/project/config.worker.toml": 'GROUP = "worker"\nPORT = 8080\n',
  "/home/project/secrets.example.toml": 'PASSWORD = "CHANGE_ME"\n',
  "/home/project/secrets.toml": `PASSWORD = "${secretMark}"\n`,
};

const worker = uriOf("/home/project/config.worker.toml");

test("the effective config of a file is that of the stack that it speaks for, with origins and without secrets", () =>
  withClient({ files }, async (client) => {
    const result = await client.command<EffectiveConfigResult>("strata.effectiveConfig", { uri: worker });
    assert.equal(result.stack, "worker");
    assert.deepEqual(result.stacks, ["default", "worker"]);
    assert.match(result.text, /GROUP = "worker" +# config\.worker\.toml:1, over "all" \(config\.toml:1\)/);
    const password = result.data.values.find(({ key }) => key === "PASSWORD");
    assert.deepEqual([password?.secret, password?.value], [true, "••••••••"]);
    const shared = await client.command<EffectiveConfigResult>("strata.effectiveConfig", {
      uri: uriOf("/home/project"),
    });
    assert.equal(shared.stack, "default");
  }));

test("secrets are told only to those who ask for them", () =>
  withClient({ files: { ...files, "/home/project/secrets.toml": 'PASSWORD = "seen"\n' } }, async (client) => {
    const params = { uri: worker, format: "env", secrets: "revealed" };
    const result = await client.command<EffectiveConfigResult>("strata.effectiveConfig", params);
    assert.match(result.text, /PASSWORD=.*seen/);
  }));

test("the effective config follows what is typed", () =>
  withClient({ files, initialize: { initializationOptions: { projectsChanged: true } } }, async (client) => {
    client.open("/home/project/config.worker.toml");
    client.notified.length = 0;
    client.change("/home/project/config.worker.toml", { range: at(0, 9, 15), text: "typed" });
    const result = await client.command<EffectiveConfigResult>("strata.effectiveConfig", { uri: worker });
    assert.match(result.text, /GROUP = "typed"/);
    await client.settle();
    assert.deepEqual(client.notified, [
      { method: "strata/projectsChanged", params: { projects: [uriOf("/home/project")] } },
    ]);
  }));

test("a client that does not ask for it is told no more than the protocol knows", () =>
  withClient({ files }, async (client) => {
    client.open("/home/project/config.worker.toml", "");
    await client.settle();
    assert.deepEqual(client.notified, []);
  }));

test("a setting is explained, layer by layer", () =>
  withClient({ files }, async (client) => {
    const result = await client.command<ExplainResult>("strata.explain", {
      uri: worker,
      key: "GROUP",
      stack: "worker",
    });
    const places = result.data.stacks[0]?.layers.map(({ file, line, value }) => `${file}:${line} ${value}`);
    assert.deepEqual(places, ["config.worker.toml:1 worker", "config.toml:1 all"]);
    assert.match(result.text, /GROUP/);
  }));

test("the setting of a line is explained wherever in the line the position lies", () =>
  withClient({ files }, async (client) => {
    client.open("/home/project/config.worker.toml", '# Mine.\nGROUP = "worker" # why\nHOSTS = [\n  "a",\n]\n');
    const keyAt = async (line: number, column: number): Promise<string> => {
      const result = await client.command<ExplainResult>("strata.explain", { uri: worker, position: { line, column } });
      return result.data.key;
    };
    for (const column of [1, 5, 6, 8, 10, 19, 22, 100]) assert.equal(await keyAt(2, column), "GROUP");
    assert.equal(await keyAt(4, 4), "HOSTS");
    assert.equal(await keyAt(5, 1), "HOSTS");
    await assert.rejects(keyAt(1, 2), { message: /no schema knows it/ });
    await assert.rejects(keyAt(0, 1), { message: /position\.line/ });
  }));

test("the places of secrets are told, and those only", () =>
  withClient({ files }, async (client) => {
    const uri = uriOf("/home/project/secrets.toml");
    const { ranges } = await client.command<SecretRangesResult>("strata.secretRanges", { uri });
    assert.deepEqual(ranges, [at(0, 11, 13 + secretMark.length)]);
    client.open("/home/project/secrets.toml", `PORT = 1\n# PASSWORD = "old"\nPASSWORD = "${secretMark}"\n`);
    const after = await client.command<SecretRangesResult>("strata.secretRanges", { uri });
    assert.ok(after.ranges.some(({ start, end }) => start.line === 2 && start.character === 11 && end.line === 2));
    assert.ok(after.ranges.every(({ start }) => start.line > 0));
    const none = await client.command<SecretRangesResult>("strata.secretRanges", { uri: worker });
    assert.deepEqual(none.ranges, []);
  }));

test("two stacks are compared", () =>
  withClient({ files }, async (client) => {
    const params = { uri: worker, one: "default", other: "worker" };
    const { data } = await client.command<DiffResult>("strata.diff", params);
    assert.deepEqual(
      data.differences.map(({ key }) => key),
      ["PORT", "GROUP"],
    );
  }));

test("projects are listed with their stacks and layers", () =>
  withClient({ files }, async (client) => {
    const summary = await client.command<ProjectSummary>("strata.stacks", { uri: worker });
    assert.deepEqual([summary.project, summary.schema], [uriOf("/home/project"), "config.schema.json"]);
    assert.deepEqual(
      summary.stacks.map(({ name, layers }) => [name, ...layers.map(({ file }) => file)]),
      [
        ["default", "config.toml", "secrets.toml"],
        ["worker", "config.toml", "secrets.toml", "config.worker.toml"],
      ],
    );
    assert.deepEqual(summary.templates, [
      { file: "secrets.example.toml", uri: uriOf("/home/project/secrets.example.toml"), of: "secrets.toml" },
    ]);
    assert.deepEqual(await client.command("strata.projects"), [summary]);
  }));

test("a command about nothing that is known says what is wrong with it", () =>
  withClient({ files }, async (client) => {
    const wrong: readonly (readonly [string, object, RegExp])[] = [
      ["strata.stacks", { uri: uriOf("/elsewhere/config.toml") }, /no configuration in this place/],
      ["strata.effectiveConfig", { uri: worker, stack: "x" }, /no stack x\. The stacks are: default, worker\./],
      ["strata.effectiveConfig", { uri: worker, format: "yaml" }, /The parameter format is missing or not valid/],
      ["strata.explain", { uri: worker, key: "NOBODY" }, /no schema knows it/],
      ["strata.diff", { uri: worker, one: "default", other: "y" }, /no stack y/],
    ];
    for (const [command, params, message] of wrong) await assert.rejects(client.command(command, params), { message });
  }));

test("all commands that are offered are there, and say so when they miss a parameter", () =>
  withClient({ files }, async (client) => {
    const offered = client.capabilities.executeCommandProvider?.commands ?? [];
    assert.ok(offered.includes("strata.effectiveConfig"));
    for (const command of offered) {
      if (command === "strata.projects") assert.ok(await client.command(command));
      else await assert.rejects(client.command(command), { message: /takes one object|parameter \w+ is missing/ });
    }
  }));
