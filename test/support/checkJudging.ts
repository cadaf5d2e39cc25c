import assert from "node:assert/strict";
import { type Judgement, judge, Project, problemsOf, rejudge } from "../../server/src/engine/engine.ts";
import { type ProjectSetting, projectInput } from "./checkProject.ts";
import { Random } from "./random.ts";

/** A project whose files are edited at random. */
export interface JudgingRun {
  readonly seed: number;
  readonly edits: number;
  readonly setting: ProjectSetting;
  readonly files: ReadonlyMap<string, string>;
  /** Lines that are typed, pasted or left out as a whole. */
  readonly lines: readonly string[];
}

/** Makes random edits one after the other, and compares what is said of every file with what judging afresh says. */
export function checkJudging({ seed, edits, setting, files, lines }: JudgingRun): void {
  const random = new Random(seed);
  const names = [...files.keys()];
  let project = Project.open(projectInput(files, setting));
  let judgement = judge(project);
  for (let step = 0; step < edits; step++) {
    const name = random.pick(names);
    const text = project.files.get(name)?.tree.text() ?? "";
    const edit = randomEdit(text, random, lines);
    const changed = project.withEdit(name, edit);
    judgement = rejudge(judgement, changed.project, changed.change);
    project = changed.project;
    const texts = new Map([...project.files].map(([file, { tree }]) => [file, tree.text()]));
    const afresh = judge(Project.open(projectInput(texts, setting)));
    const message = `seed ${seed}, step ${step}, ${name}: ${JSON.stringify(edit)}\n${drawn(texts)}`;
    assert.deepEqual(describe(judgement), describe(afresh), message);
  }
}

function describe(judgement: Judgement) {
  return [...judgement.project.files.keys()].sort().map((name) => ({ name, problems: problemsOf(judgement, name) }));
}

function drawn(texts: ReadonlyMap<string, string>): string {
  return [...texts].map(([name, text]) => `--- ${name}\n${text}`).join("\n");
}

function randomEdit(text: string, random: Random, lines: readonly string[]) {
  const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  const start = random.pick(starts);
  const end = Math.max(start, text.indexOf("\n", start) + 1);
  const kind = random.below(10);
  const isLong = text.length > 500;
  if (kind < 3 && !isLong) return { start, end: start, text: `${random.pick(lines)}\n` };
  if (kind < 5 || isLong) return { start, end, text: "" };
  if (kind < 8) return { start, end, text: `${random.pick(lines)}\n` };
  const at = random.below(text.length + 1);
  if (kind < 9) return { start: at, end: at, text: random.pick(["1", '"', "a", "=", "#", "\n", "$", "[", "E"]) };
  return { start: at, end: Math.min(at + 1, text.length), text: "" };
}
