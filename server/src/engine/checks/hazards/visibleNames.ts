import { scopes } from "../../project/expandedLayers.ts";
import type { Stack } from "../../project/plan.ts";
import type { Project } from "../../project/project.ts";
import type { ProjectFile } from "../../project/projectFile.ts";
import { cyclicNames } from "../../syntax/env/cyclicNames.ts";
import type { RawSetting } from "../../syntax/env/expandAll.ts";
import type { Assignment } from "../../syntax/statement.ts";
import { assignmentsIn, dialectOf } from "../references.ts";

/** What a reference finds under a name. */
export type Sight =
  | { readonly kind: "set" | "from-environment" | "further-down" | "nowhere" }
  | { readonly kind: "in-other-file"; readonly file: string };

/** Which names the references of one `.env` file can see. */
export class VisibleNames {
  readonly #project: Project;
  readonly #file: ProjectFile;
  readonly #stacks: readonly Stack[];
  #order: ReadonlyMap<string, number> | undefined;
  #positions: ReadonlyMap<Assignment, number> | undefined;
  #cyclic: ReadonlySet<string> | undefined;

  constructor(project: Project, file: ProjectFile) {
    this.#project = project;
    this.#file = file;
    this.#stacks = project.stacksOf(file.name);
  }

  sightOf(name: string, assignment: Assignment): Sight {
    const isOwn = this.#file.tree.root.entries.has(name);
    const isSelf = name === assignment.keys[0]?.name;
    if (isOwn && !isSelf) return { kind: this.#isInOrder(name, assignment) ? "set" : "further-down" };
    const scope = scopes[this.#project.plan.loader.dialect];
    if (scope === "whole-stack" && this.#others("all").some((file) => sets(file, name))) return { kind: "set" };
    if (scope === "files-above" && this.#others("above").some((file) => sets(file, name))) return { kind: "set" };
    // A setting that adds to the variable of its own name, such as PATH, means that of the environment.
    if (isSelf || wellKnown.has(name)) return { kind: "from-environment" };
    const other = this.#others("all").find((file) => sets(file, name));
    return other === undefined ? { kind: "nowhere" } : { kind: "in-other-file", file: other.name };
  }

  isSetAnywhere(name: string): boolean {
    return sets(this.#file, name) || this.#others("all").some((file) => sets(file, name));
  }

  /** Whether a name leads back to itself; only where references are followed can it. */
  isCyclic(name: string): boolean {
    this.#cyclic ??= this.#findCyclic();
    return this.#cyclic.has(name);
  }

  /** The other `.env` files of the stacks: all of them, or those that are read before because they win. */
  #others(which: "all" | "above"): readonly ProjectFile[] {
    const others = new Set<ProjectFile>();
    for (const stack of this.#stacks) {
      const layers = this.#project.layersOf(stack);
      const end = which === "all" ? layers.length : layers.findIndex(({ name }) => name === this.#file.name);
      for (const layer of layers.slice(0, end)) {
        if (layer.name !== this.#file.name && layer.tree.language.name === "env") others.add(layer);
      }
    }
    return [...others];
  }

  #isInOrder(name: string, assignment: Assignment): boolean {
    if (dialectOf(this.#project).expansion.forwardReferences === "followed") return true;
    if (this.#order === undefined || this.#positions === undefined) {
      const assignments = assignmentsIn(this.#file);
      const order = new Map<string, number>();
      for (const [index, { keys }] of assignments.entries()) {
        const first = keys[0]?.name;
        if (first !== undefined && !order.has(first)) order.set(first, index);
      }
      this.#order = order;
      this.#positions = new Map(assignments.map((found, index) => [found, index]));
    }
    return (this.#order.get(name) ?? Number.MAX_SAFE_INTEGER) < (this.#positions.get(assignment) ?? 0);
  }

  #findCyclic(): ReadonlySet<string> {
    const dialect = dialectOf(this.#project);
    if (dialect.expansion.forwardReferences !== "followed") return new Set();
    const cyclic = new Set<string>();
    for (const files of this.#families()) {
      const settings = new Map<string, RawSetting>();
      for (const file of files) for (const assignment of assignmentsIn(file)) addSetting(settings, assignment);
      for (const name of cyclicNames(settings, dialect, new Map())) cyclic.add(name);
    }
    return cyclic;
  }

  /** The files whose settings are replaced together, lowest first. */
  #families(): readonly (readonly ProjectFile[])[] {
    const isAlone = scopes[this.#project.plan.loader.dialect] !== "whole-stack" || this.#stacks.length === 0;
    if (isAlone) return [[this.#file]];
    return this.#stacks.map((stack) => [...this.#project.layersOf(stack)].reverse());
  }
}

function sets({ tree }: ProjectFile, name: string): boolean {
  return tree.root.entries.has(name);
}

function addSetting(settings: Map<string, RawSetting>, { keys, value, quote = "none" }: Assignment): void {
  const name = keys[0]?.name;
  if (name !== undefined && value?.kind === "string") settings.set(name, { raw: value.value, quote });
}

/** Every process has these. */
const wellKnown: ReadonlySet<string> = new Set(
  "HOME USER LOGNAME PATH PWD SHELL HOSTNAME LANG TMPDIR TEMP TMP UID USERNAME USERPROFILE APPDATA".split(" "),
);
