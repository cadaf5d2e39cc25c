import assert from "node:assert/strict";
import { test } from "node:test";
import { manifestText } from "../../client/src/common/commands/manifestText.ts";
import { Project } from "../../server/src/engine/engine.ts";
import type { ProjectSummary } from "../../server/src/protocol/commands.ts";

const noSchemas = { get: () => undefined };

function projectOf(names: readonly string[], manifest?: string): Project {
  const files = new Map(names.map((name) => [name, ""]));
  if (manifest !== undefined) files.set("strata.toml", manifest);
  return Project.open({ files, otherNames: [], schemas: noSchemas });
}

function summaryOf({ plan }: Project): ProjectSummary {
  const stacks = plan.stacks.map(({ name, layers }) => ({
    name,
    layers: layers.map(({ file, isPresent }) => ({ file, uri: `file:///${file}`, isPresent })),
  }));
  return { project: "file:///project", loader: plan.loader.name, stacks, templates: [] };
}

const folders = [
  ["config.toml"],
  ["config.toml", "secrets.toml"],
  ["config.toml", "secrets.toml", "config.a.toml", "config.b-c.toml", "config.d.toml"],
  [".env", ".env.local", ".env.production", ".env.test", "vite.config.ts"],
  [".env"],
];

for (const names of folders) {
  test(`the strata.toml that is created for ${names.join(", ")} changes nothing`, () => {
    const before = summaryOf(projectOf(names));
    const project = projectOf(names, manifestText(before));
    const after = summaryOf(project);
    assert.equal(after.loader, before.loader);
    assert.deepEqual(stacksOf(after), stacksOf(before));
    assert.deepEqual(project.plan.problems, []);
  });
}

function stacksOf({ stacks }: ProjectSummary): unknown {
  return stacks
    .map(({ name, layers }) => `${name}: ${layers.filter(({ isPresent }) => isPresent).map(({ file }) => file)}`)
    .sort();
}

test("workers are written down once", () => {
  const text = manifestText(summaryOf(projectOf(["config.toml", "config.a.toml", "config.b.toml"])));
  assert.match(text, /\[stacks\."\{name\}"\]\nlayers = \[.*"config\.\{name\}\.toml"\]/);
  assert.doesNotMatch(text, /config\.a/);
});
