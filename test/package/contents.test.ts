import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { makePackage } from "../support/makePackage.ts";
import { zipEntries } from "./zipEntries.ts";

const made = makePackage();
after(() => made.remove());
const entries = zipEntries(readFileSync(made.file));

/** Everything that is installed on a user's machine. A new file is added here by whoever means to ship it. */
const shipped = `
  [Content_Types].xml
  extension.vsixmanifest
  extension/LICENSE.txt
  extension/changelog.md
  extension/dist/client.js
  extension/dist/server.cjs
  extension/images/icon.png
  extension/package.json
  extension/package.nls.json
  extension/readme.md
  extension/schemas/delight-backend.schema.json
  extension/schemas/environments.schema.json
  extension/schemas/integr8scode-env.schema.json
  extension/schemas/integr8scode-toml.schema.json
  extension/schemas/kodereduai-backend.schema.json
  extension/schemas/kodereduai-frontend.schema.json
  extension/schemas/strata.schema.json
  extension/syntaxes/env.language-configuration.json
  extension/syntaxes/env.tmLanguage.json
  extension/syntaxes/marks.tmLanguage.json
  extension/syntaxes/toml.language-configuration.json
  extension/syntaxes/toml.tmLanguage.json
  extension/walkthrough/effective.md
  extension/walkthrough/effective.png
  extension/walkthrough/hover.md
  extension/walkthrough/hover.png
  extension/walkthrough/manifest.md
  extension/walkthrough/manifest.png
  extension/walkthrough/problems.md
  extension/walkthrough/problems.png
`;

test("the package holds exactly the files that are meant to ship", () => {
  assert.deepEqual([...entries.keys()].sort(), shipped.trim().split(/\s+/).sort());
});

test("the package is at most 1.2 MB unpacked", () => {
  const total = [...entries.values()].reduce((sum, size) => sum + size, 0);
  assert.ok(total <= 1_200_000, `${total} bytes`);
});

test("every file that the manifest names is in the package", () => {
  const manifest = readFileSync("package.json", "utf8");
  const named = [...manifest.matchAll(/"(?:\.\/)?((?:dist|images|syntaxes|walkthrough)\/[^"]+)"/g)].map(
    ([, path]) => path,
  );
  assert.ok(named.length > 10);
  for (const path of named) assert.ok(entries.has(`extension/${path}`), `${path} is missing`);
});
