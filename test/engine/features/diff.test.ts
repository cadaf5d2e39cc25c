import assert from "node:assert/strict";
import { test } from "node:test";
import { diffStacks, diffText } from "../../../server/src/engine/engine.ts";
import { trimText } from "../../support/squiggles.ts";
import { openProject } from "./openProject.ts";

const files = `
  --- config.toml
  same = 1
  GROUP = "backend"
  [db]
  host = "a"
  --- config.w.toml
  GROUP = "w"
  only = true
  [db]
  port = 5
  `;

test("two stacks are compared setting by setting: what only one has, and what both have differently", () => {
  const diff = diffStacks(openProject(files, { loader: "pydantic" }), "default", "w", "masked");
  assert.equal(
    diff && diffText(diff),
    `${trimText(`
      - default
      + w

      GROUP
      - "backend"  config.toml:2:1
      + "w"  config.w.toml:1:1

      db.host
      - "a"  config.toml:4:1

      db.port
      + 5  config.w.toml:4:1

      only
      + true  config.w.toml:2:1
      `)}\n`,
  );
});

test("the same value from another place, or written otherwise, is no difference", () => {
  const schema = { properties: { PORT: { type: "integer", default: 80 } } };
  const project = openProject("--- config.toml\nA = 1\n--- config.w.toml\nA = 1\nPORT = 80.0\n", {
    loader: "pydantic",
    schema,
  });
  const diff = diffStacks(project, "default", "w", "masked");
  assert.deepEqual(diff?.differences, []);
  assert.equal(diff && diffText(diff), "default and w give the application the same.\n");
});

test("a stack that is not there cannot be compared", () => {
  const project = openProject(files);
  assert.equal(diffStacks(project, "default", "nobody", "masked"), undefined);
  assert.equal(diffStacks(project, "nobody", "default", "masked"), undefined);
});
