import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const manifestJson = readFileSync("package.json", "utf8");
const manifest = JSON.parse(manifestJson);
const sentences: Record<string, string> = JSON.parse(readFileSync("package.nls.json", "utf8"));
const sources = readdirSync("client/src", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
const code = sources.map((name) => readFileSync(`client/src/${name}`, "utf8")).join("\n");

test("every sentence of the manifest is in package.nls.json, and every sentence there is used", () => {
  const used = [...manifestJson.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? "");
  assert.deepEqual([...new Set(used)].sort(), Object.keys(sentences).sort());
});

test("no title, description or text of the manifest stands outside of package.nls.json", () => {
  const { commands, configuration, walkthroughs, views } = manifest.contributes;
  const texts: string[] = [
    ...commands.map((command: { title: string }) => command.title),
    ...Object.values<{ markdownDescription: string }>(configuration.properties).map((row) => row.markdownDescription),
    ...walkthroughs.flatMap((walkthrough: { title: string; steps: { title: string; description: string }[] }) => [
      walkthrough.title,
      ...walkthrough.steps.flatMap((step) => [step.title, step.description]),
    ]),
    ...views.explorer.map((view: { name: string }) => view.name),
  ];
  for (const text of texts) assert.match(text, /^%[\w.]+%$/);
});

test("every command that the manifest offers is registered, and none is offered twice", () => {
  const names: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);
  assert.equal(new Set(names).size, names.length);
  const registered = readFileSync("client/src/common/startExtension.ts", "utf8");
  for (const name of names) assert.ok(registered.includes(`"${name}"`), `${name} is not registered`);
  const inMenus = [...JSON.stringify(manifest.contributes.menus).matchAll(/"command":"([^"]+)"/g)];
  for (const [, name] of inMenus) assert.ok(names.includes(name ?? ""), `the menus offer ${name}`);
});

test("every file that the manifest and the walkthrough name exists", () => {
  const named = [...manifestJson.matchAll(/"(?:\.\/)?((?:syntaxes|images|walkthrough)\/[\w./-]+)"/g)].map(
    ([, path]) => path ?? "",
  );
  const pages = named.filter((path) => path.endsWith(".md"));
  assert.equal(pages.length, 4);
  const pictures = pages.flatMap((page) =>
    [...readFileSync(page, "utf8").matchAll(/!\[[^\]]+\]\(([\w.-]+)\)/g)].map(([, name]) => `walkthrough/${name}`),
  );
  assert.equal(pictures.length, 4);
  for (const path of [...named, ...pictures]) assert.ok(existsSync(path), `${path} is missing`);
});

test("settings that only the extension reads are read there", () => {
  assert.ok("strata.secrets.mask" in manifest.contributes.configuration.properties);
  assert.ok(code.includes('"secrets.mask"'));
});
