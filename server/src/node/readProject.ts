import { join } from "node:path";
import {
  isConfigFile,
  manifestName,
  type NamedLayers,
  namedLayers,
  Project,
  readTree,
  roleOf,
  type SchemaTexts,
  tomlLanguage,
} from "../engine/engine.ts";
import type { Failure } from "./failure.ts";
import type { ProjectFolder } from "./findProjects.ts";
import { leadsInside, listFolder, pathBelow } from "./folder.ts";
import { TextReader, type UnreadText } from "./readText.ts";
import { shippedSchemas } from "./shippedSchemas.ts";

/** A project read from disk. */
export interface ReadProject {
  readonly kind: "project";
  readonly folder: string;
  readonly project: Project;
  /** The files that are there but are not read; to the project they are empty. */
  readonly unread: ReadonlyMap<string, UnreadText["kind"]>;
}

/** Reads all files of a project. What is the same in the project before, such as a copied schema, is shared with it. */
export function readProject(
  place: ProjectFolder,
  before?: Project,
  reader: TextReader = new TextReader(),
): ReadProject | Failure {
  const { folder, ignored } = place;
  const files = new ReadFiles(folder.path, reader);
  const named = layersNamedIn(folder.files.includes(manifestName) ? files.read(manifestName) : undefined);
  const others = folder.files.filter((name) => name !== manifestName);
  for (const name of others) if (isConfigFile(name) || named?.has(name) === true) files.read(name);
  for (const name of filesBelow(place, named)) files.read(name);
  if (files.failure !== undefined) return files.failure;
  const { texts, unread } = files;
  const { isRepository, gitignores, root } = ignored;
  const input = {
    files: texts,
    otherNames: folder.files.filter((name) => !texts.has(name)),
    schemas: new SchemaFiles(place, reader),
    ...(isRepository ? { gitignores, folderInRepository: pathBelow(root, folder.path) } : {}),
  };
  return { kind: "project", folder: folder.path, project: Project.open(input, before), unread };
}

/** The files of one project as far as they have been read. */
class ReadFiles {
  readonly texts = new Map<string, string>();
  readonly unread = new Map<string, UnreadText["kind"]>();
  /** The first file that could not be read at all. */
  failure: Failure | undefined;
  readonly #folder: string;
  readonly #reader: TextReader;

  constructor(folder: string, reader: TextReader) {
    this.#folder = folder;
    this.#reader = reader;
  }

  read(name: string): string {
    const file = this.#reader.read(join(this.#folder, name));
    if (file.kind === "failure") this.failure ??= file;
    else if (file.kind !== "text") this.unread.set(name, file.kind);
    const text = file.kind === "text" ? file.text : "";
    this.texts.set(name, text);
    return text;
  }
}

function layersNamedIn(manifest: string | undefined): NamedLayers | undefined {
  if (manifest === undefined || !mayNameOthers(manifest)) return undefined;
  return namedLayers(readTree(manifest, tomlLanguage({ version: "1.1" })));
}

/** Whether some text in quotes may be a file that its own name does not make a layer. Nearly no `strata.toml` has one. */
function mayNameOthers(manifest: string): boolean {
  if (manifest.includes("\\") || manifest.includes('"""') || manifest.includes("'''")) return true;
  for (const [, double, single] of manifest.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)) {
    const written = (double ?? single ?? "").replace(/\?$/, "");
    const isName = written.includes("/") || written.includes(".");
    if (isName && (written.includes("/") || roleOf(written) === undefined)) return true;
  }
  return false;
}

/** The layers in folders below that `strata.toml` names. */
function filesBelow({ folder, boundary }: ProjectFolder, named: NamedLayers | undefined): readonly string[] {
  return (named?.folders ?? []).flatMap((below) => {
    const path = join(folder.path, below);
    if (!leadsInside(path, boundary, "folder")) return [];
    const listed = listFolder(path, boundary);
    if (listed.kind === "failure") return [];
    return listed.files.map((name) => `${below}/${name}`).filter((name) => named?.has(name) === true);
  });
}

/** Schemas that ship and schemas in files, read when the engine asks for them. */
class SchemaFiles implements SchemaTexts {
  readonly #place: ProjectFolder;
  readonly #reader: TextReader;
  readonly #texts = new Map<string, string | undefined>();

  constructor(place: ProjectFolder, reader: TextReader) {
    this.#place = place;
    this.#reader = reader;
  }

  get(reference: string): string | undefined {
    if (!this.#texts.has(reference)) this.#texts.set(reference, this.#read(reference));
    return this.#texts.get(reference);
  }

  #read(reference: string): string | undefined {
    if (reference.startsWith("strata:")) return shippedSchemas.get(reference);
    if (reference === "" || /^[a-z][a-z0-9+.-]+:/i.test(reference) || reference.includes("\0")) return undefined;
    const { folder, boundary, isInside } = this.#place;
    const path = join(folder.path, reference);
    const isListed = isInside && folder.files.includes(reference);
    const file = isListed || leadsInside(path, boundary, "file") ? this.#reader.read(path) : undefined;
    return file?.kind === "text" ? file.text : undefined;
  }
}
