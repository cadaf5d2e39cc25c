import assert from "node:assert/strict";
import { test } from "node:test";
import { completionsAt } from "../../../server/src/engine/features/completion.ts";
import { inOrder } from "../../support/checkCompletion.ts";
import { openAtCursor } from "../../support/cursor.ts";

test("a row tells the type of a setting, its default, and where it belongs", () => {
  const properties = {
    PORT: { type: "integer", default: 8080, "x-strata": { section: "Server" } },
    LEVEL: { enum: ["a", "b", "c"], default: "b" },
    MODE: { enum: ["on", "off"] },
    SITE: { type: "string", format: "uri", default: "https://a.example/with/a/long/path" },
    PASSWORD: { type: "string", writeOnly: true, default: "hidden-from-all" },
    ANY: {},
  };
  const rows = (drawn: string): readonly string[] => {
    const { project, file, offset } = openAtCursor(drawn, { schema: { properties }, loader: "pydantic-settings" });
    return inOrder(completionsAt(project, file, offset)).map(
      ({ label, default: byDefault, note }) => `${label} = ${byDefault} | ${note}`,
    );
  };
  assert.deepEqual(rows("--- config.toml\n<|>\n"), [
    "PORT = 8080 | whole number",
    'LEVEL = "b" | one of 3',
    'MODE = undefined | "on" or "off"',
    'SITE = "https://a.example/with/… | URI',
    "ANY = undefined | undefined",
  ]);
  assert.ok(rows("--- config.toml\nPASS<|>\n").includes("PASSWORD = undefined | text · belongs in secrets.toml"));
  assert.ok(rows("--- .env\n<|>\n").includes("LEVEL = b | one of 3"));
});
