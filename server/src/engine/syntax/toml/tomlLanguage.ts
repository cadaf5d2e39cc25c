import type { Language } from "../language.ts";
import { type TomlOptions, tomlReader } from "./readStatement.ts";
import { buildTomlStructure } from "./tomlStructure.ts";

/** The same options always give the same language, so that trees can be compared by it. */
export function tomlLanguage(options: TomlOptions): Language {
  return languages[options.version];
}

const languages: Record<TomlOptions["version"], Language> = {
  "1.0": { name: "toml", read: tomlReader({ version: "1.0" }), build: buildTomlStructure },
  "1.1": { name: "toml", read: tomlReader({ version: "1.1" }), build: buildTomlStructure },
};
