import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Surroundings } from "../lsp/serve.ts";
import { ipc, stdio } from "./surroundings.ts";

/** The extension forks the server; other clients start it with --stdio. */
export function processSurroundings(): Surroundings {
  const isForked = process.send !== undefined && !process.argv.includes("--stdio");
  return isForked ? ipc(readShippedSchema) : stdio(readShippedSchema);
}

/** In the extension the schemas that ship are files, beside the folder of the bundle. Names come from files of the workspace. */
async function readShippedSchema(name: string): Promise<string | undefined> {
  if (!/^[\w-]+$/.test(name)) return undefined;
  try {
    return await readFile(join(__dirname, "..", "schemas", `${name}.schema.json`), "utf8");
  } catch {
    return undefined;
  }
}
