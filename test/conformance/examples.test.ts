import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  applyEdits,
  type Fix,
  fixesAt,
  isConfigFile,
  type Judgement,
  judge,
  Project,
  type ProjectInput,
  problemsOf,
  readGitignore,
} from "../../server/src/engine/engine.ts";
import { Random, seedOfRun } from "../support/random.ts";
import { drawProblems } from "../support/squiggles.ts";

const examples = join(process.cwd(), "examples");

/** The folders of the example workspaces that are projects. */
function projectFolders(): string[] {
  return readdirSync(examples, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("strata.toml"))
    .map((name) => name.slice(0, -"/strata.toml".length).replaceAll("\\", "/"))
    .sort();
}

function readProject(folder: string): ProjectInput {
  const path = join(examples, folder);
  const names = readdirSync(path);
  const files = new Map(
    names.filter((name) => isConfigFile(name)).map((name) => [name, readFileSync(join(path, name), "utf8")]),
  );
  const ignored = existsSync(join(path, ".gitignore")) ? readFileSync(join(path, ".gitignore"), "utf8") : "";
  const otherNames = names.filter((name) => !files.has(name));
  const gitignores = [{ folder: "", rules: readGitignore(ignored) }];
  return { files, otherNames, schemas: { get: (reference) => readSchema(path, reference) }, gitignores };
}

function readSchema(folder: string, reference: string): string | undefined {
  const shipped = /^strata:([\w-]+)$/.exec(reference)?.[1];
  const path =
    shipped === undefined ? join(folder, reference) : join(process.cwd(), "schemas", `${shipped}.schema.json`);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

const folders = projectFolders();

test("there are examples of every documented system", () => {
  assert.ok(folders.length >= 7, folders.join());
});

for (const folder of folders) {
  test(`the example ${folder} has no problems worth a warning, whichever file is looked at`, () => {
    const judgement = judge(Project.open(readProject(folder)));
    assert.notEqual(judgement.project.schema, undefined);
    assert.notEqual(judgement.project.plan.stacks.length, 0);
    for (const [name, file] of judgement.project.files) {
      const problems = problemsOf(judgement, name);
      const worse = problems.filter(({ severity }) => severity === "error" || severity === "warning");
      assert.equal(
        drawProblems(file.tree.text(), worse),
        file.tree.text().replaceAll("\r\n", "\n"),
        `${folder}/${name}`,
      );
    }
  });
}

for (const folder of folders) {
  test(`in the example ${folder} nothing is missing after settings were lost and all missing ones added`, () => {
    const seed = seedOfRun();
    const random = new Random(seed);
    const input = readProject(folder);
    for (let round = 0; round < 8; round++) {
      const lines = (name: string, text: string) =>
        text.split("\n").filter((line) => name === "strata.toml" || !line.includes("=") || random.chance(0.7));
      const thinned = new Map([...input.files].map(([name, text]) => [name, lines(name, text).join("\n")]));
      const changed = withAllAdded({ ...input, files: thinned });
      const left = judge(Project.open({ ...input, files: changed }));
      const missing = [...changed.keys()].flatMap((name) => missingIn(left, name));
      assert.deepEqual(missing, [], `seed ${seed}, round ${round}`);
    }
  });
}

function missingIn(judgement: Judgement, name: string): readonly string[] {
  const missing = problemsOf(judgement, name).filter(({ code }) => code === "missing-key");
  return missing.map(({ message }) => `${name}: ${message}`);
}

/** Adds what is missing as long as something is: all at once, or the last one alone. */
function withAllAdded(input: ProjectInput): ReadonlyMap<string, string> {
  const judgement = judge(Project.open(input));
  for (const [name, text] of input.files) {
    const fixes = fixesAt(judgement, name, { start: 0, end: text.length });
    const found = fixes.find(({ title }) => title.startsWith("Add all")) ?? fixes.find(isForMissing);
    if (found === undefined) continue;
    const { edits, creates } = found.changes();
    const edited = [...edits].map(
      ([file, changes]) => [file, applyEdits(input.files.get(file) ?? "", changes)] as const,
    );
    return new Map([...input.files, ...edited, ...creates.map(({ file, text }) => [file, text] as const)]);
  }
  return input.files;
}

function isForMissing({ problems }: Fix): boolean {
  return problems.some(({ code }) => code === "missing-key");
}
