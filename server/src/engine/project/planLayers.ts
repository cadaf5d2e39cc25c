import type { Tree } from "../syntax/tree.ts";
import { readManifest } from "./manifest.ts";
import { captureIn, placeholdersIn } from "./manifestStacks.ts";
import { isReadable } from "./planNames.ts";
import { pathInFolder } from "./planPaths.ts";

/** The files that `strata.toml` names as layers: whoever reads the files of a folder has to read these too. */
export interface NamedLayers {
  /** The folders below the project's own in which layers lie, by their path from it. */
  readonly folders: readonly string[];
  /** Whether a file, by its path from the project's folder, is one of the layers or fits a placeholder. */
  has(file: string): boolean;
}

export function namedLayers(manifest: Tree): NamedLayers {
  const patterns = new Set<string>();
  for (const { layers } of readManifest(manifest).stacks ?? []) {
    for (const layer of layers) {
      const path = pathInFolder(layer.file);
      if (path !== undefined && isReadable(path)) patterns.add(path);
    }
  }
  // A placeholder in the name of a folder would mean to search folders; none is searched that is not named.
  const folders = [...patterns].map((path) => path.slice(0, Math.max(path.lastIndexOf("/"), 0)));
  return {
    folders: [...new Set(folders)].filter((folder) => folder !== "" && placeholdersIn(folder).length === 0).sort(),
    has: (file) => [...patterns].some((pattern) => fits(file, pattern)),
  };
}

function fits(file: string, pattern: string): boolean {
  const [placeholder] = placeholdersIn(pattern);
  return placeholder === undefined ? file === pattern : captureIn(file, pattern, placeholder) !== undefined;
}
