import type { IntegerReading, JsonType } from "../schema/jsonType.ts";
import type { EnvDialectName } from "../syntax/env/envDialect.ts";
import type { Language } from "../syntax/language.ts";
import type { Node } from "../syntax/node.ts";

/** How an application reads its configuration, as data: whatever differs between two applications has a property here. */
export interface Loader {
  readonly name: LoaderName;
  readonly tomlVersion: "1.0" | "1.1";
  readonly dialect: EnvDialectName;
  /** What a later layer's table does to an earlier one of the same name: takes its place, or adds to it at every depth. */
  readonly tables: TableMerge;
  /** The same where one of the layers is TOML and the other `.env`: they are two sources, which some libraries merge otherwise. */
  readonly tablesAcrossFormats: TableMerge;
  readonly keyCase: { readonly toml: KeyCase; readonly env: KeyCase };
  /**
   * What becomes of a key that the schema does not know: an error whatever the schema says, an error where the schema
   * is closed, or nothing even there.
   */
  readonly unknownKeys: "error" | "by-schema" | "ignore";
  /** What `KEY=` in `.env` means: the empty text, or nothing, so that a lower layer or the default counts. */
  readonly emptyText: EmptyText;
  /** `DB__HOST` in `.env` means `host` in the table `db` where this is `__`. */
  readonly nestedDelimiter?: string;
  /** Whether variables of the process environment win over all files. */
  readonly processEnvironment: boolean;
  /** Variables whose names start so end up in the pages that every visitor gets. */
  readonly exposedPrefix?: string;
  /** Which kinds of files the application reads if nobody says; `found` where only the files themselves can tell. */
  readonly formats: "toml" | "env" | "env-over-toml" | "found";
  /** Whether `.env.<mode>` is known to be read on top of `.env`, or may just as well be read instead of it. */
  readonly modeFile: "on-top" | "on-top-or-instead";
  /** Lowest first; the family of `.env` files for a mode. */
  readonly envFamily: (mode: string | undefined) => readonly string[];
  /** Whether `1.0` counts as a whole number before anything is converted. */
  readonly integers: IntegerReading;
  /** Whether a TOML date without quotes passes for text. */
  readonly dates: "strings" | "dates";
  readonly coerce: Coercion;
}

export type LoaderName = "pydantic" | "pydantic-settings" | "django" | "node" | "vite" | "next" | "strict" | "lenient";

export type TableMerge = "replace" | "merge";
export type KeyCase = "sensitive" | "insensitive";
export type EmptyText = "value" | "unset";

/**
 * What the application gets for a node where `wanted` types are asked for; undefined where the loader would refuse it.
 * The node itself where nothing changes. What comes out stands where the node stands.
 */
export type Coercion = (node: Node, wanted: Wanted) => Node | undefined;

export interface Wanted {
  readonly types: ReadonlySet<JsonType>;
  /** The schema's `format`, which tells a duration from other text. */
  readonly format?: string;
  /** The kind of file that holds the node: all values of `.env` are text, and loaders read it as more than text of TOML. */
  readonly language: Language["name"];
}
