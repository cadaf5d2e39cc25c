import assert from "node:assert/strict";
import { test } from "node:test";
import {
  definitionsAt,
  findSettings,
  fixAll,
  fixesAt,
  foldsOf,
  highlightsAt,
  inlayHintsOf,
  type Judgement,
  lensesOf,
  outlineOf,
  type Problem,
  problemsOf,
  renameAt,
  selectionsAt,
} from "../../../server/src/engine/engine.ts";
import { judgeFiles } from "../../support/checkProject.ts";
import { judgedProjects } from "../../support/judgedProjects.ts";
import { Random, roundsOfRun, seedOfRun } from "../../support/random.ts";
import { applyChanges } from "./checkFix.ts";

const seed = seedOfRun();
const rounds = roundsOfRun(1);

/**
 * Files of random lines, some of them spoilt by a letter that is changed, left out or put in. No name comes twice in a
 * file, because what is wrong with one line of a name is then wrong with the next when the first is gone.
 */
function randomFiles(project: (typeof judgedProjects)[number], random: Random): ReadonlyMap<string, string> {
  return new Map(
    [...project.files.keys()].map((name) => {
      const lines = Array.from({ length: random.below(8) }, () => spoilt(random.pick(project.lines), random));
      const byName = new Map(lines.map((line) => [line.split(/[=\s.]/)[0]?.toLowerCase(), line]));
      return [name, [...byName.values()].map((line) => `${line}\n`).join("")];
    }),
  );
}

function spoilt(line: string, random: Random): string {
  if (!random.chance(0.25)) return line;
  const at = random.below(line.length + 1);
  return line.slice(0, at) + random.pick(["", "x", '"', "#", "]", ",", "=", " "]) + line.slice(at + random.below(2));
}

/** How often the same is said of the same setting in a file; another file may well take over. */
function countOf(judgement: Judgement, name: string, { code, data, message }: Problem): number {
  return problemsOf(judgement, name).filter((problem) => {
    const isSame = problem.code === code && problem.data?.key === data?.key;
    return isSame && (data?.key !== undefined || problem.message === message);
  }).length;
}

for (const project of judgedProjects) {
  test(`${project.title}: the preferred fix of every problem removes it`, () => {
    const random = new Random(seed);
    for (let round = 0; round < rounds; round++) {
      const texts = randomFiles(project, random);
      const judgement = judgeFiles(texts, project.setting);
      for (const name of texts.keys()) checkPreferred({ ...project, texts, judgement, name });
    }
  });

  test(`${project.title}: no request about any place of any text fails`, () => {
    const random = new Random(seed + 1);
    for (let round = 0; round < rounds; round++) {
      const texts = randomFiles(project, random);
      const judgement = judgeFiles(texts, project.setting);
      for (const [name, text] of texts) askAll(judgement, name, random.below(text.length + 2));
    }
  });
}

interface Round {
  readonly setting: (typeof judgedProjects)[number]["setting"];
  readonly texts: ReadonlyMap<string, string>;
  readonly judgement: Judgement;
  readonly name: string;
}

function checkPreferred({ setting, texts, judgement, name }: Round): void {
  for (const problem of problemsOf(judgement, name)) {
    const fixes = fixesAt(judgement, name, problem);
    const fix = fixes.find((found) => found.isPreferred && found.problems.includes(problem));
    const same = fix ?? fixes.find((found) => found.isPreferred && found.problems.some((one) => isAlike(one, problem)));
    if (same === undefined) continue;
    const changed = applyChanges(texts, same.changes(), {});
    changed.delete(".gitignore");
    const after = judgeFiles(changed, setting);
    const drawn = [...texts].map(([file, text]) => `--- ${file}\n${text}`).join("");
    const isFewer = countOf(after, name, problem) < countOf(judgement, name, problem);
    const isElsewhere = problem.code === "secrets-not-ignored";
    assert.ok(
      isFewer || isElsewhere,
      `seed ${seed}: ${same.title} leaves ${problem.message}\n${drawn}\n=>\n${changed.get(name)}`,
    );
  }
}

function isAlike(one: Problem, other: Problem): boolean {
  return one.code === other.code && one.start === other.start && one.end === other.end && one.message === other.message;
}

function askAll(judgement: Judgement, name: string, offset: number): void {
  const { project } = judgement;
  for (const fix of fixesAt(judgement, name, { start: 0, end: offset })) fix.changes();
  fixAll(judgement, name)?.changes();
  definitionsAt(project, name, offset);
  highlightsAt(project, name, offset);
  renameAt(project, name, offset, "other");
  selectionsAt(project, name, offset);
  outlineOf(project, name);
  foldsOf(project, name);
  lensesOf(project, name);
  inlayHintsOf(project, name, { start: 0, end: offset }, new Set(["overrides", "units"]));
  findSettings(project, "a", 10);
}
