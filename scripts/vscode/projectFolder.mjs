import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the project, whether this module runs where it lies or inside a bundle under out/. */
export const projectFolder = rootAbove(dirname(fileURLToPath(import.meta.url)));

function rootAbove(folder) {
  if (existsSync(join(folder, "package-lock.json")) && existsSync(join(folder, "scripts"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("The project's root folder was not found.");
  return rootAbove(parent);
}
