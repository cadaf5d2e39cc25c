import assert from "node:assert/strict";
import { test } from "node:test";
import { type LspClient, lineOf, withClient } from "../support/lspClient.ts";
import { MemoryHost } from "../support/memoryHost.ts";
import { Random } from "../support/random.ts";

const schemas = ["string", "integer"].map((type) =>
  JSON.stringify({
    type: "object",
    properties: { PORT: { type }, NAME: { $ref: "parts.json#/$defs/name" } },
    required: ["NAME"],
    additionalProperties: false,
  }),
);
const parts = ["string", "boolean"].map((type) => JSON.stringify({ $defs: { name: { type } } }));
const layers = ["", "PORT = 1\n", 'PORT = "1"\nNAME = "x"\n', "NAME = \n", "PORTT = true\nPORT = 2\nPORT = 3\n"];
const manifests = [
  "",
  'loader = "strict"\n',
  '[stacks.default]\nlayers = ["config.toml", "below/config.toml"]\n',
  '[stacks.a]\nlayers = ["secrets.toml?"]\n[rules]\nunknown-key = "off"\n',
  "[stacks",
];

/** What each file may hold. */
const texts: Readonly<Record<string, readonly string[]>> = {
  "/home/project/strata.toml": manifests,
  "/home/project/config.schema.json": [...schemas, "{"],
  "/home/project/parts.json": parts,
  "/home/project/config.toml": layers,
  "/home/project/secrets.toml": layers,
  "/home/project/config.worker.toml": layers,
  "/home/project/below/config.toml": layers,
  "/home/project/below/.env": ["PORT=1\n", "NAME=\n"],
  "/home/project/.gitignore": ["below/\n", "secrets.toml\n"],
};
const paths = Object.keys(texts);

/** One step of a person, an editor or another program. */
function step(client: LspClient, open: Map<string, string>, random: Random): void {
  const path = random.pick(paths);
  const text = random.pick(texts[path] ?? []);
  const isThere = client.host.files.has(path);
  const what = random.below(6);
  if (what === 0 && isThere) {
    client.host.remove(path);
    client.deleted(path);
  } else if (what === 1) {
    client.host.write(path, text);
    if (isThere) client.diskChanged(path);
    else client.created(path);
  } else if (what === 2 && open.has(path)) {
    open.delete(path);
    client.close(path);
  } else if (open.has(path)) {
    open.set(path, text);
    client.change(path, { text });
  } else if (!path.endsWith(".gitignore")) {
    open.set(path, text);
    client.open(path, text);
  }
}

function shownIn(client: LspClient): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(paths.map((path) => [path, client.shownFor(path).map(lineOf)]));
}

async function checkSteps(seed: number, count: number): Promise<void> {
  const random = new Random(seed);
  const host = new MemoryHost({ "/home/project/.git/HEAD": "" });
  const open = new Map<string, string>();
  let shown: Readonly<Record<string, readonly string[]>> = {};
  await withClient({ host }, async (client) => {
    for (let done = 0; done < count; done++) {
      step(client, open, random);
      for (let turn = random.below(6); turn > 3; turn--) await new Promise((next) => setImmediate(next));
    }
    await client.settle();
    shown = shownIn(client);
  });
  await withClient({ host }, async (client) => {
    for (const [path, text] of open) client.open(path, text);
    await client.settle();
    assert.deepEqual(shown, shownIn(client), `seed ${seed}`);
  });
}

test("after any steps, in any order and at any pace, what is shown is what a fresh server shows", async () => {
  for (let seed = 1; seed <= 25; seed++) await checkSteps(seed, 40);
});
