import { type GitignoreFile, readGitignore } from "../engine/engine.ts";
import type { Host } from "./host.ts";
import { folderOf, keyOf, pathIn, uriIn } from "./uris.ts";

/** What git leaves alone in a folder, and where the folder lies in its repository. */
export interface RepositoryFacts {
  readonly gitignores: readonly GitignoreFile[];
  readonly folderInRepository: string;
}

interface Place {
  readonly root: string;
  readonly gitignores: readonly GitignoreFile[];
}

/** Finds the repository around folders. Folders share what lies above them, so it is asked for once. */
export class Repositories {
  readonly #host: Host;
  readonly #places = new Map<string, Promise<Place | undefined>>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** Undefined outside a repository. */
  async around(folder: string): Promise<RepositoryFacts | undefined> {
    const place = await this.#placeOf(folder);
    if (place === undefined) return undefined;
    return { gitignores: place.gitignores, folderInRepository: pathIn(keyOf(place.root), keyOf(folder)) ?? "" };
  }

  /** To be called when a `.gitignore` may have changed. */
  forget(): void {
    this.#places.clear();
  }

  #placeOf(folder: string): Promise<Place | undefined> {
    const key = keyOf(folder);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#find(folder);
    this.#places.set(key, place);
    return place;
  }

  async #find(folder: string): Promise<Place | undefined> {
    const isRoot = await this.#isRoot(folder);
    const parent = folderOf(folder);
    if (!isRoot && parent === undefined) return undefined;
    const above = isRoot || parent === undefined ? { root: folder, gitignores: [] } : await this.#placeOf(parent);
    if (above === undefined) return undefined;
    const content = await this.#host.readFile(uriIn(folder, ".gitignore"));
    if (content?.kind !== "text") return above;
    const inside = pathIn(keyOf(above.root), keyOf(folder)) ?? "";
    return {
      root: above.root,
      gitignores: [...above.gitignores, { folder: inside, rules: readGitignore(content.text) }],
    };
  }

  /** `.git` is a folder, or a file in a second working tree. */
  async #isRoot(folder: string): Promise<boolean> {
    const uri = uriIn(folder, ".git");
    return (await this.#host.listFolder(uri)).length > 0 || (await this.#host.readFile(uri)) !== undefined;
  }
}
