import type { EffectiveValueData, ProjectSummary, StackSummary } from "../../../../server/src/protocol/commands.ts";

/** What the view in the Explorer shows: projects, their stacks, sections, and settings. */
export type TreeNode = ProjectNode | StackNode | SectionNode | SettingNode;

export interface ProjectNode {
  readonly kind: "project";
  readonly project: ProjectSummary;
}

export interface StackNode {
  readonly kind: "stack";
  readonly project: ProjectSummary;
  readonly stack: StackSummary;
}

export interface SectionNode {
  readonly kind: "section";
  readonly parent: StackNode;
  readonly name: string;
  readonly settings: readonly SettingNode[];
}

export interface SettingNode {
  readonly kind: "setting";
  readonly parent: StackNode;
  readonly key: string;
  /** Undefined for a setting that is missing. */
  readonly value: EffectiveValueData | undefined;
  /** What is wrong with it, in sentences. */
  readonly problems: readonly string[];
}
