import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { isValid } from "../../server/src/engine/schema/judge/judge.ts";
import type { JudgeOptions } from "../../server/src/engine/schema/judge/walk.ts";
import { readSchema } from "../../server/src/engine/schema/readSchema.ts";
import { readJson } from "../../server/src/engine/syntax/json/readJson.ts";
import { readGroups, readRemotes, type SuiteGroup, suiteFiles, suiteFolder } from "./jsonSchemaSuite.ts";

/**
 * Groups of the official suite that are left out, as "file: group", each with its reason. Everything else must pass.
 * "metaschema": the schema refers to the metaschema by its address, which is neither fetched nor shipped.
 */
const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ["draft2020-12/anchor.json: invalid anchors", "metaschema"],
  ["draft2020-12/defs.json: validate definition against metaschema", "metaschema"],
  ["draft2020-12/id.json: Invalid use of fragments in location-independent $id", "metaschema"],
  ["draft2020-12/ref.json: remote ref, containing refs itself", "metaschema"],
  ["draft2020-12/ref.json: URN base URI with f-component", "metaschema"],
  ["draft2020-12/optional/ecmascript-regex.json: \\a is not an ECMA 262 control escape", "metaschema"],
  ["draft7/definitions.json: validate definition against metaschema", "metaschema"],
  ["draft7/ref.json: remote ref, containing refs itself", "metaschema"],
  ["draft7/optional/ecmascript-regex.json: \\a is not an ECMA 262 control escape", "metaschema"],
  [
    "draft2020-12/vocabulary.json: schema that uses custom metaschema with with no validation vocabulary",
    "vocabularies are not read: every keyword always counts",
  ],
]);

const FORMATS = [
  ...["uri", "uri-reference", "email", "hostname", "ipv4", "ipv6"],
  ...["date", "time", "date-time", "duration", "uuid", "regex"],
];

const DIALECTS: ReadonlyMap<string, string> = new Map([
  ["draft2020-12", "https://json-schema.org/draft/2020-12/schema"],
  ["draft7", "http://json-schema.org/draft-07/schema#"],
]);

const folder = suiteFolder();

if (folder === undefined) {
  console.log(
    "The official JSON Schema suite was not run: it is not installed. Install the Debian package " +
      "libtest-json-schema-acceptance-perl, or set JSON_SCHEMA_SUITE to a folder with its tests/ and remotes/.",
  );
} else {
  const remotes = readRemotes(folder);
  for (const [draft, dialect] of DIALECTS) {
    const required = join(folder, "tests", draft);
    for (const file of suiteFiles(required)) {
      test(`${draft}: every value is judged as ${file} says`, () => {
        checkFile(join(required, file), `${draft}/${file}`, dialect, remotes, { formats: "noted" });
      });
    }
    const optional = join(required, "optional");
    for (const file of ["bignum.json", "ecmascript-regex.json", "float-overflow.json", "non-bmp-regex.json"]) {
      test(`${draft}: every value is judged as optional/${file} says`, () => {
        checkFile(join(optional, file), `${draft}/optional/${file}`, dialect, remotes, {});
      });
    }
    for (const file of suiteFiles(join(optional, "format")).filter((name) => FORMATS.includes(name.slice(0, -5)))) {
      test(`${draft}: every text is judged as the format test ${file} says`, () => {
        checkFile(join(optional, "format", file), `${draft}/format/${file}`, dialect, remotes, {});
      });
    }
  }

  test("less than three of a hundred tests of the suite are left out", () => {
    const counts = { all: 0, leftOut: 0 };
    const unseen = new Set([...LEFT_OUT.keys()].filter((name) => !name.includes("optional/")));
    for (const draft of DIALECTS.keys()) {
      for (const file of suiteFiles(join(folder, "tests", draft))) {
        for (const group of readGroups(join(folder, "tests", draft, file))) {
          counts.all += group.tests.length;
          const name = `${draft}/${file}: ${group.description}`;
          unseen.delete(name);
          if (LEFT_OUT.has(name)) counts.leftOut += group.tests.length;
        }
      }
    }
    assert.deepEqual([...unseen], [], "these are left out by a name that the suite does not have");
    assert.ok(counts.all > 2000, `only ${counts.all} tests found`);
    assert.ok(counts.leftOut / counts.all < 0.03, `${counts.leftOut} of ${counts.all}`);
  });
}

function checkFile(
  path: string,
  name: string,
  dialect: string,
  remotes: ReadonlyMap<string, string>,
  options: JudgeOptions,
): void {
  const wrong: string[] = [];
  for (const group of readGroups(path)) {
    if (LEFT_OUT.has(`${name}: ${group.description}`)) continue;
    const schema = readSchema(schemaText(group, dialect), { bundled: remotes });
    for (const { description, data, valid } of group.tests) {
      const node = readJson(JSON.stringify(data)).root;
      if (node === undefined || isValid(schema.root, node, options) !== valid) {
        wrong.push(`${group.description}: ${description}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
}

/** The suite's schemas for draft 7 do not name their draft. */
function schemaText(group: SuiteGroup, dialect: string): string {
  const { schema } = group;
  if (typeof schema !== "object" || schema === null || "$schema" in schema) return JSON.stringify(schema);
  return JSON.stringify({ $schema: dialect, ...schema });
}
