import { languageOf } from "../../project/plan.ts";
import type { Project } from "../../project/project.ts";
import { keyText } from "../../project/settingPath.ts";
import { envLanguage } from "../../syntax/env/envLanguage.ts";
import type { Language } from "../../syntax/language.ts";
import { readTree, withEdit } from "../../syntax/readTree.ts";
import { tomlLanguage } from "../../syntax/toml/tomlLanguage.ts";
import type { Edit } from "../../text/span.ts";
import { editsIn, type FileChanges, joinChanges, noChanges } from "../edits.ts";
import type { NamedTree } from "../settingLines.ts";
import { isSettingLine, linesOf } from "../settingLines.ts";
import { additionOf, type NewSetting } from "./addSetting.ts";
import { Insertions } from "./insertions.ts";

/** A setting that a file lacks; `template` is what the file is made from where it is not there. */
export interface WantedSetting extends NewSetting {
  readonly file: string;
  readonly template: string | undefined;
}

/** Adds settings to the files they belong in, and makes those files that are not there. */
export function additionsOf(project: Project, wanted: readonly WantedSetting[]): FileChanges {
  const byFile = new Map<string, WantedSetting[]>();
  for (const setting of wanted) {
    const known = byFile.get(setting.file);
    if (known === undefined) byFile.set(setting.file, [setting]);
    else known.push(setting);
  }
  return joinChanges([...byFile].map(([file, settings]) => additionsTo(project, file, settings)));
}

function additionsTo(project: Project, name: string, settings: readonly WantedSetting[]): FileChanges {
  const present = project.files.get(name);
  if (present !== undefined) return editsIn(name, ...insertionsInto(project, present, settings).edits);
  const template = project.files.get(settings.find((setting) => setting.template !== undefined)?.template ?? "");
  const tree = readTree(template?.tree.text() ?? "", languageFor(project, name));
  const lacking = settings.filter((setting) => !isSetIn(project, { name, tree }, setting));
  const { text } = insertionsInto(project, { name, tree }, lacking);
  return { ...noChanges, creates: [{ file: name, text }] };
}

/** One after the other, so that two settings of a new table share its header. */
function insertionsInto(project: Project, file: NamedTree, settings: readonly NewSetting[]) {
  const insertions = new Insertions();
  let { tree } = file;
  for (const setting of settings) {
    const edit = additionOf(project, { name: file.name, tree }, setting);
    if (edit === undefined || edit.end > edit.start) continue;
    insertions.add(edit.start, edit.text);
    tree = withEdit(tree, edit).tree;
  }
  const edits: readonly Edit[] = insertions.edits();
  return { edits, text: tree.text() };
}

function isSetIn(project: Project, file: NamedTree, { path }: NewSetting): boolean {
  const wanted = keyText(path);
  return [...linesOf(project, file)].some((line) => isSettingLine(line) && keyText(line.path) === wanted);
}

/** The language in which the project would read a file of that name. */
export function languageFor(project: Project, name: string): Language {
  const { loader } = project.plan;
  return languageOf(name) === "toml" ? tomlLanguage({ version: loader.tomlVersion }) : envLanguage(loader.dialect);
}
