import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";

const root = process.cwd();
execFileSync(process.execPath, ["esbuild.mjs", "strata"], { cwd: root });

export const commandFile = join(root, "dist", "strata.cjs");

export interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as a process of its own. */
export function strata(
  words: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Answer {
  const { PATH = "" } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [commandFile, ...words], {
    cwd: folder,
    env: { PATH, ...environment },
    encoding: "utf8",
    maxBuffer: 100_000_000,
  });
  return { code: status, out: stdout, err: stderr };
}

const temporary = mkdtempSync(join(tmpdir(), "strata-cli-"));
after(() => rmSync(temporary, { recursive: true, force: true }));

/** An empty folder that is gone after the tests. */
export function newFolder(): string {
  return mkdtempSync(join(temporary, "folder-"));
}

/** A folder with these files, by path. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = newFolder();
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

export const examples = join(root, "examples");

/** The folders under `examples` that are projects. */
export const exampleProjects: readonly string[] = readdirSync(examples, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith("/strata.toml"))
  .map((name) => dirname(name))
  .sort();

/** A copy of an example to make mistakes in, as a repository if asked for one. */
export function copyOfExample(name: string, ...extra: "repository"[]): string {
  const folder = newFolder();
  cpSync(join(examples, name), folder, { recursive: true });
  if (extra.includes("repository")) mkdirSync(join(folder, ".git"));
  return folder;
}

/** Changes a file in a folder; the text to replace must be there. */
export function change(folder: string, file: string, from: string, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}.`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
}

interface ReportedProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly stacks: readonly string[];
}

export interface JsonReport {
  readonly problems: readonly ReportedProblem[];
  readonly summary: { readonly files: number; readonly errors: number; readonly warnings: number };
}

/** What `strata check --format json` answers. */
export function checkJson(folder: string, ...words: string[]): JsonReport {
  const report: JsonReport = JSON.parse(strata(["check", ...words, "--format", "json"], folder).out);
  return report;
}
