import * as z from "zod/mini";
import { problemCodes, severities } from "../problems/problem.ts";
import { envDialects } from "../syntax/env/envDialects.ts";
import type { LoaderName } from "./loader.ts";
import { loaderNames } from "./loaders.ts";

const loaderWords: Readonly<Record<LoaderName, string>> = {
  pydantic:
    "Python's tomllib and a BaseModel: TOML 1.0, later tables replace earlier ones, lax conversion, no environment.",
  "pydantic-settings": "BaseSettings: .env over TOML, lists and tables of .env as JSON, keys in any case.",
  django: "django-environ: text from .env through its casts.",
  node: "dotenv, and a program that converts the text itself.",
  vite: "Vite: a family of .env files per mode, with VITE_ variables in the page.",
  next: "Next.js: a family of .env files per mode, with NEXT_PUBLIC_ variables in the page.",
  strict: "Types as they are written, and tables merged at every depth.",
  lenient: "For any other application: every doubt counts for what is written.",
};

const described = (description: string) => z.meta({ description });

export const stackSchema = z
  .strictObject({
    layers: z
      .array(z.string().check(z.minLength(1)))
      .check(
        z.minLength(1),
        described(
          "The files of the stack, lowest first: each wins over those before it. A ? behind a name means that the file may be absent.",
        ),
      ),
  })
  .check(described("One effective configuration of the application."));

export const ruleSchema = z.enum([...severities, "off"]);

/** What `strata.toml` may hold. The JSON Schema that ships is made from this, so that Strata helps to write the file. */
export const manifestSchema = z
  .strictObject({
    schema: z.optional(
      z
        .string()
        .check(
          z.minLength(1),
          described(
            "The JSON Schema of the settings: a file in this folder, or strata:<name> for one that ships with Strata.",
          ),
        ),
    ),
    loader: z.optional(
      z.enum(loaderNames).check(
        z.meta({
          description: "How the application reads its files: what wins, and what becomes of text.",
          enumDescriptions: loaderNames.map((name) => loaderWords[name]),
        }),
      ),
    ),
    "case-sensitive": z.optional(
      z.boolean().check(described("Whether log_level and LOG_LEVEL are two settings, in TOML and in .env.")),
    ),
    "unknown-keys": z.optional(
      z
        .enum(["error", "by-schema", "ignore"])
        .check(
          described(
            "What becomes of a key that the schema does not know: an error, an error where the schema is closed, or nothing.",
          ),
        ),
    ),
    "process-environment": z.optional(
      z.boolean().check(described("Whether variables of the process environment win over all files.")),
    ),
    "nested-delimiter": z.optional(
      z
        .string()
        .check(
          z.minLength(1),
          described("What joins table and key in .env: with __, DB__HOST is host in the table db."),
        ),
    ),
    "empty-text": z.optional(
      z
        .enum(["value", "unset"])
        .check(described("What KEY= in .env means: the empty text, or that the file does not set KEY.")),
    ),
    tables: z.optional(
      z
        .enum(["replace", "merge"])
        .check(
          described("What a table does to the table of the same name in a lower layer: replace it, or add to it."),
        ),
    ),
    "env-dialect": z.optional(
      z
        .enum(Object.values(envDialects).map((dialect) => dialect.name))
        .check(described("The library that reads the .env files: they differ in comments, quotes and references.")),
    ),
    stacks: z.optional(
      z
        .record(z.string(), stackSchema)
        .check(
          described(
            "The effective configurations by name. A name such as {worker} stands for one stack per file that matches, as in config.{worker}.toml.",
          ),
        ),
    ),
    rules: z.optional(
      z
        .strictObject(rules())
        .check(described("How serious each kind of problem is in this project; off leaves it out.")),
    ),
  })
  .check(z.meta({ title: "strata.toml", description: "How Strata reads the configuration files of one folder." }));

function rules() {
  const rule = () => z.optional(ruleSchema.check(described("How serious this kind of problem is; off leaves it out.")));
  return Object.fromEntries(problemCodes.map((code) => [code, rule()]));
}
