import type { Judgement } from "../../checks/judgement.ts";
import { newValueText } from "../../checks/newValueText.ts";
import { problemsOf } from "../../checks/placeProblems.ts";
import { joined } from "../../problems/messages.ts";
import type { Problem } from "../../problems/problem.ts";
import { lookUp } from "../../project/lookup.ts";
import { languageOf, type Stack } from "../../project/plan.ts";
import type { Project } from "../../project/project.ts";
import { keyText } from "../../project/settingPath.ts";
import { knownNames } from "../../schema/children.ts";
import type { Path } from "../../syntax/node.ts";
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

function additionFix(context: FixContext, wanted: WantedSetting): Fix | undefined {
  const { project, data, problem } = context;
  const settings = takingEffect(project, problem, wanted);
  const changes = additionsOf(project, settings);
  if (changes.edits.size === 0) return undefined;
  const title = `Add ${data.key} to ${joined([...new Set(settings.map(({ file }) => file))])}`;
  const isSure = wanted.path.length === 1 && wanted.valueText !== "" && languageOf(wanted.file) === "toml";
  const isEnough = isSure || isSetAfter(project, problem, settings, wanted.path);
  return fix(context, title, isEnough ? "preferred" : "possible", () => changes);
}

/**
 * The setting with its members where it takes effect. A loader may replace whole tables: then it is of no use below the
 * layer whose table counts, which may be another one in every stack.
 */
function takingEffect(project: Project, problem: Problem, wanted: WantedSetting): readonly WantedSetting[] {
  const { file, path } = wanted;
  if (path.length < 2 || !project.files.has(file)) return withMembers(project, wanted);
  const homes = stacksOf(project, problem).map(
    (stack) => lookUp(project, stack, path.slice(0, -1)).winner?.file ?? file,
  );
  const perHome = [...new Set([file, ...homes])].map((home) => withMembers(project, writtenIn(project, wanted, home)));
  const alone = perHome.find((settings) => isSetAfter(project, problem, settings, path));
  return alone ?? [...new Set(homes)].flatMap((home) => withMembers(project, writtenIn(project, wanted, home)));
}

function writtenIn(project: Project, wanted: WantedSetting, file: string): WantedSetting {
  const language = languageOf(file);
  if (language === languageOf(wanted.file)) return { ...wanted, file };
  return { ...wanted, file, valueText: newValueText(project, wanted.path, language) };
}

function isSetAfter(project: Project, problem: Problem, settings: readonly WantedSetting[], path: Path): boolean {
  let changed = project;
  for (const [file, edits] of additionsOf(project, settings).edits) {
    for (const edit of edits.toReversed()) changed = changed.withEdit(file, edit).project;
  }
  return stacksOf(changed, problem).every((stack) => lookUp(changed, stack, path).winner !== undefined);
}

function stacksOf(project: Project, { stacks = [] }: Problem): readonly Stack[] {
  return stacks.flatMap((name) => project.stackNamed(name) ?? []);
}

/** Adds all settings that any stack misses, each to its own file; none where only one is missing. */
export function addAllMissing(judgement: Judgement, around: readonly Problem[]): readonly Fix[] {
  if (!around.some(({ code }) => code === "missing-key")) return [];
  const missing = missingIn(judgement);
  if (missing.length < 2) return [];
  const { project } = judgement;
  const settings = new Map(
    missing
      .flatMap(({ problem, setting }) => takingEffect(project, problem, setting))
      .map((setting) => [`${setting.file}\0${keyText(setting.path)}`, setting]),
  );
  return [
    {
      title: `Add all ${missing.length} missing settings`,
      problems: missing.map(({ problem }) => problem),
      isPreferred: false,
      isSafe: false,
      changes: () => additionsOf(project, [...settings.values()]),
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
