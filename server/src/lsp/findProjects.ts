import { isConfigFile, isIgnored, readGitignore } from "../engine/engine.ts";
import { type FolderEntry, type Host, turn } from "./host.ts";
import type { Repositories } from "./repositories.ts";
import { keyOf, uriIn } from "./uris.ts";

/** Folders of installed packages, caches and the like: what lies there is nobody's configuration. */
const skippedFolders: ReadonlySet<string> = new Set(
  (
    ".git .hg .svn node_modules bower_components .venv venv __pycache__ .tox .nox .mypy_cache .pytest_cache .ruff_cache " +
    "site-packages .yarn .pnpm-store .next .nuxt .svelte-kit .turbo .terraform"
  ).split(" "),
);

/** A folder deeper than this below a workspace folder is not looked at. */
const maximumDepth = 30;

/**
 * All folders with configuration files in and below a folder, without those that git ignores. A configuration file that
 * is itself ignored counts, as secrets usually are.
 */
export async function* findProjects(
  host: Host,
  repositories: Repositories,
  start: string,
): AsyncGenerator<string, void> {
  const waiting = [{ uri: start, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { uri, depth } = next;
    const entries = await host.listFolder(uri);
    if (entries.some((entry) => entry.kind === "file" && isConfigFile(entry.name))) yield uri;
    else await turn(host);
    if (depth === maximumDepth) continue;
    for (const name of await openFolders(repositories, uri, entries)) {
      waiting.push({ uri: uriIn(uri, name), depth: depth + 1 });
    }
  }
}

const keepAll = readGitignore("!*");

/** The folders to go into, last ones first as they are taken from the end. */
async function openFolders(
  repositories: Repositories,
  uri: string,
  entries: readonly FolderEntry[],
): Promise<readonly string[]> {
  const names = entries
    .filter(({ kind, name }) => kind === "folder" && !skippedFolders.has(name))
    .map(({ name }) => name);
  if (names.length === 0) return [];
  const repository = await repositories.around(uri);
  const kept = names.filter((name) => {
    if (repository === undefined) return true;
    const path = repository.folderInRepository === "" ? name : `${repository.folderInRepository}/${name}`;
    // A rule that keeps all files in the folder leaves only rules on the folder itself to decide.
    return !isIgnored([...repository.gitignores, { folder: path, rules: keepAll }], `${path}/file`);
  });
  return kept.sort().reverse();
}

/** Whether a file lies where `findProjects` would never look, told by its path alone. */
export function isSkipped(uri: string): boolean {
  return keyOf(uri)
    .split("/")
    .some((part) => skippedFolders.has(part));
}
