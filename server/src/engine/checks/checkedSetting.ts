import type { Lookup } from "../project/lookup.ts";
import { lookUp } from "../project/lookup.ts";
import type { Stack } from "../project/plan.ts";
import type { Project } from "../project/project.ts";
import type { ProjectFile } from "../project/projectFile.ts";
import type { Children } from "../schema/children.ts";
import type { SchemaNode } from "../schema/schemaNode.ts";
import type { Node, Path } from "../syntax/node.ts";
import type { KeyPart, Statement } from "../syntax/statement.ts";
import type { LocalProblem } from "./localProblem.ts";

/** What a stack makes of the setting that is being checked. */
export interface StackLookup {
  readonly stack: Stack;
  readonly lookup: Lookup;
}

/** The statement that a setting is written in. */
export interface Written {
  readonly project: Project;
  readonly file: ProjectFile;
  readonly statement: Statement;
}

/** One setting in one file, with all that a check may want to know of it. */
export class CheckedSetting {
  readonly project: Project;
  readonly file: ProjectFile;
  readonly statement: Statement;
  /** The way from the root of the configuration. */
  readonly path: Path;
  /** The part of the key that names the setting; its span counts from the statement. */
  readonly key: KeyPart;
  /** Undefined for a table that a header opens. */
  readonly value: Node | undefined;
  /** The schemas that govern the value. */
  readonly children: Children;
  /** The schemas that govern the table around it. */
  readonly siblings: readonly SchemaNode[];
  #lookups: readonly StackLookup[] | undefined;

  // One is made for every setting of every file. That `written` is no part of `parts` spares a copy of it for each.
  constructor(written: Written, parts: Pick<CheckedSetting, "path" | "key" | "value" | "children" | "siblings">) {
    this.project = written.project;
    this.file = written.file;
    this.statement = written.statement;
    this.path = parts.path;
    this.key = parts.key;
    this.value = parts.value;
    this.children = parts.children;
    this.siblings = parts.siblings;
  }

  /** What each stack that reads this file makes of the setting. */
  get lookups(): readonly StackLookup[] {
    this.#lookups ??= this.project.stacksOf(this.file.name).map((stack) => ({
      stack,
      lookup: lookUp(this.project, stack, this.path),
    }));
    return this.#lookups;
  }

  /** Whether the file is read by the application at all; a template is not. */
  get isLayer(): boolean {
    return this.lookups.length > 0;
  }

  /** A problem on the key. */
  onKey(problem: Pick<LocalProblem, "code" | "severity" | "message"> & Partial<LocalProblem>): LocalProblem {
    return { statement: this.statement, start: this.key.start, end: this.key.end, ...problem };
  }

  /** A problem on the value, or on the key where there is no value. */
  onValue(problem: Pick<LocalProblem, "code" | "severity" | "message"> & Partial<LocalProblem>): LocalProblem {
    const { start, end } = this.value ?? this.key;
    return { statement: this.statement, start, end, ...problem };
  }
}

/** A check of one setting: one file, one pure function, one code. */
export type SettingCheck = (setting: CheckedSetting) => readonly LocalProblem[];

/** A check of one file as a whole. */
export type FileCheck = (project: Project, file: ProjectFile) => readonly LocalProblem[];
