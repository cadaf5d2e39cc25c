import type { Problem } from "../problems/problem.ts";
import type { Tree } from "../syntax/tree.ts";
import type { Manifest } from "./manifest.ts";
import { manifestSentences } from "./manifestMessages.ts";
import type { FilePlace, Stack } from "./plan.ts";
import { roleOf } from "./planNames.ts";
import { isUri, schemaReference } from "./planPaths.ts";

interface SchemaSearch {
  readonly files: ReadonlyMap<string, Tree>;
  readonly manifest: Manifest | undefined;
  /** All names in the folder. */
  readonly names: readonly string[];
  readonly stacks: readonly Stack[];
  readonly default: string | undefined;
}

export interface FoundSchema {
  readonly schema: string | undefined;
  readonly place: FilePlace | undefined;
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
}

/** `strata.toml` first, then a `#:schema` line, then a file whose name says that it is the schema, then the default. */
export function findSchema(search: SchemaSearch): FoundSchema {
  const { manifest, names } = search;
  const directives = directivesIn(search);
  const problems = new Map(directives.flatMap(({ file, problem }) => (problem ? [[file, [problem]] as const] : [])));
  const named = manifest?.settings.schema;
  if (named !== undefined) {
    const { schemaPlace } = manifest ?? {};
    return { schema: named, place: schemaPlace && { file: "strata.toml", ...schemaPlace }, problems };
  }
  for (const { file, schema, start, end } of directives) {
    if (schema !== undefined) return { schema, place: { file, start, end }, problems };
  }
  const schema = besideIn(names) ?? (search.default === undefined ? undefined : defaultReference(search.default));
  return { schema, place: undefined, problems };
}

/** The editor's settings may name a file anywhere in the workspace by its URI; who reads it sees to its being there. */
function defaultReference(written: string): string | undefined {
  return written.startsWith("strata:") || !isUri(written) ? schemaReference(written) : written;
}

/** The one schema in the folder, or of several the one that is called `config.schema.json`. */
function besideIn(names: readonly string[]): string | undefined {
  const schemas = new Set(names.filter((name) => roleOf(name) === "schema" && !name.includes("/")));
  if (schemas.has("config.schema.json")) return "config.schema.json";
  return schemas.size === 1 ? [...schemas][0] : undefined;
}

interface Directive extends FilePlace {
  readonly schema: string | undefined;
  readonly problem: Problem | undefined;
}

/** The lines of lower layers come first, those of files that are in no stack last. */
function directivesIn({ files, stacks }: SchemaSearch): Directive[] {
  const layers = stacks.flatMap((stack) => stack.layers.map((layer) => layer.file));
  const ordered = new Set([...layers, ...[...files.keys()].sort()]);
  const directives: Directive[] = [];
  for (const file of ordered) {
    const tree = files.get(file);
    const directive = tree === undefined || roleOf(file) === "manifest" ? undefined : directiveIn(tree, file);
    if (directive !== undefined) directives.push(directive);
  }
  return directives;
}

/** Whether a line above the first setting names a schema. */
export function hasDirective(tree: Tree): boolean {
  return directiveIn(tree, "") !== undefined;
}

/** The line stands above the first setting, as in Taplo and Tombi. */
function directiveIn(tree: Tree, file: string): Directive | undefined {
  for (const { statement, start } of tree.statements()) {
    if (statement.kind === "blank") continue;
    if (statement.kind !== "comment") return undefined;
    const text = tree.slice(start + statement.start, start + statement.end);
    const written = text.startsWith("#:schema ") ? text.slice("#:schema ".length).trim() : "";
    if (written === "") continue;
    const at = start + statement.start + text.indexOf(written, "#:schema ".length);
    const place = { start: at, end: at + written.length };
    const schema = schemaReference(written);
    return { file, ...place, schema, problem: schema === undefined ? unusable(written, place) : undefined };
  }
  return undefined;
}

/** Other tools may well use the line, so a schema on the network is no more than worth knowing. */
function unusable(written: string, place: { readonly start: number; readonly end: number }): Problem {
  const { schemaRemote, schemaOutside } = manifestSentences;
  const isRemote = isUri(written);
  const severity = isRemote ? "information" : "warning";
  return { code: "project-error", severity, message: isRemote ? schemaRemote : schemaOutside, ...place };
}
