import { isUtf8 } from "node:buffer";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type FileContent, type FolderEntry, type Host, maximumLength } from "../lsp/host.ts";

/** How often it is looked whether the client still lives. */
const parentInterval = 3000;

/** The disk and the process, as the language server sees them. */
export function lspHost(readShippedSchema: Host["readShippedSchema"]): Host {
  return {
    readFile: (uri) => atPath(uri, readText, undefined),
    listFolder: (uri) => atPath(uri, listFolder, []),
    readShippedSchema,
    nextTurn: (task) => void setImmediate(task),
    watchParent: (processId) => {
      setInterval(() => {
        if (!isAlive(processId)) process.exit(1);
      }, parentInterval).unref();
    },
    exit: (code) => process.exit(code),
  };
}

/** What is not there, or may not be read, is as if it were not there. */
async function atPath<Result>(uri: string, read: (path: string) => Promise<Result>, none: Result): Promise<Result> {
  try {
    return await read(fileURLToPath(uri));
  } catch {
    return none;
  }
}

async function readText(path: string): Promise<FileContent | undefined> {
  const facts = await stat(path);
  if (!facts.isFile()) return undefined;
  if (facts.size > maximumLength) return { kind: "too-large" };
  const bytes = await readFile(path);
  return isUtf8(bytes) ? { kind: "text", text: bytes.toString("utf8") } : { kind: "not-utf-8" };
}

async function listFolder(path: string): Promise<readonly FolderEntry[]> {
  const entries = await readdir(path, { withFileTypes: true });
  const listed = entries.map(async (entry): Promise<FolderEntry[]> => {
    const { name } = entry;
    if (entry.isDirectory()) return [{ name, kind: "folder" }];
    const isFile = entry.isFile() || (entry.isSymbolicLink() && (await leadsToFile(join(path, name))));
    return isFile ? [{ name, kind: "file" }] : [];
  });
  return (await Promise.all(listed)).flat();
}

async function leadsToFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // A process of another user is one that lives.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
