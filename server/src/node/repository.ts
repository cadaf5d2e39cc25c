import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { type GitignoreFile, isIgnored, readGitignore } from "../engine/engine.ts";
import { pathBelow } from "./folder.ts";
import { readText } from "./readText.ts";

/** What git leaves alone in a folder and below it, as far as the `.gitignore` files from the root down to it say. */
export interface IgnoredFiles {
  readonly root: string;
  /** Whether the root is a repository's; otherwise it is the folder in which the search began. */
  readonly isRepository: boolean;
  readonly gitignores: readonly GitignoreFile[];
}

/** The repository around a folder, with the `.gitignore` files above the folder; that of the folder itself is not among them. */
export function ignoredAround(folder: string): IgnoredFiles {
  const above: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return withFolders({ root: at, isRepository: true, gitignores: [] }, above);
    if (dirname(at) === at) return { root: folder, isRepository: false, gitignores: [] };
    above.unshift(dirname(at));
  }
}

function withFolders(ignored: IgnoredFiles, folders: readonly string[]): IgnoredFiles {
  return folders.reduce(
    (known, folder) => (pathBelow(known.root, folder).startsWith("..") ? known : withGitignore(known, folder)),
    ignored,
  );
}

/** Adds the `.gitignore` of one more folder, if it has one. */
export function withGitignore(ignored: IgnoredFiles, folder: string): IgnoredFiles {
  const path = join(folder, ".gitignore");
  const file = existsSync(path) ? readText(path) : undefined;
  if (file?.kind !== "text") return ignored;
  const own = { folder: pathBelow(ignored.root, folder), rules: readGitignore(file.text) };
  return { ...ignored, gitignores: [...ignored.gitignores, own] };
}

const keepAll = readGitignore("!*");

/** Whether git leaves a folder alone. A rule that keeps all files in it leaves only rules on the folder to decide. */
export function isIgnoredFolder({ root, gitignores }: IgnoredFiles, folder: string): boolean {
  const path = pathBelow(root, folder);
  return isIgnored([...gitignores, { folder: path, rules: keepAll }], `${path}/file`);
}
