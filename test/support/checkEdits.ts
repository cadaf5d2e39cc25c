import assert from "node:assert/strict";
import {
  type Edit,
  type EditedTree,
  type Language,
  readTree,
  type Tree,
  withEdit,
} from "../../server/src/engine/engine.ts";
import type { Random as RandomType } from "./random.ts";
import { Random } from "./random.ts";

interface EditRun {
  readonly seed: number;
  readonly edits: number;
  readonly language: Language;
  readonly firstText: (random: RandomType) => string;
}

/** Makes random edits one after the other and compares each tree with one that is read afresh from the same text. */
export function checkEdits(run: EditRun): void {
  const random = new Random(run.seed);
  let text = run.firstText(random);
  let tree = readTree(text, run.language);
  for (let step = 0; step < run.edits; step++) {
    if (random.chance(0.02)) {
      text = run.firstText(random);
      tree = readTree(text, run.language);
    }
    const edit = randomEdit(text, random, run.firstText);
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    tree = withEdit(tree, edit).tree;
    assert.deepEqual(
      describeTree(tree),
      describeTree(readTree(text, run.language)),
      `seed ${run.seed}, step ${step}:\n${text}`,
    );
  }
}

checkEdits.once = (tree: Tree, edit: Edit): EditedTree => withEdit(tree, edit);

function randomEdit(text: string, random: RandomType, firstText: (random: RandomType) => string): Edit {
  const start = random.below(text.length + 1);
  const kind = random.below(10);
  if (kind < 4) return { start, end: start, text: random.pick(typed) };
  if (kind < 7) return { start, end: Math.min(text.length, start + 1 + random.below(4)), text: "" };
  if (kind < 8)
    return {
      start,
      end: Math.min(text.length, start + random.below(30)),
      text: firstText(random).slice(0, random.below(60)),
    };
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  if (kind < 9) return { start: lineStart, end: lineStart, text: firstText(random).split("\n")[0] ?? "" };
  return { start: lineStart, end: Math.max(lineStart, text.indexOf("\n", start) + 1), text: "" };
}

const typed = [
  '"',
  "'",
  "`",
  '"""',
  "'''",
  "[",
  "]",
  "[[",
  "{",
  "}",
  "=",
  ",",
  "#",
  "\n",
  "\r\n",
  "\r",
  " ",
  ".",
  "a",
  "1",
  "\\",
  "$",
  "export ",
  "\uFEFF",
  "\0",
  "\ud800",
  "a = 1\n",
  "[t]\n",
  "k = [\n",
  'B="x\n',
  ": ",
];

/** All that can be asked of a tree, by place, so that two trees with different blocks compare equal if they mean the same. */
function describeTree(tree: Tree): unknown {
  const statements = [...tree.statements()].map(({ statement, start }) => {
    const { home: _home, lookahead: _lookahead, ...said } = statement;
    return { start, ...said };
  });
  const clashes = tree.clashes.map((clash) => ({
    kind: clash.kind,
    at: tree.startOf(clash.statement),
    key: clash.key,
    other: tree.startOf(clash.other),
  }));
  const positions = [0, 0.3, 0.6, 1].map((part) => tree.positionAt(Math.floor(tree.length * part)));
  return {
    statements,
    clashes: clashes.sort((one, other) => (one.at ?? 0) - (other.at ?? 0)),
    root: placed(tree.root, tree),
    positions,
  };
}

function placed(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => placed(item, tree));
  if (typeof value !== "object" || value === null) return value;
  if ("entries" in value && "kind" in value) {
    const { entries, header, ...rest } = value as { entries: { values(): Iterable<{ name: string }> }; header?: never };
    const members = [...entries.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
    return { ...rest, header: header && tree.startOf(header), members: members.map((member) => placed(member, tree)) };
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === "statement" ? tree.startOf(member) : placed(member, tree),
    ]),
  );
}
