import assert from "node:assert/strict";
import { test } from "node:test";
import { comparisonText } from "../../client/src/common/effective/comparisonText.ts";
import type { EffectiveConfigData } from "../../server/src/protocol/commands.ts";

function config(stack: string, values: Readonly<Record<string, unknown>>): EffectiveConfigData {
  const settings = Object.entries(values).map(([name, value]) => {
    const [section, key] = name.includes("/") ? name.split("/") : [undefined, name];
    const base = { key: key ?? "", value, origin: "default" as const, secret: false, overrides: [] };
    return section === undefined ? base : { ...base, section };
  });
  return { stack, layers: [], absent: [], values: settings, problems: [] };
}

test("a comparison shows values by section and nothing that differs without meaning", () => {
  const text = comparisonText(config("default", { "Core/A": 1, B: "x", "Core/C": [true] }), {
    one: "default",
    other: "test",
    differences: [],
  });
  assert.equal(text, 'B = "x"\n\n# Core\nA = 1\nC = [true]\n');
});

test("two secrets that differ are told apart on the second side although their masks are alike", () => {
  const difference = { one: "default", other: "test", differences: [{ key: "KEY", secret: true }] };
  const values = { KEY: "••••••••" };
  assert.equal(comparisonText(config("default", values), difference), 'KEY = "••••••••"\n');
  assert.equal(comparisonText(config("test", values), difference), 'KEY = "••••••••"  # another secret\n');
});
