import assert from "node:assert/strict";
import { lineStartsOf, type Project } from "../../../server/src/engine/engine.ts";
import { lensesOf } from "../../../server/src/engine/features/codeLens.ts";
import { definitionsAt } from "../../../server/src/engine/features/definition.ts";
import { foldsOf } from "../../../server/src/engine/features/folding.ts";
import { inlayHintsOf } from "../../../server/src/engine/features/inlayHints.ts";
import { linksOf } from "../../../server/src/engine/features/links.ts";
import { type OutlineItem, outlineOf } from "../../../server/src/engine/features/outline.ts";
import { referencesTo } from "../../../server/src/engine/features/references.ts";
import { selectionsAt } from "../../../server/src/engine/features/selectionRanges.ts";
import { drawnFiles, judgeFiles } from "../../support/checkProject.ts";
import { trimText } from "../../support/squiggles.ts";
import { atCursor, type FixSetting } from "./checkFix.ts";

function open(
  setting: FixSetting,
  drawn: string,
): { readonly project: Project; readonly name: string; readonly text: string } {
  const texts = new Map([...drawnFiles(drawn)].map(([name, text]) => [name, `${text}\n`]));
  const [name, text] = [...texts][0] ?? ["", ""];
  return { project: judgeFiles(texts, setting).project, name, text };
}

/** One line for each item, with its kind, name and detail; children are further to the right. */
export function checkOutline(setting: FixSetting, drawn: string, expected: string): void {
  const { project, name, text } = open(setting, drawn);
  const items = outlineOf(project, name);
  for (const item of items) checkSpans(item, text);
  assert.equal(items.flatMap((item) => drawItem(item, "")).join("\n"), trimText(expected).trimEnd());
}

function drawItem({ kind, name, detail, children }: OutlineItem, indentation: string): string[] {
  const line = `${indentation}${kind} ${name}${detail === "" ? "" : ` ${detail}`}`;
  return [line, ...children.flatMap((child) => drawItem(child, `${indentation}  `))];
}

/** The protocol asks that a name lies within its item, and an item within the one that holds it. */
function checkSpans({ span, nameSpan, children }: OutlineItem, text: string): void {
  assert.ok(span.start <= nameSpan.start && nameSpan.end <= span.end && span.end <= text.length);
  for (const child of children) {
    assert.ok(span.start <= child.span.start && child.span.end <= span.end);
    checkSpans(child, text);
  }
}

export function checkFolds(drawn: string, expected: readonly string[]): void {
  const { project, name } = open({}, drawn);
  assert.deepEqual(
    foldsOf(project, name).map(({ start, end, kind }) => `${start}-${end} ${kind}`),
    expected,
  );
}

export function checkSelections(drawn: string, expected: readonly string[]): void {
  const { texts, file, offset, judgement } = atCursor({}, drawn);
  const spans = selectionsAt(judgement.project, file, offset);
  assert.deepEqual(
    spans.map(({ start, end }) => texts.get(file)?.slice(start, end)),
    expected,
  );
}

/** The first file with its hints in it, as an editor shows them. */
export function checkHints(setting: FixSetting, drawn: string, expected: string): void {
  const { project, name, text } = open(setting, drawn);
  const hints = inlayHintsOf(project, name, { start: 0, end: text.length }, new Set(["overrides", "units"]));
  let shown = text;
  for (const { offset, text: words, kind } of hints.toReversed()) {
    shown = `${shown.slice(0, offset)}${kind === "overrides" ? " " : ""}«${words}»${shown.slice(offset)}`;
  }
  assert.equal(shown.trimEnd(), trimText(expected).trimEnd());
}

export function codeLenses(drawn: string, name: string): readonly string[] {
  const { project } = open({}, drawn);
  return lensesOf(project, name).map(({ title, stack }) => `${title} → ${stack ?? "a stack to be chosen"}`);
}

export function checkDefinitions(setting: FixSetting, drawn: string, expected: readonly string[]): void {
  const { texts, file, offset, judgement } = atCursor(setting, drawn);
  const targets = definitionsAt(judgement.project, file, offset);
  const shown = targets.map((target) => {
    const text = texts.get(target.file)?.slice(target.start, target.end) ?? "";
    return text === "" ? target.file : `${target.file}: ${text}`;
  });
  assert.deepEqual(shown, expected);
}

export function checkLinks(drawn: string, expected: readonly string[]): void {
  const { file, judgement } = atCursor({}, drawn);
  assert.deepEqual(
    linksOf(judgement.project, file).map((link) => link.file),
    expected,
  );
}

export function checkReferences(setting: FixSetting, drawn: string, expected: readonly string[]): void {
  const { texts, file, offset, judgement } = atCursor(setting, drawn);
  const shown = referencesTo(judgement.project, file, offset).map((place) => {
    const line = lineStartsOf((texts.get(place.file) ?? "").slice(0, place.start)).length;
    return `${place.file}:${line} ${place.role}`;
  });
  assert.deepEqual(shown, expected);
}
