import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Package {
  readonly file: string;
  readonly remove: () => void;
}

/** Makes the `.vsix` as `npm run package` does, in a folder of its own. */
export function makePackage(): Package {
  const folder = mkdtempSync(join(tmpdir(), "strata-package-"));
  const file = join(folder, "strata.vsix");
  const made = spawnSync("npm", ["run", "package", "--", "--out", file], { encoding: "utf8" });
  assert.equal(made.status, 0, made.stdout + made.stderr);
  return { file, remove: () => rmSync(folder, { recursive: true }) };
}
