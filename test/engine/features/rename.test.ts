import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../server/src/engine/features/edits.ts";
import { renameAt, renamingAt } from "../../../server/src/engine/features/rename.ts";
import { drawnFiles } from "../../support/checkProject.ts";
import { atCursor, type FixSetting } from "./checkFix.ts";

/** Renames what the cursor is on, in all files at once, and compares those that the second drawing shows. */
function checkRename(setting: FixSetting, drawn: string, newName: string, after: string): void {
  const { texts, file, offset, judgement } = atCursor(setting, drawn);
  const changes = renameAt(judgement.project, file, offset, newName);
  if ("refusal" in changes) assert.fail(changes.refusal);
  const changed = new Map(texts);
  for (const [name, edits] of changes.edits) changed.set(name, applyEdits(texts.get(name) ?? "", edits));
  const expected = new Map([...texts, ...[...drawnFiles(after)].map(([name, text]) => [name, `${text}\n`] as const)]);
  assert.deepEqual([...changed], [...expected]);
}

function checkRefused(setting: FixSetting, drawn: string, newName: string, sentence: string): void {
  const { file, offset, judgement } = atCursor(setting, drawn);
  assert.deepEqual(renameAt(judgement.project, file, offset, newName), { refusal: sentence });
}

const schema = `--- config.schema.json
{
  "required": ["OLD", "B"],
  "properties": { "OLD": { "type": "string" }, "B": {} },
  "dependentRequired": { "OLD": ["B"], "B": ["OLD"] },
  "if": { "properties": { "OLD": { "const": "x" } } }, "then": { "required": ["B"] }
}`;

test("a setting gets its new name in all layers, templates, references and the schema", () => {
  checkRename(
    {},
    `--- config.toml\n"O<|>LD" = "x" # OLD\nB = 1\n--- config.web.toml\nOLD = "y"\n--- config.example.toml\n# OLD = "z"\n${schema}`,
    "NEW",
    `--- config.toml\nNEW = "x" # OLD\nB = 1\n--- config.web.toml\nNEW = "y"\n--- config.example.toml\n# NEW = "z"\n${schema.replaceAll('"OLD"', '"NEW"')}`,
  );
});

test("a name in a value of .env is renamed with the line that sets it, from either place", () => {
  const drawn = (one: string, two: string) =>
    `--- .env\n${one}=x\nURL="http://\${${two}}/$HOST"\n--- .env.local\nHOST=y`;
  const after = '--- .env\nSERVER=x\nURL="http://${SERVER}/$SERVER"\n--- .env.local\nSERVER=y';
  checkRename({ loader: "vite" }, drawn("HO<|>ST", "HOST"), "SERVER", after);
  checkRename({ loader: "vite" }, drawn("HOST", "HO<|>ST"), "SERVER", after);
});

test("a table is renamed in its headers, dotted names and nested variables", () => {
  checkRename(
    { loader: "pydantic-settings" },
    "--- strata.toml\nloader = 'pydantic-settings'\nnested-delimiter = '__'\n[stacks.default]\nlayers = ['config.toml', '.env']\n--- config.toml\n[ser<|>ver]\na = 1\n[server.tls]\nb = 1\n--- .env\nserver__a=2\nserver=1",
    "web",
    "--- config.toml\n[web]\na = 1\n[web.tls]\nb = 1\n--- .env\nweb__a=2\nweb=1",
  );
});

test("a name that TOML does not take bare gets quotes", () => {
  checkRename({}, "--- config.toml\n[a]\nb<|> = 1", "my key", '--- config.toml\n[a]\n"my key" = 1');
});

test("two tables of one kind share their names in the schema, so they are renamed together", () => {
  const text = (name: string) =>
    `--- config.schema.json\n{ "properties": { "one": { "$ref": "#/$defs/s" }, "two": { "$ref": "#/$defs/s" } }, "$defs": { "s": { "properties": { "${name}": {} } } } }`;
  checkRename(
    {},
    `--- config.toml\none.ho<|>st = 1\ntwo = { host = 2 }\nhost = 3\n${text("host")}`,
    "name",
    `--- config.toml\none.name = 1\ntwo = { name = 2 }\nhost = 3\n${text("name")}`,
  );
});

test("what cannot be renamed says why", () => {
  const env = "--- .env\nHO<|>ST=x\nPORT=1";
  checkRefused({}, env, "my-host", ".env sets it too, and there a name has only letters, digits and _.");
  checkRefused({}, env, "PORT", ".env has a setting PORT already.");
  checkRefused({}, env, "", "A name must not be empty or have white space around it.");
  checkRefused({}, `--- config.toml\nO<|>LD = 1\n${schema}`, "B", "The schema has a setting B already.");
  checkRefused(
    {},
    "--- strata.toml\nlo<|>ader = 'vite'\n--- .env\nA=1",
    "x",
    "The names in strata.toml are given by Strata and cannot be changed.",
  );
  checkRefused({}, "--- config.toml\n# a<|> comment\nA = 1", "x", "Put the cursor on the name of a setting.");
});

test("the editor is told the name without its quotes, and the place with them", () => {
  const { project } = atCursor({}, '--- config.toml\n<|>"my key" = 1').judgement;
  assert.deepEqual(renamingAt(project, "config.toml", 3), {
    span: { start: 0, end: 8 },
    name: "my key",
    path: ["my key"],
  });
});
