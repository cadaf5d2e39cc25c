import { rmSync } from "node:fs";
import { cp, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/**
 * Copies a folder to where scenarios may change it. The copy keeps its name, which people see in the window.
 * @param {string} folder
 * @returns {Promise<{folder: string, remove: () => Promise<void>}>}
 */
export async function copyWorkspace(folder) {
  const parent = await mkdtemp(join(await realpath(tmpdir()), "strata-workspace-"));
  const copy = join(parent, basename(folder));
  await cp(folder, copy, { recursive: true });
  const removal = { recursive: true, force: true, maxRetries: 5 };
  const removeWithUs = () => rmSync(parent, removal);
  process.once("exit", removeWithUs);
  const remove = async () => {
    process.off("exit", removeWithUs);
    await rm(parent, removal);
  };
  return { folder: copy, remove };
}
