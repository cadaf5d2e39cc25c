import assert from "node:assert/strict";
import { type Judgement, judge } from "../../server/src/engine/checks/judgement.ts";
import { problemsOf } from "../../server/src/engine/checks/placeProblems.ts";
import { completionsAt } from "../../server/src/engine/features/completion.ts";
import type { Completion } from "../../server/src/engine/features/completions/completionItem.ts";
import { type CursorPlace, openAtCursor, type ProjectOptions } from "./cursor.ts";
import { trimText } from "./squiggles.ts";

export function labelsAt(drawn: string, options?: ProjectOptions): readonly string[] {
  const { project, file, offset } = openAtCursor(drawn, options);
  return inOrder(completionsAt(project, file, offset)).map(({ label }) => label);
}

export function inOrder(completions: readonly Completion[]): readonly Completion[] {
  return [...completions].sort((one, other) =>
    one.sortText < other.sortText ? -1 : one.sortText > other.sortText ? 1 : 0,
  );
}

/**
 * Accepts the completion with a label and checks the text of the file after that; that editors would offer it for what is
 * typed; that its edit lies in the line of the cursor; that the snippet says the same; and that nothing is wrong now
 * that was right before.
 */
export function checkAccepted(drawn: string, label: string, expected: string, options?: ProjectOptions): void {
  const place = openAtCursor(drawn, options);
  const completions = completionsAt(place.project, place.file, place.offset);
  const completion = completions.find((item) => item.label === label);
  assert.ok(
    completion,
    `${label} is not among ${completions.map((item) => item.label).join(", ") || "nothing"}\n${drawn}`,
  );
  checkEdit(place, completion);
  const { start, end, text } = completion.edit;
  const after = place.text.slice(0, start) + text + place.text.slice(end);
  assert.equal(after.replace(/\r?\n$/, ""), withoutLastBreak(trimText(expected), place.text));
  if (completion.snippet !== undefined) assert.equal(filledIn(completion.snippet), text);
  checkNoNewProblem(place, after);
}

/** A last line break is as good as none, and lines end as they did before. */
function withoutLastBreak(text: string, before: string): string {
  const plain = text.replaceAll("\r\n", "\n").replace(/\n$/, "");
  return before.includes("\r\n") ? plain.replaceAll("\n", "\r\n") : plain;
}

function checkEdit({ text, offset }: CursorPlace, { edit, filterText, label }: Completion): void {
  const typed = text.slice(edit.start, offset);
  const isAround = edit.start <= offset && offset <= edit.end;
  assert.ok(isAround && !/[\r\n]/.test(text.slice(edit.start, edit.end)), `${label} replaces more than the line`);
  assert.ok(isSubsequence(typed, filterText), `${label} is not offered for ${typed}: ${filterText}`);
}

function isSubsequence(word: string, text: string): boolean {
  let at = 0;
  for (const character of text.toLowerCase()) if (character === word.toLowerCase()[at]) at++;
  return at === word.length;
}

/** A snippet with its defaults, as an editor leaves it that nobody types into. */
export function filledIn(snippet: string): string {
  return snippet
    .replace(/(?<!\\)\$\{\d+\|((?:[^|\\]|\\.)*)\|\}/g, (_, choices: string) =>
      (/^(?:[^,\\]|\\.)*/.exec(choices)?.[0] ?? "").replace(/\\([,|\\])/g, "$1"),
    )
    .replace(/(?<!\\)\$\{\d+:((?:[^}\\]|\\.)*)\}/g, "$1")
    .replace(/(?<!\\)\$\d+/g, "")
    .replace(/\\([$}\\])/g, "$1");
}

function checkNoNewProblem({ project, file, text }: CursorPlace, after: string): void {
  const before = found(judge(project));
  const edited = project.withEdit(file, { start: 0, end: text.length, text: after }).project;
  for (const problem of found(judge(edited)))
    assert.ok(before.has(problem), `Accepting makes a new problem: ${problem}\n${after}`);
}

function found(judgement: Judgement): ReadonlySet<string> {
  const names = [...judgement.project.files.keys()];
  const problems = names.flatMap((name) =>
    problemsOf(judgement, name).map(({ code, message, severity }) => ({ name, code, message, severity })),
  );
  const serious = problems.filter(({ severity }) => severity === "error" || severity === "warning");
  // What is half typed is a fault before and after, though not always told in the same words.
  return new Set(
    serious.map(({ name, code, message }) =>
      code === "syntax-error" ? `${name} ${code}` : `${name} ${code}: ${message}`,
    ),
  );
}
