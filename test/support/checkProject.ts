import assert from "node:assert/strict";
import { type Judgement, judge } from "../../server/src/engine/checks/judgement.ts";
import { problemsOf } from "../../server/src/engine/checks/placeProblems.ts";
import type { Problem } from "../../server/src/engine/engine.ts";
import { readGitignore } from "../../server/src/engine/project/gitignore.ts";
import type { LoaderName } from "../../server/src/engine/project/loader.ts";
import { roleOf } from "../../server/src/engine/project/plan.ts";
import { Project, type ProjectInput } from "../../server/src/engine/project/project.ts";
import { drawProblems, trimText, withoutSquiggles } from "./squiggles.ts";

/** What a drawn project does not show. */
export interface ProjectSetting {
  readonly loader?: LoaderName;
  readonly schema?: object;
  /** The text of the `.gitignore` beside the files; without it there is no repository. */
  readonly gitignore?: string;
  /** Names of further files in the folder. */
  readonly otherNames?: readonly string[];
}

/** The files of a drawn project: `--- config.toml` starts each, and the squiggles stay in their texts. */
export function drawnFiles(drawn: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const part of trimText(drawn).split(/^--- /m).slice(1)) {
    const lineEnd = part.indexOf("\n");
    files.set(part.slice(0, lineEnd).trim(), part.slice(lineEnd + 1).replace(/\n$/, ""));
  }
  return files;
}

export function projectInput(files: ReadonlyMap<string, string>, setting: ProjectSetting): ProjectInput {
  const { loader, schema, gitignore, otherNames = [] } = setting;
  const schemaText = files.get("config.schema.json") ?? (schema === undefined ? undefined : JSON.stringify(schema));
  const schemas = new Map<string, string>();
  if (schemaText !== undefined) schemas.set("config.schema.json", schemaText);
  const named = schemaText === undefined ? {} : { schema: "config.schema.json" };
  return {
    files: new Map([...files].filter(([name]) => roleOf(name) !== "schema")),
    otherNames,
    schemas,
    defaults: { ...named, ...(loader === undefined ? {} : { loader }) },
    ...(gitignore === undefined ? {} : { gitignores: [{ folder: "", rules: readGitignore(gitignore) }] }),
  };
}

export function judgeFiles(files: ReadonlyMap<string, string>, setting: ProjectSetting): Judgement {
  return judge(Project.open(projectInput(files, setting)));
}

/** Checks that judging the project finds the problems drawn under its files, and no others in any of them. */
export function checkProject(setting: ProjectSetting, drawn: string): void {
  const expected = drawnFiles(drawn);
  const texts = new Map([...expected].map(([name, text]) => [name, withoutSquiggles(text)]));
  const judgement = judgeFiles(texts, setting);
  assert.equal(drawProject(texts, judgement), asDrawn(expected));
}

function drawProject(texts: ReadonlyMap<string, string>, judgement: Judgement): string {
  return [...texts].map(([name, text]) => `--- ${name}\n${drawProblems(text, problemsOf(judgement, name))}`).join("\n");
}

function asDrawn(expected: ReadonlyMap<string, string>): string {
  return [...expected].map(([name, text]) => `--- ${name}\n${text}`).join("\n");
}

/** The problems of one file of a project without squiggles, for tests of what a drawing does not show. */
export function problemsIn(setting: ProjectSetting, plain: string, name: string): readonly Problem[] {
  return problemsOf(judgeFiles(drawnFiles(plain), setting), name);
}
