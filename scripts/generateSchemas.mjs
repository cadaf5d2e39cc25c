// Writes schemas/strata.schema.json from the zod schema of strata.toml: `node scripts/generateSchemas.mjs`.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import * as z from "zod/mini";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const bundle = join(root, "out", "manifestSchema.mjs");
const target = join(root, "schemas", "strata.schema.json");

mkdirSync(dirname(bundle), { recursive: true });
await build({
  entryPoints: [join(root, "server/src/engine/project/manifestSchema.ts")],
  outfile: bundle,
  bundle: true,
  platform: "node",
  format: "esm",
  // The same zod as here, as it remembers descriptions by object.
  packages: "external",
  logLevel: "warning",
});
const { manifestSchema } = await import(pathToFileURL(bundle).href);
writeFileSync(target, `${JSON.stringify(z.toJSONSchema(manifestSchema, { io: "input" }), null, 2)}\n`);
execFileSync(process.execPath, [join(root, "node_modules/@biomejs/biome/bin/biome"), "format", "--write", target], {
  cwd: root,
});
console.log("Wrote schemas/strata.schema.json");
