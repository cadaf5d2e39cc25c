import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { type Failure, failure } from "./failure.ts";
import { reasonOf } from "./readText.ts";

/** What lies in a folder, sorted by name. */
export interface Folder {
  readonly kind: "folder";
  readonly path: string;
  /** Also links to files, but only to those inside the boundary. */
  readonly files: readonly string[];
  /** Without links, so that no walk runs in a circle or out of the boundary. */
  readonly folders: readonly string[];
}

/** Lists a folder. The boundary is the real path of the folder that nothing may lead out of. */
export function listFolder(path: string, boundary: string): Folder | Failure {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    const isFile = (entry: Dirent): boolean =>
      entry.isFile() || (entry.isSymbolicLink() && leadsInside(join(path, entry.name), boundary, "file"));
    return {
      kind: "folder",
      path,
      files: namesOf(entries.filter(isFile)),
      folders: namesOf(entries.filter((entry) => entry.isDirectory())),
    };
  } catch (error) {
    return failure(`${path} cannot be read: ${reasonOf(error)}.`);
  }
}

function namesOf(entries: readonly Dirent[]): readonly string[] {
  return entries.map((entry) => entry.name).sort();
}

/** Whether a path, links followed, leads to a file or a folder inside the boundary. */
export function leadsInside(path: string, boundary: string, kind: "file" | "folder"): boolean {
  try {
    const real = realpathSync(path);
    const found = statSync(real);
    return isInside(real, boundary) && (kind === "file" ? found.isFile() : found.isDirectory());
  } catch {
    return false;
  }
}

export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !/^(?:[A-Za-z]:|[\\/])/.test(way);
}

/** A path from one folder to what lies below it, with `/`; empty for the folder itself. */
export function pathBelow(folder: string, path: string): string {
  return relative(folder, path).split(sep).join("/");
}
