import assert from "node:assert/strict";
import { test } from "node:test";
import { stackNodes, type TreeFilter } from "../../client/src/common/tree/stackNodes.ts";
import type { StackNode } from "../../client/src/common/tree/treeNode.ts";
import type { EffectiveConfigData, EffectiveValueData } from "../../server/src/protocol/commands.ts";

const stack = { name: "default", layers: [] };
const parent: StackNode = {
  kind: "stack",
  project: { project: "file:///project", loader: "pydantic", stacks: [stack], templates: [] },
  stack,
};
const place = { file: "config.toml", line: 1, column: 1 };

function value(key: string, facts: Partial<EffectiveValueData> = {}): EffectiveValueData {
  return { key, value: 1, origin: place, secret: false, overrides: [], ...facts };
}

/** The nodes as a person reads them: a section with its settings behind it. */
function checkTree(filter: TreeFilter, data: Partial<EffectiveConfigData>, expected: readonly string[]): void {
  const config = { stack: "default", layers: [], absent: [], values: [], problems: [], ...data };
  const lines = stackNodes(parent, config, filter).map((node) => {
    return node.kind === "section" ? `${node.name}: ${node.settings.map(({ key }) => key).join(" ")}` : node.key;
  });
  assert.deepEqual(lines, expected);
}

const problem = (key: string) => ({ key, code: "missing-key", message: `${key} is missing.` });

test("settings are grouped by the sections of the schema, or else by their tables", () =>
  checkTree(
    "all",
    { values: [value("A", { section: "Core" }), value("B"), value("server.port"), value("C", { section: "Core" })] },
    ["B", "Core: A C", "server: server.port"],
  ));

test("a single section is no section", () =>
  checkTree("all", { values: [value("A", { section: "Core" }), value("B", { section: "Core" })] }, ["A", "B"]));

test("a setting that is missing is shown although it has no value", () =>
  checkTree("all", { values: [value("A")], problems: [problem("B")] }, ["A", "B"]));

test("only what differs from the default is shown where that is wanted", () =>
  checkTree("differences", { values: [value("A", { origin: "default" }), value("B")] }, ["B"]));

test("only what is wrong is shown where that is wanted", () =>
  checkTree("problems", { values: [value("A"), value("B")], problems: [problem("B"), problem("C")] }, ["B", "C"]));
