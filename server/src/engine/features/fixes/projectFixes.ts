import { templateOf } from "../../project/plan.ts";
import { noChanges } from "../edits.ts";
import { tomlKey, tomlString } from "../tomlValue.ts";
import { type Fix, type FixContext, fix, ownFix, textAt } from "./fix.ts";
import { keyPartAt } from "./keyFixes.ts";

/** What is wrong in `strata.toml`: a name that is nearly right, and a layer that is not there. */
export function projectFixes(context: FixContext): readonly Fix[] {
  const { problem, data } = context;
  const { replacement, file } = data;
  const span = { start: problem.start, end: problem.end };
  if (replacement !== undefined) {
    const isKey = keyPartAt(context, problem.start) !== undefined;
    const text = isKey ? tomlKey(replacement) : tomlString(replacement);
    return [ownFix(context, `Change to ${replacement}`, "preferred", { ...span, text })];
  }
  return file === undefined ? [] : layerFixes(context, file);
}

function layerFixes(context: FixContext, file: string): readonly Fix[] {
  const { project, problem } = context;
  const written = textAt(context, problem);
  const template = [...project.files.values()].find(({ name }) => templateOf(name) === file);
  const source = template === undefined ? "" : ` from ${template.name}`;
  const text = template?.tree.text() ?? "";
  const create = fix(context, `Create ${file}${source}`, "preferred", () => ({
    ...noChanges,
    creates: [{ file, text }],
  }));
  if (!/^["'].*["']$/.test(written)) return [create];
  const end = problem.end - 1;
  return [
    create,
    ownFix(context, "Mark the layer as one that may be absent", "possible", { start: end, end, text: "?" }),
  ];
}

/** One line for git in the folder of the project. */
export function ignoreFileFixes(context: FixContext): readonly Fix[] {
  const { file = context.file.name } = context.data;
  // A name with a slash before it counts in this folder only; characters that mean something to git are kept from it.
  const line = `/${file.replace(/[\\*?[\]]/g, "\\$&")}`;
  const changes = { ...noChanges, appends: [{ file: ".gitignore", line }] };
  return [fix(context, `Add ${file} to .gitignore`, "preferred", () => changes)];
}
