import type { JudgeOptions } from "../schema/judge/walk.ts";
import { isMadeOf, readSchema, type Schema, type SchemaTexts } from "../schema/readSchema.ts";
import type { SchemaNode } from "../schema/schemaNode.ts";
import { envLanguage } from "../syntax/env/envLanguage.ts";
import type { Language } from "../syntax/language.ts";
import type { Table } from "../syntax/node.ts";
import { type EditedTree, readTree, withEdit } from "../syntax/readTree.ts";
import { tomlLanguage } from "../syntax/toml/tomlLanguage.ts";
import type { Tree } from "../syntax/tree.ts";
import type { Edit } from "../text/span.ts";
import { expandedLayers } from "./expandedLayers.ts";
import { settingsOf } from "./fileSettings.ts";
import type { GitignoreFile } from "./gitignore.ts";
import { asItsTextSays, withHeadersPlaced } from "./halfTypedHeaders.ts";
import { HarmlessPairs } from "./harmlessPairs.ts";
import type { Loader, LoaderName } from "./loader.ts";
import type { Lookup } from "./lookup.ts";
import { type ManifestFile, manifestFileOf } from "./manifest.ts";
import { mergedTable } from "./mergedTable.ts";
import { languageOf, type Plan, type PlanningInput, planLoader, planProject, type Stack } from "./plan.ts";
import type { ProjectFile } from "./projectFile.ts";
import { judgeOptionsOf } from "./readAs.ts";
import { isPlannedAlike, isSetUpAlike } from "./sameAsBefore.ts";
import { SettingNames } from "./settingNames.ts";

/** All that a project is made of, as the outside world has read it. */
export interface ProjectInput {
  /** The texts of the configuration files, the templates and `strata.toml`, by path from the project's folder. */
  readonly files: ReadonlyMap<string, string>;
  /** The names of other files in the folder: schemas are found among them. */
  readonly otherNames: readonly string[];
  /** The texts of schemas by the reference that a plan names: a path from the folder, or `strata:<name>`. */
  readonly schemas: SchemaTexts;
  /** The `.gitignore` files that speak for the folder; undefined outside a repository. */
  readonly gitignores?: readonly GitignoreFile[];
  /** The way to the project's folder from the root that the folders of `gitignores` count from, if they are not the same. */
  readonly folderInRepository?: string;
  readonly defaults?: ProjectDefaults;
  /** Files that start with a byte order mark on disk, which an editor leaves out of the text that it shows. */
  readonly marked?: ReadonlySet<string>;
}

/** What settings of the editor say where the project itself says nothing. */
export interface ProjectDefaults {
  readonly schema?: string;
  readonly loader?: LoaderName;
}

/** What became different between a project and the one before. */
export type ProjectChange =
  | { readonly kind: "everything" }
  /** An edit that can change nothing but some settings of one table of one file, and what is said of them. */
  | { readonly kind: "settings"; readonly file: string; readonly edited: EditedTree }
  /** An edit that may have moved settings to other tables of the file. */
  | { readonly kind: "structure"; readonly file: string; readonly edited: EditedTree; readonly before: Tree };

/**
 * All configuration files of one folder, with one schema and one loader. It never changes: `withEdit` and `withInput` make
 * the next one, which shares all that is the same.
 */
export class Project {
  readonly input: ProjectInput;
  readonly plan: Plan;
  readonly schema: Schema | undefined;
  readonly files: ReadonlyMap<string, ProjectFile>;
  readonly manifestFile: ManifestFile | undefined;
  readonly rootNodes: readonly SchemaNode[];
  readonly names: SettingNames;
  readonly harmlessPairs: HarmlessPairs;
  readonly #layers = new Map<Stack, readonly ProjectFile[]>();
  readonly #lookups = new Map<Stack, Map<string, Lookup>>();
  readonly #judgeOptions = new Map<Language["name"], JudgeOptions>();
  #stacksOf: ReadonlyMap<string, readonly Stack[]> | undefined;

  private constructor(parts: ProjectParts) {
    this.input = parts.input;
    this.plan = parts.plan;
    this.schema = parts.schema;
    this.files = parts.files;
    this.names = parts.names;
    this.harmlessPairs = parts.harmlessPairs;
    this.manifestFile = parts.manifestFile;
    this.rootNodes = parts.schema === undefined ? [] : [parts.schema.root];
  }

  static open(input: ProjectInput, before?: Project): Project {
    return Project.#open(input, before, before);
  }

