import { djangoCoercion } from "./coerce/django.ts";
import { javascriptCoercion } from "./coerce/javascript.ts";
import { lenientCoercion } from "./coerce/lenient.ts";
import { pydanticCoercion } from "./coerce/pydantic.ts";
import { strictCoercion } from "./coerce/strict.ts";
import type { Loader, LoaderName } from "./loader.ts";

const sensitive = { toml: "sensitive", env: "sensitive" } as const;
const insensitive = { toml: "insensitive", env: "insensitive" } as const;

/** `tomllib` and a `BaseModel`: `data |= layer` for every file, and no environment at all. */
const pydantic: Loader = {
  name: "pydantic",
  tomlVersion: "1.0",
  dialect: "python-dotenv",
  tables: "replace",
  tablesAcrossFormats: "replace",
  keyCase: sensitive,
  // What becomes of unknown keys is `extra` in the model's configuration, and the schema that pydantic writes says it.
  unknownKeys: "by-schema",
  emptyText: "value",
  processEnvironment: false,
  formats: "toml",
  modeFile: "on-top-or-instead",
  envFamily: layeredFamily,
  integers: "by-value",
  dates: "dates",
  coerce: pydanticCoercion,
};

/** Version 2.15, which takes TOML keys in any case too. Several files of one format are one source: `vars.update()`. */
const pydanticSettings: Loader = {
  ...pydantic,
  name: "pydantic-settings",
  tablesAcrossFormats: "merge",
  keyCase: insensitive,
  processEnvironment: true,
  formats: "env-over-toml",
};

/** django-environ's `read_env` and casts. */
const django: Loader = {
  ...pydantic,
  name: "django",
  dialect: "django-environ",
  unknownKeys: "ignore",
  processEnvironment: true,
  formats: "env",
  integers: "as-written",
  coerce: djangoCoercion,
};

/** `dotenv`, and a program that converts the text itself. A schema closed by zod says nothing about the environment. */
const node: Loader = {
  name: "node",
  tomlVersion: "1.1",
  dialect: "node",
  tables: "replace",
  tablesAcrossFormats: "replace",
  keyCase: sensitive,
  unknownKeys: "ignore",
  emptyText: "value",
  processEnvironment: true,
  formats: "env",
  modeFile: "on-top-or-instead",
  envFamily: layeredFamily,
  integers: "by-value",
  dates: "dates",
  coerce: javascriptCoercion,
};

const vite: Loader = {
  ...node,
  name: "vite",
  dialect: "vite",
  exposedPrefix: "VITE_",
  modeFile: "on-top",
  envFamily: viteFamily,
};

const next: Loader = {
  ...node,
  name: "next",
  dialect: "next",
  exposedPrefix: "NEXT_PUBLIC_",
  modeFile: "on-top",
  envFamily: nextFamily,
};

const strict: Loader = {
  ...node,
  name: "strict",
  tomlVersion: "1.0",
  tables: "merge",
  tablesAcrossFormats: "merge",
  unknownKeys: "by-schema",
  processEnvironment: false,
  formats: "toml",
  integers: "as-written",
  coerce: strictCoercion,
};

/** For applications of which nothing is known: every doubt counts for what is written. */
const lenient: Loader = {
  ...node,
  name: "lenient",
  tables: "merge",
  tablesAcrossFormats: "merge",
  keyCase: insensitive,
  unknownKeys: "by-schema",
  formats: "found",
  dates: "strings",
  coerce: lenientCoercion,
};

/** A record, so that no name of the union can be forgotten. */
const rows: Readonly<Record<LoaderName, Loader>> = {
  pydantic,
  "pydantic-settings": pydanticSettings,
  django,
  node,
  vite,
  next,
  strict,
  lenient,
};

export const loaders: ReadonlyMap<LoaderName, Loader> = new Map(
  Object.values(rows).map((loader) => [loader.name, loader]),
);

export const loaderNames: readonly LoaderName[] = [...loaders.keys()];

/** The row of a loader. */
export function loaderOf(name: LoaderName): Loader {
  return rows[name];
}

/** The order that Vite, dotenv-flow and others agree on; what is specific to a mode wins over what is specific to a machine. */
function layeredFamily(mode: string | undefined): readonly string[] {
  return [".env.defaults", ...viteFamily(mode)];
}

function viteFamily(mode: string | undefined): readonly string[] {
  const always = [".env", ".env.local"];
  return mode === undefined ? always : [...always, `.env.${mode}`, `.env.${mode}.local`];
}

/** To Next.js the machine wins over the mode, and tests must not depend on the machine. */
function nextFamily(mode: string | undefined): readonly string[] {
  if (mode === undefined) return [".env", ".env.local"];
  const local = mode === "test" ? [] : [".env.local"];
  return [".env", `.env.${mode}`, ...local, `.env.${mode}.local`];
}
