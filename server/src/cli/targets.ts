import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Project } from "../engine/engine.ts";
import { type Failure, failure } from "../node/failure.ts";
import { findProjects, type ProjectFolder, projectFolderAt } from "../node/findProjects.ts";
import { isInside, pathBelow } from "../node/folder.ts";
import { type ReadProject, readProject } from "../node/readProject.ts";
import { TextReader } from "../node/readText.ts";
import { ignoredAround } from "../node/repository.ts";

/** A project to look at, and which of its files; all of them where `only` is undefined. */
export interface Target extends ReadProject {
  readonly only: ReadonlySet<string> | undefined;
}

/**
 * The projects that paths lead to, read one after the other, so that no more than one need be in memory. A folder stands
 * for all projects in and below it, a file for itself.
 */
export function* targetsOf(paths: readonly string[], workingFolder: string): Generator<Target | Failure, void> {
  const done = new Set<string>();
  const claimed = new Set<string>();
  const files = new Map<string, { target: ReadProject; only: Set<string> }>();
  for (const path of paths.length === 0 ? ["."] : paths) {
    const kind = kindOf(path, workingFolder);
    if (typeof kind !== "string") yield kind;
    else if (kind === "folder") yield* targetsBelow(path, workingFolder, done, claimed);
    else {
      const target = projectOfFile(path, workingFolder);
      if (target.kind === "failure") yield target;
      else addFile(files, target, resolve(workingFolder, path));
    }
  }
  for (const { target, only } of files.values()) if (!done.has(target.folder)) yield { ...target, only };
}

function addFile(
  files: Map<string, { target: ReadProject; only: Set<string> }>,
  target: ReadProject,
  path: string,
): void {
  const known = files.get(target.folder) ?? { target, only: new Set() };
  files.set(target.folder, known);
  known.only.add(pathBelow(target.folder, path));
}

function* targetsBelow(
  path: string,
  workingFolder: string,
  done: Set<string>,
  claimed: Set<string>,
): Generator<Target | Failure, void> {
  const start = resolve(workingFolder, path);
  const found = { count: 0 };
  const reader = new TextReader();
  let before: Project | undefined;
  for (const place of findProjects(start, boundaryOf(start))) {
    const target = place.kind === "failure" ? place : readUnclaimed(place, claimed, before, reader);
    if (target === undefined) continue;
    found.count++;
    if (target.kind === "failure") yield target;
    else if (!done.has(target.folder)) {
      done.add(target.folder);
      before = target.project;
      yield { ...target, only: undefined };
    }
  }
  if (found.count === 0) yield failure(`There are no configuration files in ${path}.`);
}

/** Leaves out files that the `strata.toml` of a folder above has made its own; undefined where nothing is left. */
function readUnclaimed(
  place: ProjectFolder,
  claimed: Set<string>,
  before: Project | undefined,
  reader: TextReader,
): ReadProject | Failure | undefined {
  const { folder } = place;
  const files =
    claimed.size === 0 ? folder.files : folder.files.filter((name) => !claimed.has(`${folder.path}/${name}`));
  if (files.length < folder.files.length && files.length === 0) return undefined;
  const target = readProject({ ...place, folder: { ...folder, files } }, before, reader);
  if (target.kind === "failure") return target;
  for (const name of target.project.files.keys()) if (name.includes("/")) claimed.add(`${folder.path}/${name}`);
  return target.project.files.size === 0 ? undefined : target;
}

/** The one project that a path leads to: the folder's, the file's, or the only one below the folder. */
export function oneProject(path: string, workingFolder: string): ReadProject | Failure {
  const kind = kindOf(path, workingFolder);
  if (typeof kind !== "string") return kind;
  if (kind === "file") return projectOfFile(path, workingFolder);
  const start = resolve(workingFolder, path);
  const here = projectAt(start, boundaryOf(start));
  if (here.kind === "failure" || here.project.files.size > 0) return here;
  const below: ReadProject[] = [];
  for (const place of findProjects(start, boundaryOf(start))) {
    const target = place.kind === "failure" ? place : readProject(place);
    if (target.kind === "failure") return target;
    below.push(target);
  }
  const [only] = below;
  if (only === undefined) return failure(`There are no configuration files in ${path}.`);
  if (below.length === 1) return only;
  const folders = below.map(({ folder }) => shownPath(folder, workingFolder));
  return failure(`There are several projects in ${path}: ${folders.join(", ")}. Name one.`);
}

/** The project that a file is part of: that of a folder above whose `strata.toml` names it, or that of its own folder. */
function projectOfFile(path: string, workingFolder: string): ReadProject | Failure {
  const file = resolve(workingFolder, path);
  const own = dirname(file);
  const around = ignoredAround(own);
  const outermost = !around.isRepository && isInside(file, workingFolder) ? workingFolder : around.root;
  const boundary = realpathSync(outermost);
  for (let folder = own; folder !== outermost && dirname(folder) !== folder; ) {
    folder = dirname(folder);
    const above = existsSync(join(folder, "strata.toml")) ? projectAt(folder, boundary) : undefined;
    if (above?.kind === "project" && above.project.files.has(pathBelow(folder, file))) return above;
  }
  const target = projectAt(own, boundary);
  if (target.kind === "failure") return target;
  const name = pathBelow(own, file);
  if (target.project.files.has(name) || target.project.plan.schema === name) return target;
  return failure(`${path} is no configuration file that Strata knows.`);
}

function projectAt(path: string, boundary: string): ReadProject | Failure {
  const place = projectFolderAt(path, boundary);
  return place.kind === "failure" ? place : readProject(place);
}

function kindOf(path: string, workingFolder: string): "file" | "folder" | Failure {
  const absolute = resolve(workingFolder, path);
  try {
    const found = statSync(absolute);
    if (found.isDirectory()) return "folder";
    return found.isFile() ? "file" : failure(`${path} is neither a file nor a folder.`);
  } catch {
    return failure(`There is no ${path}.`);
  }
}

/** The repository around a folder, or the folder itself; nothing outside is read. */
function boundaryOf(folder: string): string {
  return realpathSync(ignoredAround(folder).root);
}

/** A path as it is told: from the working folder, with `/`. */
export function shownPath(path: string, workingFolder: string): string {
  return relative(workingFolder, path).split(sep).join("/") || ".";
}