  /** Trees are shared with `before`; plan and names with `planned`, which holds them for the very texts that it has. */
  static #open(input: ProjectInput, before: Project | undefined, planned: Project | undefined): Project {
    const { files: texts, otherNames } = input;
    const manifestFile = openManifest(texts.get(manifestName), before);
    const planning = planningOf(input, manifestFile);
    const alike = planned !== undefined && isSetUpAlike(input, manifestFile, planned) ? planned : undefined;
    const loader = alike?.plan.loader ?? planLoader([...texts.keys(), ...otherNames], planning).loader;
    const trees = readAll(texts, manifestFile, loader, before);
    const isSamePlan = alike !== undefined && isPlannedAlike(trees, manifestFile, alike);
    const plan = isSamePlan ? alike.plan : planProject({ files: trees, otherNames, ...planning });
    const schema = schemaFor(plan, input, before);
    const isSameReading = isSamePlan && schema === alike.schema;
    const names = isSameReading
      ? alike.names
      : new SettingNames(plan.loader, schema === undefined ? [] : [schema.root]);
    const files = filesOf(trees, plan, names, isSameReading ? alike : undefined);
    return new Project({ input, plan, schema, manifestFile, names, files, harmlessPairs: new HarmlessPairs() });
  }

  /** `strata.toml`, if there is one. */
  get manifest(): Tree | undefined {
    return this.manifestFile?.tree;
  }

  /** The project after an edit of one of its files. */
  withEdit(name: string, edit: Edit): { readonly project: Project; readonly change: ProjectChange } {
    const file = this.files.get(name);
    if (file === undefined) return { project: this, change: { kind: "everything" } };
    const edited = this.#placed(name, withEdit(file.tree, edit));
    const mayReplan =
      edited.section === undefined || name === manifestName || changesNames(edited) || namesSchema(edited);
    // What is wrong with `#:schema` lines is placed by the plan, so it must follow every edit.
    if (mayReplan || this.plan.fileProblems.size > 0) return this.#replanned(name, edited);
    return { project: this.#withTree(name, edited.tree), change: { kind: "settings", file: name, edited } };
  }

  #placed(name: string, edited: EditedTree): EditedTree {
    const tree = placedTree(name, edited.tree, this.plan, this.names);
    return tree === edited.tree ? edited : { ...edited, tree };
  }

  #replanned(name: string, edited: EditedTree): { project: Project; change: ProjectChange } {
    const trees = new Map(
      [...this.files].map(([other, { tree }]) => [other, asItsTextSays(other === name ? edited.tree : tree)]),
    );
    const manifestFile = name === manifestName ? manifestFileOf(edited.tree) : this.manifestFile;
    const { otherNames } = this.input;
    const plan = planProject({ files: trees, otherNames, ...planningOf(this.input, manifestFile) });
    if (!samePlan(plan, this.plan)) {
      const texts = new Map([...trees].map(([other, tree]) => [other, tree.text()]));
      return {
        project: Project.#open(
          { ...this.input, files: texts },
          this.#withTree(name, edited.tree, { manifestFile }),
          undefined,
        ),
        change: { kind: "everything" },
      };
    }
    const project = this.#withTree(name, edited.tree, { plan, manifestFile });
    const before = this.files.get(name)?.tree;
    if (name === manifestName || before === undefined) return { project, change: { kind: "everything" } };
    if (edited.section === undefined) return { project, change: { kind: "structure", file: name, edited, before } };
    return { project, change: { kind: "settings", file: name, edited } };
  }

  #withTree(name: string, tree: Tree, parts: Partial<ProjectParts> = {}): Project {
    const files = new Map(this.files);
    files.set(name, fileOf(name, tree, this.plan, this.names));
    const { input, plan, schema, manifestFile, names, harmlessPairs } = this;
    return new Project({ input, plan, schema, manifestFile, names, harmlessPairs, ...parts, files });
  }

  /** The layers of a stack that are there, highest first, the order in which they win; with references replaced. */
  layersOf(stack: Stack): readonly ProjectFile[] {
    const known = this.#layers.get(stack);
    if (known !== undefined) return known;
    const files = stack.layers.flatMap((layer) => this.files.get(layer.file) ?? []).reverse();
    const layers = expandedLayers(files, this.plan.loader.dialect);
    this.#layers.set(stack, layers);
    return layers;
  }

  /** What `lookUp` has found in a stack so far. */
  lookupsOf(stack: Stack): Map<string, Lookup> {
    const known = this.#lookups.get(stack) ?? new Map<string, Lookup>();
    this.#lookups.set(stack, known);
    return known;
  }

  stacksOf(name: string): readonly Stack[] {
    this.#stacksOf ??= stacksByFile(this.plan.stacks);
    return this.#stacksOf.get(name) ?? noStacks;
  }

  stackNamed(name: string): Stack | undefined {
    return this.plan.stacks.find((stack) => stack.name === name);
  }

  /** How values of one kind of file are judged. */
  judgeOptionsFor(language: Language["name"]): JudgeOptions {
    const known = this.#judgeOptions.get(language) ?? judgeOptionsOf(this.plan.loader, language);
    this.#judgeOptions.set(language, known);
    return known;
  }

  /** What a stack makes of all settings, as a view that merges what is asked for. */
  merged(stack: Stack): Table {
    const layers = this.layersOf(stack).map(({ settings, tree }) => ({
      table: settings,
      language: tree.language.name,
    }));
    return mergedTable(layers, this.plan.loader, this.rootNodes);
  }
}

