import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  isConfigFile,
  judge,
  Project,
  type ProjectInput,
  problemsOf,
  readGitignore,
} from "../../server/src/engine/engine.ts";
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
