import { join } from "node:path";
import { isConfigFile } from "../engine/engine.ts";
import type { Failure } from "./failure.ts";
import { type Folder, leadsInside, listFolder } from "./folder.ts";
import { type IgnoredFiles, ignoredAround, isIgnoredFolder, withGitignore } from "./repository.ts";

/** A folder with configuration files. */
export interface ProjectFolder {
  readonly kind: "project-folder";
  readonly folder: Folder;
  readonly ignored: IgnoredFiles;
  /** The real path that nothing read for the project may lie outside of. */
  readonly boundary: string;
  /** Whether the folder itself, links followed, lies inside it: then all files that it lists do. */
  readonly isInside: boolean;
}

/** Folders of installed packages, caches and the like: what lies there is nobody's configuration. */
const skippedFolders: ReadonlySet<string> = new Set(
  (
    ".git .hg .svn node_modules bower_components .venv venv __pycache__ .tox .nox .mypy_cache .pytest_cache .ruff_cache " +
    "site-packages .yarn .pnpm-store .next .nuxt .svelte-kit .turbo .terraform"
  ).split(" "),
);

/** A folder deeper than this is not looked at. */
const maximumDepth = 30;

/**
 * The folders with configuration files in and below a folder, outer ones first, without those that git ignores. A
 * configuration file that is itself ignored counts, as secrets usually are. A folder below that cannot be read is passed over.
 */
export function* findProjects(start: string, boundary: string): Generator<ProjectFolder | Failure, void> {
  const isInside = leadsInside(start, boundary, "folder");
  const open = [{ path: start, depth: 0, outer: ignoredAround(start) }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path, depth, outer } = next;
    const folder = listFolder(path, boundary);
    if (folder.kind === "failure") {
      if (depth === 0) yield folder;
      continue;
    }
    const ignored = folder.files.includes(".gitignore") ? withGitignore(outer, path) : outer;
    if (folder.files.some(isConfigFile)) yield { kind: "project-folder", folder, ignored, boundary, isInside };
    if (depth === maximumDepth) continue;
    for (const name of [...folder.folders].reverse()) {
      const below = join(path, name);
      if (skippedFolders.has(name) || isIgnoredFolder(ignored, below)) continue;
      open.push({ path: below, depth: depth + 1, outer: ignored });
    }
  }
}

/** The folder itself as a project, whether or not the names of its files make it one. */
export function projectFolderAt(path: string, boundary: string): ProjectFolder | Failure {
  const folder = listFolder(path, boundary);
  if (folder.kind === "failure") return folder;
  const ignored = withGitignore(ignoredAround(path), path);
  return { kind: "project-folder", folder, ignored, boundary, isInside: leadsInside(path, boundary, "folder") };
}
