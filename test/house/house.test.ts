import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { problemCodes } from "../../server/src/engine/engine.ts";
import { settingRows } from "../../server/src/lsp/settings.ts";
import { fixCases } from "../vscode/suites/fixCases.ts";

const root = process.cwd();
const architecture = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
const readme = readFileSync(join(root, "README.md"), "utf8");
const contributing = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

test("every folder that ARCHITECTURE.md names exists, and every folder of sources is named there", () => {
  const named = [...architecture.matchAll(/^\| `([a-z][\w/-]*)` \|/gm)].map((match) => match[1] ?? "");
  assert.ok(named.length > 5);
  for (const folder of named) assert.ok(existsSync(join(root, folder)), `${folder} is named but not there`);
  for (const folder of sourceFolders()) {
    assert.ok(
      named.some((name) => folder === name || folder.startsWith(`${name}/`)),
      `${folder} is not named`,
    );
  }
});

function sourceFolders(): string[] {
  const files = ["client", "server/src", "test"].flatMap((folder) => sourceFiles(folder));
  return [...new Set(files.map((file) => dirname(file)))];
}

function sourceFiles(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name).replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts") && !name.includes("node_modules"));
}

/** The table "Who may import whom" as data: which folder may import what. */
function importTable(): Map<string, string[]> {
  const section = architecture.split("### Who may import whom")[1]?.split("\n#")[0] ?? "";
  const rows = [...section.matchAll(/^\| `([^`]+)` \|(.*)\|$/gm)];
  return new Map(
    rows.map((row) => [row[1] ?? "", [...(row[2] ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "")]),
  );
}

test("files import only what the table in ARCHITECTURE.md allows", () => {
  const table = importTable();
  assert.ok(table.size > 3);
  const wrong: string[] = [];
  for (const file of sourceFiles("server/src").concat(sourceFiles("client"))) {
    if (file.endsWith("engine/engine.ts")) continue;
    const owner = ownerOf(file, table);
    if (owner === undefined) {
      wrong.push(`${file} is in no folder of the table`);
      continue;
    }
    for (const imported of importsOf(file)) {
      if (!isAllowed(imported, owner, table.get(owner) ?? [])) wrong.push(`${file} imports ${imported}`);
    }
  }
  assert.deepEqual(wrong, []);
});

function ownerOf(file: string, table: ReadonlyMap<string, string[]>): string | undefined {
  const owners = [...table.keys()].filter((folder) => file.startsWith(`${folder}/`));
  return owners.sort((one, other) => other.length - one.length)[0];
}

/** What a file imports: files as paths from the root, packages by name, modules of Node as `node`. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const imported = [
    ...text.matchAll(/(?:^|\n)(?:import|export)[^;"']*?from\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\)/g),
  ];
  return imported.map((match) => {
    const name = match[1] ?? match[2] ?? "";
    if (name.startsWith(".")) return relative(root, resolve(root, dirname(file), name)).replaceAll("\\", "/");
    return name.startsWith("node:") || builtinModules.includes(name) ? "node" : name;
  });
}

function isAllowed(imported: string, owner: string, allowed: readonly string[]): boolean {
  return (
    imported.startsWith(`${owner}/`) || allowed.some((name) => imported === name || imported.startsWith(`${name}/`))
  );
}

test("every script that README.md and CONTRIBUTING.md name exists", () => {
  const named = [...(readme + contributing).matchAll(/npm (?:run )?([a-z]+(?::[a-z]+)*)/g)].map(
    (match) => match[1] ?? "",
  );
  assert.ok(named.length > 5);
  for (const script of named) {
    if (script === "install" || script === "run" || script === "ci") continue;
    assert.ok(script in manifest.scripts, `there is no script "${script}"`);
  }
});

test("README.md and ARCHITECTURE.md link only to files that exist", () => {
  for (const [name, text] of [
    ["README.md", readme],
    ["ARCHITECTURE.md", architecture],
    ["CONTRIBUTING.md", contributing],
  ] as const) {
    for (const match of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      assert.ok(existsSync(join(root, match[1] ?? "")), `${name} links to ${match[1]}`);
    }
  }
});

test("no source file is longer than 400 lines", () => {
  for (const file of ["server/src", "client", "test"].flatMap(sourceFiles)) {
    const text = readFileSync(join(root, file), "utf8");
    assert.ok(text.split("\n").length <= 400, `${file} is too long`);
  }
});

test("every dependency has its reason in CONTRIBUTING.md", () => {
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  for (const name of names) assert.ok(contributing.includes(`\`${name}\``), `${name} is not explained`);
});

test("every code of a problem has a paragraph in docs/problems.md and a row in README.md", () => {
  const problems = readFileSync(join(root, "docs", "problems.md"), "utf8");
  for (const code of problemCodes) {
    assert.match(problems, new RegExp(`^## ${code}$`, "m"));
    assert.ok(readme.includes(`\`${code}\``), `README.md does not list ${code}`);
  }
});

test("a fix for every code that can have one is applied in a real VS Code", () => {
  const applied = new Set(fixCases.map(({ code }) => code));
  // A scenario of its own makes sure that a schema's problems come without a fix.
  assert.deepEqual(
    problemCodes.filter((code) => !applied.has(code)),
    ["schema-error"],
  );
});

test("the settings of the server, those of package.json and those of README.md are the same list", () => {
  const contributed = Object.keys(manifest.contributes.configuration.properties);
  const listed = [...readme.matchAll(/^\| `(strata\.[\w.]+)` \|/gm)].map((match) => match[1] ?? "");
  const ofServer = Object.keys(settingRows).map((name) => `strata.${name}`);
  assert.deepEqual([...listed].sort(), [...contributed].sort());
  for (const name of ofServer) assert.ok(contributed.includes(name), `package.json does not have ${name}`);
  for (const name of contributed) {
    assert.ok(ofServer.includes(name) || settingsOfClient.includes(name), `nothing reads ${name}`);
  }
});

/** What only the extension reads. */
const settingsOfClient = ["strata.secrets.mask"];
