import type { Language } from "../language.ts";
import type { EnvDialectName } from "./envDialect.ts";
import { envDialects } from "./envDialects.ts";
import { envReader } from "./envReader.ts";
import { buildEnvStructure } from "./envStructure.ts";

/** The same dialect always gives the same language, so that trees can be compared by it. */
export function envLanguage(dialect: EnvDialectName): Language {
  return languages[dialect];
}

function languageOf(dialect: EnvDialectName): Language {
  return { name: "env", read: envReader(envDialects[dialect]), build: buildEnvStructure };
}

const languages: Record<EnvDialectName, Language> = {
  "python-dotenv": languageOf("python-dotenv"),
  "python-decouple": languageOf("python-decouple"),
  "django-environ": languageOf("django-environ"),
  node: languageOf("node"),
  "node-env-file": languageOf("node-env-file"),
  next: languageOf("next"),
  vite: languageOf("vite"),
  compose: languageOf("compose"),
};
