import type { Problem, ProblemCode, Severity } from "../problems/problem.ts";
import type { Tree } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { conventionalStacks } from "./conventions.ts";
import type { Loader, LoaderName } from "./loader.ts";
import { loaderOf } from "./loaders.ts";
import type { Manifest, ManifestSettings } from "./manifest.ts";
import { writtenStacks } from "./manifestStacks.ts";
import { guessLoader } from "./planGuess.ts";
import { roleOf, templateOf } from "./planNames.ts";
import { findSchema } from "./planSchema.ts";

export { type NamedLayers, namedLayers } from "./planLayers.ts";
export {
  type FileRole,
  isConfigFile,
  isSecretsFile,
  languageOf,
  roleOf,
  templateOf,
} from "./planNames.ts";
/** How the files of a folder make configurations, whether `strata.toml` says so or their names. */
export interface Plan {
  /** The row of the loader, changed by what `strata.toml` says about it. */
  readonly loader: Loader;
  /** Who named the loader; a guess is lenient wherever it may be wrong. */
  readonly loaderFrom: "manifest" | "defaults" | "guess";
  /** A file in the project's folder by its path from there, or `strata:<name>` for a schema that ships. */
  readonly schema: string | undefined;
  /** Where a file names the schema, to report there that it cannot be found; undefined where its own name made it be found. */
  readonly schemaPlace: FilePlace | undefined;
  readonly stacks: readonly Stack[];
  readonly templates: readonly Template[];
  readonly rules: ReadonlyMap<ProblemCode, Severity | "off">;
  /** What is wrong with `strata.toml`. */
  readonly problems: readonly Problem[];
  /** What is wrong with the `#:schema` lines of other files, by file. */
  readonly fileProblems: ReadonlyMap<string, readonly Problem[]>;
  /** The lowest file of the stack that is taken where none is named. */
  readonly base?: string;
}

export interface Stack {
  readonly name: string;
  /** Lowest first. */
  readonly layers: readonly Layer[];
}

export interface Layer {
  readonly file: string;
  readonly isOptional: boolean;
  readonly isPresent: boolean;
}

/** A file that is copied to make another one, and is no layer itself. */
export interface Template {
  readonly file: string;
  readonly of: string;
}

export interface FilePlace extends Span {
  readonly file: string;
}

export interface PlanInput extends PlanningInput {
  /** The configuration files by their path from the folder; also those in folders below that `strata.toml` names. */
  readonly files: ReadonlyMap<string, Tree>;
  /** The names of the other files in the folder: schemas, and what tells which program reads the configuration. */
  readonly otherNames?: readonly string[];
}

/** What counts beside the files themselves. */
export interface PlanningInput {
  readonly manifest: Manifest | undefined;
  /** What is taken where neither `strata.toml` nor a file says anything. */
  readonly defaults?: { readonly schema?: string; readonly loader?: LoaderName };
}

/** The loader is known from names and `strata.toml` alone, and decides in which language the files are read. */
export function planLoader(names: readonly string[], { manifest, defaults = {} }: PlanningInput) {
  const { loader: named, ...settings } = manifest?.settings ?? {};
  const chosen = named ?? defaults.loader;
  const loader = withSettings(chosen === undefined ? guessLoader(names) : loaderOf(chosen), settings);
  const loaderFrom = named !== undefined ? "manifest" : chosen !== undefined ? "defaults" : "guess";
  return { loader, loaderFrom } as const;
}

export function planProject({ files, manifest, otherNames = [], defaults = {} }: PlanInput): Plan {
  const names = [...files.keys(), ...otherNames];
  const { loader, loaderFrom } = planLoader(names, { manifest, defaults });
  const { stacks, problems } = stacksFor(files, manifest, loader);
  const found = findSchema({ files, manifest, names, stacks, default: defaults.schema });
  const base = (stacks.find((stack) => stack.name === "default") ?? stacks[0])?.layers[0]?.file;
  return {
    loader,
    loaderFrom,
    schema: found.schema,
    schemaPlace: found.place,
    stacks,
    templates: templatesAmong(files.keys(), stacks),
    rules: manifest?.rules ?? new Map(),
    problems: [...(manifest?.problems ?? []), ...problems].sort((one, other) => one.start - other.start),
    fileProblems: found.problems,
    ...(base === undefined ? {} : { base }),
  };
}

function stacksFor(files: ReadonlyMap<string, Tree>, manifest: Manifest | undefined, loader: Loader) {
  if (manifest?.stacks !== undefined) return writtenStacks(manifest.stacks, [...files.keys()]);
  return { stacks: conventionalStacks(files, loader), problems: [] };
}

function withSettings(loader: Loader, settings: Omit<ManifestSettings, "loader" | "schema">): Loader {
  const isCaseSensitive = settings["case-sensitive"];
  const keyCase = isCaseSensitive ? "sensitive" : "insensitive";
  const delimiter = settings["nested-delimiter"];
  return {
    ...loader,
    keyCase: isCaseSensitive === undefined ? loader.keyCase : { toml: keyCase, env: keyCase },
    unknownKeys: settings["unknown-keys"] ?? loader.unknownKeys,
    processEnvironment: settings["process-environment"] ?? loader.processEnvironment,
    emptyText: settings["empty-text"] ?? loader.emptyText,
    tables: settings.tables ?? loader.tables,
    tablesAcrossFormats: settings.tables ?? loader.tablesAcrossFormats,
    dialect: settings["env-dialect"] ?? loader.dialect,
    ...(delimiter === undefined ? {} : { nestedDelimiter: delimiter }),
  };
}

/** A template that a stack reads, as some test set-ups do, is a layer like any other. */
function templatesAmong(names: Iterable<string>, stacks: readonly Stack[]): Template[] {
  const read = new Set(stacks.flatMap((stack) => stack.layers.map((layer) => layer.file)));
  const templates: Template[] = [];
  for (const file of [...names].sort()) {
    const of = roleOf(file) === "template" && !read.has(file) ? templateOf(file) : undefined;
    if (of !== undefined) templates.push({ file, of });
  }
  return templates;
}
