import type { Loader } from "./loader.ts";
import { loaderOf } from "./loaders.ts";

/**
 * The loader where nobody names one. The configuration of Vite or Next.js beside the files leaves no doubt. For all others
 * the language of the program is known at best, which decides about the dialect of `.env` and the version of TOML; how
 * values are converted and merged is not, and must not become a false error.
 */
export function guessLoader(names: readonly string[]): Loader {
  const lenient = loaderOf("lenient");
  if (names.some((name) => /^next\.config\.[cm]?[jt]s$/.test(name))) return loaderOf("next");
  if (names.some((name) => /^vite\.config\.[cm]?[jt]s$/.test(name))) return loaderOf("vite");
  if (names.some(isOfPython)) return { ...lenient, dialect: "python-dotenv", tomlVersion: "1.0" };
  return lenient;
}

const pythonNames: ReadonlySet<string> = new Set([
  "pyproject.toml",
  "setup.py",
  "setup.cfg",
  "manage.py",
  "Pipfile",
  "Pipfile.lock",
  "poetry.lock",
  "uv.lock",
  ".python-version",
]);

function isOfPython(name: string): boolean {
  return pythonNames.has(name) || /^(?:requirements[\w-]*\.txt|\w+\.py)$/.test(name);
}
