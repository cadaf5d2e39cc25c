import assert from "node:assert/strict";
import { type Node, readTree, tomlLanguage } from "../../../server/src/engine/engine.ts";
import type { LoaderName } from "../../../server/src/engine/project/loader.ts";
import { loaderOf } from "../../../server/src/engine/project/loaders.ts";
import type { JsonType } from "../../../server/src/engine/schema/jsonType.ts";

/** What is written, what the schema asks for (a format behind a colon), and what the program gets. */
export type Row = readonly [written: string, wanted: JsonType | `${JsonType}:${string}`, got: string];

/** Values of a TOML file, written as TOML. */
export function checkToml(loader: LoaderName, rows: readonly Row[]): void {
  checkRows(loader, "toml", rows, (written) => {
    const value = readTree(`key = ${written}`, tomlLanguage({ version: "1.1" })).root.entries.get("key")?.value;
    assert.ok(value, written);
    return value;
  });
}

/** Values of a `.env` file, as the text that its reader makes of them. */
export function checkEnv(loader: LoaderName, rows: readonly Row[]): void {
  checkRows(loader, "env", rows, (value) => ({ kind: "string", value, start: 4, end: 4 + value.length }));
}

function checkRows(name: LoaderName, language: "toml" | "env", rows: readonly Row[], read: (written: string) => Node) {
  const answers = rows.map(([written, wanted]): Row => {
    const [type = "", format] = wanted.split(":");
    const types = new Set(jsonTypes.filter((known) => known === type));
    const node = read(written);
    const got = loaderOf(name).coerce(node, format === undefined ? { types, language } : { types, format, language });
    if (got !== undefined) assert.deepEqual([got.start, got.end], [node.start, node.end], `the place of ${written}`);
    return [written, wanted, got === undefined ? "refused" : shown(got)];
  });
  assert.deepEqual(answers, rows);
}

export const jsonTypes: readonly JsonType[] = ["null", "boolean", "integer", "number", "string", "array", "object"];

function shown(node: Node): string {
  switch (node.kind) {
    case "array":
      return `[${node.items.map(shown).join(", ")}]`;
    case "table":
      return `{${[...node.entries.values()].map((entry) => `${entry.name}: ${shown(entry.value)}`).join(", ")}}`;
    case "string":
      return `'${node.value}'`;
    case "float":
      return Number.isInteger(node.value) ? `${node.value}.0` : String(node.value);
    case "unread":
      return "unread";
    default:
      return String(node.value);
  }
}
