import assert from "node:assert/strict";
import { test } from "node:test";
import { LineMap } from "../../server/src/engine/engine.ts";
import { at, lineOf, withClient } from "../support/lspClient.ts";
import { Random } from "../support/random.ts";

const schema = JSON.stringify({
  type: "object",
  properties: { PORT: { type: "integer", maximum: 65535 }, NAME: { type: "string" }, t: { type: "object" } },
  additionalProperties: false,
});
const base = { "/home/project/config.schema.json": schema, "/home/project/strata.toml": 'loader = "strict"\n' };

test("a burst of keys is answered with the newest problems, not with those of every key", () =>
  withClient({ files: { ...base, "/home/project/config.toml": "PORT = 1\n" } }, async (client) => {
    client.open("/home/project/config.toml");
    await client.settle();
    const before = client.published.length;
    for (let key = 0; key < 40; key++) client.change("/home/project/config.toml", { range: at(0, 8 + key), text: "1" });
    await client.until("/home/project/config.toml", ({ version }) => version === 41);
    const versions = client.published.slice(before).map(({ version }) => version ?? 0);
    assert.equal(versions.at(-1), 41);
    assert.ok(versions.length <= 3, `${versions.length} publications`);
  }));

test("a client that never pauses is answered all the same", () =>
  withClient({ files: { ...base, "/home/project/config.toml": "PORT = 1\n" } }, async (client) => {
    client.open("/home/project/config.toml");
    await client.settle();
    const before = client.published.length;
    for (let key = 0; key < 1000; key++) {
      const text = key % 2 === 0 ? "99999" : "88888888";
      client.change("/home/project/config.toml", { text: `PORT = ${text}\n` });
    }
    await client.until("/home/project/config.toml", ({ version }) => version === 1001);
    const count = client.published.length - before;
    assert.ok(count > 1 && count < 100, `${count} publications`);
  }));

test("after any edits, in any bursts, what is shown is what a fresh server shows", async () => {
  const random = new Random(7);
  const pieces = ["PORT = 99999\n", "NAME = 1\n", "[t]\n", "x = \n", '"""', "= ", "#", "\n", "PORTT = 1\n", "😀", "'"];
  const path = "/home/project/config.toml";
  let text = "PORT = 1\n";
  let shown: readonly string[] = [];
  await withClient({ files: { ...base, [path]: text } }, async (client) => {
    client.open(path);
    for (let step = 0; step < 300; step++) {
      const start = random.below(text.length + 1);
      const end = Math.min(text.length, start + random.below(6));
      const inserted = random.below(3) === 0 ? "" : random.pick(pieces);
      const map = new LineMap(text);
      const [from, to] = [map.positionAt(start), map.positionAt(end)];
      const range = {
        start: { line: from.line, character: from.column },
        end: { line: to.line, character: to.column },
      };
      client.change(path, { range, text: inserted });
      text = text.slice(0, start) + inserted + text.slice(end);
      if (random.below(4) === 0) await new Promise((done) => setImmediate(done));
    }
    await client.settle();
    shown = client.shownFor(path).map(lineOf);
  });
  await withClient({ files: { ...base, [path]: text } }, async (client) => {
    assert.deepEqual(shown, await client.problems(path));
  });
});

test("a file that is edited while its project is still being read keeps every edit", () =>
  withClient({ files: {} }, async (client) => {
    client.host.write("/home/project/late/config.toml", "A = 1\n");
    client.host.write("/home/project/late/config.schema.json", schema);
    client.open("/home/project/late/config.toml", "A = 1\n");
    client.change("/home/project/late/config.toml", { range: at(0, 0, 6), text: "PORT = 9" });
    client.change("/home/project/late/config.toml", { range: at(0, 8), text: "9999" });
    assert.deepEqual(await client.problems("/home/project/late/config.toml"), ["1:8 error out-of-range"]);
  }));
