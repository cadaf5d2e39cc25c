import type { Judgement } from "../../checks/judgement.ts";
import { newValueText } from "../../checks/newValueText.ts";
import { problemsOf } from "../../checks/placeProblems.ts";
import type { Problem } from "../../problems/problem.ts";
import { lookUp } from "../../project/lookup.ts";
import { languageOf } from "../../project/plan.ts";
import type { Project } from "../../project/project.ts";
import { knownNames } from "../../schema/children.ts";
import type { Path } from "../../syntax/node.ts";
import type { Edit } from "../../text/span.ts";
import { governing } from "../nodeAtOffset.ts";
import { pathOfKey } from "../pathOfKey.ts";
import { additionsOf, type WantedSetting } from "./addSettings.ts";
import { type Fix, type FixContext, fix } from "./fix.ts";

/** Adds a missing setting to the file it belongs in, or makes that file. */
export function missingFixes(context: FixContext): readonly Fix[] {
  const { project, problem } = context;
  const wanted = wantedBy(problem);
  if (wanted === undefined) return [];
  if (project.files.has(wanted.file)) return [additionFix(context, wanted)].filter((found) => found !== undefined);
  const alike = missingIn(context.judgement).filter(({ setting }) => setting.file === wanted.file);
  const source = wanted.template === undefined ? "" : ` from ${wanted.template}`;
  const title = `Create ${wanted.file}${source}`;
  const settings = alike.flatMap(({ setting }) => withMembers(project, setting));
  return [fix(context, title, "preferred", () => additionsOf(project, settings))];
}

/** A loader may replace whole tables: then the setting is of no use below the layer whose table counts. */
function additionFix(context: FixContext, wanted: WantedSetting): Fix | undefined {
  const { project, data } = context;
  const fixes = [wanted.file, ...tableHomes(context, wanted)].flatMap((file) => {
    const changes = additionsOf(project, withMembers(project, { ...wanted, file }));
    const edits = changes.edits.get(file) ?? [];
    if (edits.length === 0) return [];
    const isSure = wanted.path.length === 1 && wanted.valueText !== "" && languageOf(file) === "toml";
    const isEnough = isSure || isSetAfter(context, file, edits, wanted.path);
    return [
      { isEnough, fix: fix(context, `Add ${data.key} to ${file}`, isEnough ? "preferred" : "possible", () => changes) },
    ];
  });
  return (fixes.find(({ isEnough }) => isEnough) ?? fixes[0])?.fix;
}

/** The layers that have the table in which the setting is missing. */
function tableHomes({ project, problem }: FixContext, { file, path }: WantedSetting): readonly string[] {
  if (path.length < 2) return [];
  const stacks = (problem.stacks ?? []).flatMap((name) => project.stackNamed(name) ?? []);
  const homes = stacks.flatMap((stack) => lookUp(project, stack, path.slice(0, -1)).winner?.file ?? []);
  return [...new Set(homes)].filter((home) => home !== file);
}

function isSetAfter({ project, problem }: FixContext, file: string, edits: readonly Edit[], path: Path): boolean {
  let changed = project;
  for (const edit of edits.toReversed()) changed = changed.withEdit(file, edit).project;
  const stacks = (problem.stacks ?? []).flatMap((name) => changed.stackNamed(name) ?? []);
  return stacks.every((stack) => lookUp(changed, stack, path).winner !== undefined);
}

/** Adds all settings that any stack misses, each to its own file; none where only one is missing. */
export function addAllMissing(judgement: Judgement, around: readonly Problem[]): readonly Fix[] {
  if (!around.some(({ code }) => code === "missing-key")) return [];
  const missing = missingIn(judgement);
  if (missing.length < 2) return [];
  const { project } = judgement;
  const settings = missing.flatMap(({ setting }) => withMembers(project, setting));
  return [
    {
      title: `Add all ${missing.length} missing settings`,
      problems: missing.map(({ problem }) => problem),
      isPreferred: false,
      isSafe: false,
      changes: () => additionsOf(project, settings),
    },
  ];
}

interface Missing {
  readonly problem: Problem;
  readonly setting: WantedSetting;
}

/** What is missing in the whole project, each setting once for each file that lacks it. */
function missingIn(judgement: Judgement): readonly Missing[] {
  const found = new Map<string, Missing>();
  for (const name of judgement.project.files.keys()) {
    for (const problem of problemsOf(judgement, name)) {
      const setting = problem.code === "missing-key" ? wantedBy(problem) : undefined;
      if (setting !== undefined) found.set(`${setting.file}\0${problem.data?.key}`, { problem, setting });
    }
  }
  return [...found.values()];
}

const deepestTable = 8;

/** A table that is missing is added with all that it needs itself. */
function withMembers(project: Project, wanted: WantedSetting, depth = 0): readonly WantedSetting[] {
  if (depth > deepestTable) return [wanted];
  const nodes = governing(project.rootNodes, wanted.path);
  const required = knownNames(nodes).filter(({ isRequired }) => isRequired);
  if (required.length === 0) return [wanted];
  const language = languageOf(wanted.file);
  return required.flatMap(({ name }) => {
    const path = [...wanted.path, name];
    return withMembers(project, { ...wanted, path, valueText: newValueText(project, path, language) }, depth + 1);
  });
}

function wantedBy({ data }: Problem): WantedSetting | undefined {
  const { key, file, replacement, template } = data ?? {};
  if (key === undefined || file === undefined || replacement === undefined) return undefined;
  return { path: pathOfKey(key), valueText: replacement, file, template };
}