interface ProjectParts {
  readonly input: ProjectInput;
  readonly plan: Plan;
  readonly schema: Schema | undefined;
  readonly files: ReadonlyMap<string, ProjectFile>;
  readonly manifestFile: ManifestFile | undefined;
  readonly names: SettingNames;
  /** Kept from edit to edit, as long as the plan is the same. */
  readonly harmlessPairs: HarmlessPairs;
}

export const manifestName = "strata.toml";
const manifestLanguage = tomlLanguage({ version: "1.1" });

const noStacks: readonly Stack[] = [];

function stacksByFile(stacks: readonly Stack[]): ReadonlyMap<string, readonly Stack[]> {
  const byFile = new Map<string, Stack[]>();
  for (const stack of stacks) {
    for (const { file } of stack.layers) {
      const known = byFile.get(file);
      if (known === undefined) byFile.set(file, [stack]);
      else if (known.at(-1) !== stack) known.push(stack);
    }
  }
  return byFile;
}

/** Files are shared with a project that makes the same settings of the same texts. */
function filesOf(
  trees: ReadonlyMap<string, Tree>,
  plan: Plan,
  names: SettingNames,
  alike: Project | undefined,
): Map<string, ProjectFile> {
  const files = new Map<string, ProjectFile>();
  for (const [name, tree] of trees) {
    const known = alike?.files.get(name);
    if (known?.tree === tree) files.set(name, known);
    else files.set(name, fileOf(name, placedTree(name, tree, plan, names), plan, names));
  }
  return files;
}

/** `strata.toml` has a schema of its own, which knows nothing of these settings. */
function placedTree(name: string, tree: Tree, { loader }: Plan, names: SettingNames): Tree {
  return name === manifestName ? tree : withHeadersPlaced(tree, loader, names);
}

function fileOf(name: string, tree: Tree, { loader }: Plan, names: SettingNames): ProjectFile {
  return { name, tree, settings: settingsOf(tree, loader, names) };
}

/** A language is made once and shared, so that trees of one can be told from those of another. */
function languageFor(name: string, loader: Loader): Language {
  if (name === manifestName) return manifestLanguage;
  return languageOf(name) === "toml" ? tomlLanguage({ version: loader.tomlVersion }) : envLanguage(loader.dialect);
}

function openManifest(text: string | undefined, before: Project | undefined): ManifestFile | undefined {
  if (text === undefined) return undefined;
  const known = before?.manifestFile;
  const tree = readUnlessKnown(text, manifestLanguage, known?.tree);
  return known !== undefined && known.tree === tree ? known : manifestFileOf(tree);
}

function planningOf({ defaults }: ProjectInput, manifestFile: ManifestFile | undefined): PlanningInput {
  const manifest = manifestFile?.manifest;
  return defaults === undefined ? { manifest } : { manifest, defaults };
}

/** Reads all files, but those whose text and language are as before. */
function readAll(
  texts: ReadonlyMap<string, string>,
  manifestFile: ManifestFile | undefined,
  loader: Loader,
  before: Project | undefined,
): Map<string, Tree> {
  const trees = new Map<string, Tree>();
  for (const [name, text] of texts) {
    const known = name === manifestName ? manifestFile?.tree : before?.files.get(name)?.tree;
    const tree = readUnlessKnown(text, languageFor(name, loader), known);
    trees.set(name, name === manifestName ? tree : asItsTextSays(tree));
  }
  return trees;
}

function readUnlessKnown(text: string, language: Language, known: Tree | undefined): Tree {
  return known !== undefined && known.language === language && known.text() === text ? known : readTree(text, language);
}

function schemaFor(plan: Plan, input: ProjectInput, before: Project | undefined): Schema | undefined {
  if (plan.schema === undefined) return undefined;
  const text = input.schemas.get(plan.schema);
  if (text === undefined) return undefined;
  const known = before?.plan.schema === plan.schema ? before.schema : undefined;
  if (known !== undefined && isMadeOf(known, input.schemas)) return known;
  return readSchema(text, { uri: plan.schema, bundled: input.schemas });
}

/** Whether an edit adds, removes or renames settings: what a file contains decides whether it is a base or an overlay. */
function changesNames(edited: EditedTree): boolean {
  return namesIn(edited.removed) !== namesIn(edited.inserted);
}

function namesIn(statements: EditedTree["removed"]): string {
  const names: string[] = [];
  for (const statement of statements) {
    if (statement.kind === "assignment") for (const key of statement.keys) names.push(key.name);
  }
  return names.join("\0");
}

/** A comment line may hold `#:schema`, and whether it does is not known without its text. */
function namesSchema(edited: EditedTree): boolean {
  return [...edited.removed, ...edited.inserted].some((statement) => statement.kind === "comment");
}

function samePlan(one: Plan, other: Plan): boolean {
  return one === other || JSON.stringify(planFacts(one)) === JSON.stringify(planFacts(other));
}

function planFacts({ loader, schema, schemaPlace, stacks, templates, rules, base }: Plan): unknown {
  return [loader, schema, schemaPlace?.file, stacks, templates, [...rules], base];
}
