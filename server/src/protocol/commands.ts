/**
 * The commands that a client asks for with `workspace/executeCommand`. Each takes one object. What comes back is the same
 * as what the command line prints: the text, and the data that it was made from. Lines and columns count from 1.
 */
export const commandNames = {
  projects: "strata.projects",
  effectiveConfig: "strata.effectiveConfig",
  explain: "strata.explain",
  diff: "strata.diff",
  stacks: "strata.stacks",
  secretRanges: "strata.secretRanges",
} as const;

export type CommandName = (typeof commandNames)[keyof typeof commandNames];

/** Secrets are masked unless the user asked to see them. */
export type SecretsShown = "masked" | "revealed";

export interface StacksParams {
  /** A file of a project, or its folder. */
  readonly uri: string;
}

/** A file, which need not be open. */
export interface SecretRangesParams {
  readonly uri: string;
}

export interface EffectiveConfigParams extends StacksParams {
  /** Without one, the stack that the file speaks for, or else the project's default. */
  readonly stack?: string;
  readonly format?: "toml" | "env" | "json";
  readonly secrets?: SecretsShown;
}

export interface ExplainParams extends StacksParams {
  /** The setting as people write it: `server.port`. */
  readonly key?: string;
  /** Without a key, the setting that a line of the file speaks of, wherever in it the position lies. */
  readonly position?: { readonly line: number; readonly column: number };
  /** Without one, all stacks are told. */
  readonly stack?: string;
  readonly secrets?: SecretsShown;
}

export interface DiffParams extends StacksParams {
  readonly one: string;
  readonly other: string;
  readonly secrets?: SecretsShown;
}

/** A project with its stacks, as `strata.projects` lists them and `strata.stacks` gives one. */
export interface ProjectSummary {
  /** The folder, as a URI. All files are named by their path from there. */
  readonly project: string;
  readonly loader: string;
  /** A file, or `strata:<name>`; absent where there is none. */
  readonly schema?: string;
  readonly stacks: readonly StackSummary[];
  readonly templates: readonly TemplateSummary[];
}

/** A file that is copied to make another one. */
export interface TemplateSummary {
  readonly file: string;
  readonly uri: string;
  readonly of: string;
}

export interface StackSummary {
  readonly name: string;
  /** Lowest first. */
  readonly layers: readonly LayerSummary[];
}

export interface LayerSummary {
  readonly file: string;
  readonly uri: string;
  readonly isPresent: boolean;
}

interface CommandResult {
  /** The folder of the project, as a URI. */
  readonly project: string;
  readonly text: string;
}

export interface EffectiveConfigResult extends CommandResult {
  readonly stack: string;
  /** All stacks of the project, to choose another one. */
  readonly stacks: readonly string[];
  readonly data: EffectiveConfigData;
}

export interface EffectiveConfigData {
  readonly stack: string;
  readonly layers: readonly string[];
  readonly absent: readonly string[];
  readonly values: readonly EffectiveValueData[];
  readonly problems: readonly { readonly key: string; readonly code: string; readonly message: string }[];
}

export interface EffectiveValueData {
  readonly key: string;
  readonly value: unknown;
  readonly origin: PlaceData | "default";
  readonly secret: boolean;
  readonly overrides: readonly (PlaceData & { readonly value: unknown })[];
  readonly section?: string;
  readonly unit?: string;
}

export interface PlaceData {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface ExplainResult extends CommandResult {
  readonly data: ExplanationData;
}

export interface ExplanationData {
  readonly key: string;
  readonly secret: boolean;
  readonly type?: string;
  readonly description?: string;
  readonly deprecated?: string;
  readonly default?: unknown;
  readonly stacks: readonly {
    readonly names: readonly string[];
    /** The layer that wins first. */
    readonly layers: readonly (PlaceData & { readonly value: unknown; readonly quantity?: string })[];
    readonly result: "layer" | "default" | "not-set";
  }[];
}

export interface DiffResult extends CommandResult {
  readonly data: DiffData;
}

export interface DiffData {
  readonly one: string;
  readonly other: string;
  readonly differences: readonly {
    readonly key: string;
    readonly secret: boolean;
    readonly one?: DifferentValueData;
    readonly other?: DifferentValueData;
  }[];
}

export interface DifferentValueData {
  readonly value: unknown;
  readonly origin: PlaceData | "default";
}

/** Where the secrets of a file stand, to hide them. Lines and characters count from 0, as in the protocol. */
export interface SecretRangesResult {
  readonly ranges: readonly { readonly start: PositionData; readonly end: PositionData }[];
}

export interface PositionData {
  readonly line: number;
  readonly character: number;
}
