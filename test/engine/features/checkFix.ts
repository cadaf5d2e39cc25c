import assert from "node:assert/strict";
import { type Judgement, type Problem, type ProblemCode, problemsOf } from "../../../server/src/engine/engine.ts";
import { applyEdits, type FileChanges } from "../../../server/src/engine/features/edits.ts";
import type { Fix } from "../../../server/src/engine/features/fixes/fix.ts";
import { fixAll, fixesAt } from "../../../server/src/engine/features/fixes/fixes.ts";
import { drawnFiles, judgeFiles, type ProjectSetting } from "../../support/checkProject.ts";

export interface FixSetting extends ProjectSetting {
  readonly lineEnd?: "\r\n";
  /** Problems that may come where the fix leaves something for the person to do. */
  readonly leaves?: readonly ProblemCode[];
}

const cursor = "<|>";

/** A drawn project with `<|>` in one of its files, opened and judged. */
export function atCursor(setting: FixSetting, drawn: string) {
  const marked = textsOf(setting, drawn);
  const [file, text] = [...marked].find(([, content]) => content.includes(cursor)) ?? ["", ""];
  const offset = text.indexOf(cursor);
  assert.ok(offset >= 0, "The test draws no cursor.");
  const texts = new Map([...marked].map(([name, content]) => [name, content.replace(cursor, "")]));
  return { texts, file, offset, judgement: judgeFiles(texts, setting) };
}

/**
 * Makes the fix of that title at the cursor, compares the files that the second drawing shows, and judges again: the
 * problem is gone, no other came, and every file that is not drawn is as it was.
 */
export function checkFix(setting: FixSetting, drawn: string, title: string, after: string): void {
  const { texts, file, offset, judgement } = atCursor(setting, drawn);
  const fixes = fixesAt(judgement, file, { start: offset, end: offset });
  const fix = fixes.find((found) => found.title === title);
  assert.ok(
    fix !== undefined,
    `There is no such fix, but these: ${fixes.map((found) => `\n  ${found.title}`).join("")}`,
  );
  checkChanges({ setting, texts, judgement, fix }, after);
}

/** The same for what may be fixed without anybody looking, in the file with the cursor. */
export function checkFixAll(setting: FixSetting, drawn: string, after: string): void {
  const { texts, file, judgement } = atCursor(setting, drawn);
  const fix = fixAll(judgement, file);
  assert.ok(fix !== undefined, "There is nothing to fix.");
  checkChanges({ setting, texts, judgement, fix }, after);
}

/** The titles of all fixes at the cursor; a star marks those that are preferred. */
export function checkTitles(setting: FixSetting, drawn: string, titles: readonly string[]): void {
  const { file, offset, judgement } = atCursor(setting, drawn);
  const fixes = fixesAt(judgement, file, { start: offset, end: offset });
  assert.deepEqual(
    fixes.map((fix) => (fix.isPreferred ? `* ${fix.title}` : fix.title)),
    titles,
  );
}

interface Change {
  readonly setting: FixSetting;
  readonly texts: ReadonlyMap<string, string>;
  readonly judgement: Judgement;
  readonly fix: Fix;
}

function checkChanges({ setting, texts, judgement, fix }: Change, after: string): void {
  const changed = applyChanges(texts, fix.changes(), setting);
  const expected = new Map([...texts, ...textsOf(setting, after)]);
  assert.deepEqual(drawing(changed), drawing(expected));
  const ignored = changed.get(".gitignore");
  changed.delete(".gitignore");
  const again = judgeFiles(changed, { ...setting, ...(ignored === undefined ? {} : { gitignore: ignored }) });
  const before = namesOfProblems(judgement);
  const left = namesOfProblems(again);
  for (const problem of fix.problems) {
    const name = nameOf(problem);
    assert.ok((left.get(name) ?? 0) < (before.get(name) ?? 0), `Still there: ${name}`);
  }
  const allowed = new Set<string>(setting.leaves);
  const isNew = ([name, count]: readonly [string, number]) => count > (before.get(name) ?? 0);
  const fresh = [...left].filter(isNew).filter(([name]) => !allowed.has(name.split(" ")[0] ?? ""));
  assert.deepEqual(fresh, [], "The fix brought new problems.");
}

/** The texts of all files after the changes; `.gitignore` is among them once a line was added to it. */
export function applyChanges(texts: ReadonlyMap<string, string>, changes: FileChanges, setting: FixSetting) {
  const changed = new Map(texts);
  for (const [name, edits] of changes.edits) changed.set(name, applyEdits(texts.get(name) ?? "", edits));
  for (const { file, text } of changes.creates) {
    assert.ok(!changed.has(file), `${file} is there already.`);
    changed.set(file, text);
  }
  for (const { file, line } of changes.appends) changed.set(file, `${setting.gitignore ?? ""}${line}\n`);
  return changed;
}

function namesOfProblems(judgement: Judgement): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of judgement.project.files.keys()) {
    for (const problem of problemsOf(judgement, name)) {
      counts.set(nameOf(problem), (counts.get(nameOf(problem)) ?? 0) + 1);
    }
  }
  return counts;
}

function nameOf({ code, data }: Problem): string {
  return `${code} ${data?.key ?? ""}`;
}

function textsOf({ lineEnd }: FixSetting, drawn: string): ReadonlyMap<string, string> {
  const texts = [...drawnFiles(drawn)].map(([name, text]) => [name, text === "" ? "" : `${text}\n`] as const);
  return new Map(texts.map(([name, text]) => [name, lineEnd === undefined ? text : text.replaceAll("\n", lineEnd)]));
}

function drawing(texts: ReadonlyMap<string, string>): readonly string[] {
  return [...texts].map(([name, text]) => `--- ${name}\n${text.replaceAll("\r", "␍")}`).sort();
}
