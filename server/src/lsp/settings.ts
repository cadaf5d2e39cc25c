import * as z from "zod/mini";
import { loaderNames, problemCodes, severities } from "../engine/engine.ts";

/**
 * All settings of the editor, by their name behind `strata.`. `package.json` and the README list the same; a test compares.
 * A setting of a project itself belongs in `strata.toml`, where every user of the project has it.
 */
export const settingRows = {
  schemas: {
    schema: z.record(z.string(), z.string()),
    default: {},
    description:
      "Which schema belongs to which files, where a project names none itself: from a pattern as in .gitignore, matched " +
      "against the path from the workspace folder, to a path from there, also into another " +
      "workspace folder, or to strata:<name>.",
  },
  loader: {
    schema: z.enum(["auto", ...loaderNames]),
    default: "auto",
    description:
      "How applications read their files, where strata.toml does not say so. With auto, the names of the files decide.",
  },
  rules: {
    schema: z.partialRecord(z.enum(problemCodes), z.enum([...severities, "off"])),
    default: {},
    description: "The severity of problems by their code, or off. What strata.toml says counts more.",
  },
  "inlayHints.overrides": {
    schema: z.boolean(),
    default: true,
    description: "Whether a value that another layer overrides says so at the end of its line.",
  },
  "inlayHints.units": {
    schema: z.boolean(),
    default: true,
    description: "Whether a number with a unit says how much it is, such as = 24 h behind 1440 minutes.",
  },
  "codeLens.enabled": {
    schema: z.boolean(),
    default: true,
    description: "Whether links to the effective configurations stand above a file.",
  },
} as const;

export type SettingName = keyof typeof settingRows;

export type Settings = { readonly [Name in SettingName]: z.output<(typeof settingRows)[Name]["schema"]> };

export const defaultSettings: Settings = readSettings(undefined).settings;

/** Reads what a client says of `strata`. What is not valid counts as not set, and its name is told. */
export function readSettings(given: unknown): { readonly settings: Settings; readonly invalid: readonly string[] } {
  const invalid: string[] = [];
  const read = <Value>(name: SettingName, schema: z.core.$ZodType<Value>): Value => {
    const byDefault = settingRows[name].default;
    const result = z.safeParse(schema, memberAt(given, name) ?? byDefault);
    if (result.success) return result.data;
    invalid.push(`strata.${name}`);
    return z.parse(schema, byDefault);
  };
  const { schemas, loader, rules } = settingRows;
  const isOn = (name: "inlayHints.overrides" | "inlayHints.units" | "codeLens.enabled") =>
    read(name, settingRows[name].schema);
  const settings: Settings = {
    schemas: read("schemas", schemas.schema),
    loader: read("loader", loader.schema),
    rules: read("rules", rules.schema),
    "inlayHints.overrides": isOn("inlayHints.overrides"),
    "inlayHints.units": isOn("inlayHints.units"),
    "codeLens.enabled": isOn("codeLens.enabled"),
  };
  return { settings, invalid };
}

/** Clients nest what has dots in its name. */
function memberAt(given: unknown, name: string): unknown {
  let value: unknown = given;
  for (const part of name.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = Object.entries(value).find(([key]) => key === part)?.[1];
  }
  return value ?? undefined;
}
