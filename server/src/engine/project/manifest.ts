import type * as z from "zod/mini";
import { type Problem, type ProblemCode, problemCodes, type Severity } from "../problems/problem.ts";
import type { Tree } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { manifestSentences, notAmong, type Suggestion, unknownSetting, wrongKind } from "./manifestMessages.ts";
import { entriesInOrder, placeOf, plainOf } from "./manifestPlaces.ts";
import { manifestSchema, ruleSchema, stackSchema } from "./manifestSchema.ts";
import { isUri, schemaReference } from "./planPaths.ts";

/** What `strata.toml` says. Only what is valid is in it; each mistake costs no more than itself. */
export interface Manifest {
  readonly settings: ManifestSettings;
  /** Where the value of `schema` stands. */
  readonly schemaPlace: Span | undefined;
  /** As written and in that order; undefined where the file speaks of no stacks. */
  readonly stacks: readonly WrittenStack[] | undefined;
  readonly rules: ReadonlyMap<ProblemCode, Severity | "off">;
  readonly problems: readonly Problem[];
}

/** `strata.toml` as text, and what it says. */
export interface ManifestFile {
  readonly tree: Tree;
  readonly manifest: Manifest;
}

export type ManifestSettings = Omit<z.output<typeof manifestSchema>, "stacks" | "rules">;

export interface WrittenStack extends Span {
  readonly name: string;
  readonly layers: readonly WrittenLayer[];
}

/** The text of a layer as it stands in the file, its `?` taken off. */
export interface WrittenLayer extends Span {
  readonly file: string;
  readonly isOptional: boolean;
}

export function manifestFileOf(tree: Tree): ManifestFile {
  return { tree, manifest: readManifest(tree) };
}

export function readManifest(tree: Tree): Manifest {
  const plain = plainOf(tree.root);
  const problems = issuesOf(plain).flatMap((issue) => issueProblems(tree, plain, issue));
  const { schema, ...settings } = validSettings(plain);
  const schemaPlace = schema === undefined ? undefined : placeOf(tree, ["schema"]).value;
  const reference = schema === undefined ? undefined : schemaReference(schema);
  if (schema !== undefined && schemaPlace !== undefined && reference === undefined) {
    const { schemaRemote, schemaOutside } = manifestSentences;
    problems.push(projectError("error", schemaPlace, { message: isUri(schema) ? schemaRemote : schemaOutside }));
  }
  return {
    settings: reference === undefined ? settings : { ...settings, schema: reference },
    schemaPlace: reference === undefined ? undefined : schemaPlace,
    stacks: stacksOf(tree),
    rules: rulesOf(tree),
    problems,
  };
}

export function projectError(severity: Severity, { start, end }: Span, { message, replacement }: Suggestion): Problem {
  const problem: Problem = { code: "project-error", severity, message, start, end };
  return replacement === undefined ? problem : { ...problem, data: { replacement } };
}

type Issue = z.core.$ZodIssue;

function issuesOf(plain: unknown): readonly Issue[] {
  return manifestSchema.safeParse(plain).error?.issues ?? [];
}

function issueProblems(tree: Tree, plain: unknown, issue: Issue): Problem[] {
  if (issue.code === "unrecognized_keys") {
    const known = knownNames(issue.path);
    return issue.keys.map((name) => {
      const { key } = placeOf(tree, [...issue.path, name]);
      return projectError("warning", key, unknownSetting(name, known));
    });
  }
  const place = placeOf(tree, issue.path);
  if (!place.isRead) return [];
  const severity = issue.path[0] === "rules" ? "warning" : "error";
  const isMissing = issue.path.length === 3 && valueAt(plain, issue.path) === undefined;
  if (isMissing) return [projectError(severity, place.key, { message: manifestSentences.noLayers })];
  return [projectError(severity, place.value, sentenceOf(plain, issue))];
}

function sentenceOf(plain: unknown, issue: Issue): Suggestion {
  if (issue.code === "invalid_type") return { message: wrongKind(issue.expected) };
  if (issue.code === "too_small") return { message: manifestSentences.empty };
  if (issue.code !== "invalid_value") return { message: wrongKind("") };
  return notAmong(valueAt(plain, issue.path), issue.values.map(String));
}

function knownNames(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(manifestSchema.shape);
  return path[0] === "rules" ? problemCodes : Object.keys(stackSchema.shape);
}

function valueAt(plain: unknown, path: readonly PropertyKey[]): unknown {
  let value = plain;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value;
}

/** The file with all that is wrong with it taken out, setting by setting. */
function validSettings(plain: unknown): ManifestSettings {
  const valid: Record<string, unknown> = Object.create(null);
  for (const [name, setting] of Object.entries(manifestSchema.shape)) {
    if (name === "stacks" || name === "rules") continue;
    const read = setting.safeParse(valueAt(plain, [name]));
    if (read.success && read.data !== undefined) valid[name] = read.data;
  }
  return manifestSchema.safeParse(valid).data ?? {};
}

function stacksOf(tree: Tree): readonly WrittenStack[] | undefined {
  const entries = entriesInOrder(tree, "stacks");
  if (entries.length === 0) return undefined;
  return entries.flatMap((entry) => {
    const read = stackSchema.safeParse(plainOf(entry.value));
    if (!read.success) return [];
    const { start, end } = placeOf(tree, ["stacks", entry.name]).key;
    const layers = read.data.layers.map((written, index) => {
      const place = placeOf(tree, ["stacks", entry.name, "layers", index]).value;
      const isOptional = written.endsWith("?");
      return { ...place, file: isOptional ? written.slice(0, -1) : written, isOptional };
    });
    return [{ name: entry.name, layers, start, end }];
  });
}

function rulesOf(tree: Tree): Map<ProblemCode, Severity | "off"> {
  const rules = new Map<ProblemCode, Severity | "off">();
  const table = tree.root.entries.get("rules")?.value;
  if (table?.kind !== "table") return rules;
  for (const code of problemCodes) {
    const value = table.entries.get(code)?.value;
    const read = value === undefined ? undefined : ruleSchema.safeParse(plainOf(value));
    if (read?.success) rules.set(code, read.data);
  }
  return rules;
}
