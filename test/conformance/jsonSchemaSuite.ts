import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** Where Debian's package `libtest-json-schema-acceptance-perl` puts the official suite. */
const DEBIAN_FOLDER = "/usr/share/perl5/auto/share/dist/Test-JSON-Schema-Acceptance";

export interface SuiteGroup {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

/** The folder with `tests` and `remotes`; undefined where the suite is not installed. */
export function suiteFolder(): string | undefined {
  const folder = process.env.JSON_SCHEMA_SUITE ?? DEBIAN_FOLDER;
  return existsSync(join(folder, "tests", "draft2020-12")) ? folder : undefined;
}

export function suiteFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort();
}

export function readGroups(path: string): readonly SuiteGroup[] {
  return JSON.parse(readFileSync(path, "utf8")) as SuiteGroup[];
}

/** The schemas that the suite expects at http://localhost:1234. */
export function readRemotes(folder: string): ReadonlyMap<string, string> {
  const remotes = join(folder, "remotes");
  const paths = readdirSync(remotes, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".json"));
  return new Map(
    paths.map((path) => {
      const file = join(remotes, path);
      const address = relative(remotes, file).split(sep).join("/");
      return [`http://localhost:1234/${address}`, readFileSync(file, "utf8")];
    }),
  );
}
