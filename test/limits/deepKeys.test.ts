import assert from "node:assert/strict";
import { test } from "node:test";
import * as engine from "../../server/src/engine/engine.ts";
import { judgeFiles } from "../support/checkProject.ts";

/** In milliseconds of processor time for everything that can be asked. */
const patience = 4000;

const parts = 50_000;
const way = Array.from({ length: parts }, () => "a");
const deep = way.join(".");
const tree = { type: "object", properties: { a: { $ref: "#/$defs/tree" } } };
const schema = { $ref: "#/$defs/tree", $defs: { tree } };

const texts: readonly (readonly [what: string, file: string, text: string])[] = [
  ["a key", "config.toml", `${deep} = 1\n`],
  ["a header", "config.toml", `[${deep}]\nx = 1\n`],
  ["a header that is not closed", "config.toml", `[${deep}\nx = 1\n`],
  ["a header of a list", "config.toml", `[[${deep}]]\nx = 1\n`],
  ["a key in braces", "config.toml", `t = { ${deep} = 1 }\n`],
  ["a key in a comment", "config.toml", `# ${deep} = 1\n`],
  ["a name", ".env", `${way.join("__")}=1\n`],
];

for (const [what, name, text] of texts) {
  for (const loader of ["strict", "pydantic-settings"] as const) {
    test(`${what} of ${parts} parts is judged, shown and edited in bounded time (${loader})`, () => {
      const before = process.cpuUsage();
      const manifest = `loader = "${loader}"\nnested-delimiter = "__"\n`;
      const files = new Map([
        ["strata.toml", manifest],
        [name, `${text}b = 2\n`],
        [name === ".env" ? ".env.local" : "secrets.toml", text],
      ]);
      const judgement = judgeFiles(files, { schema });
      if (name !== ".env" && !text.startsWith("#"))
        assert.equal(engine.problemsOf(judgement, name).filter(({ code }) => code === "syntax-error").length, 1);
      askAll(judgement, name, text);
      const { user } = process.cpuUsage(before);
      assert.ok(user / 1000 < patience, `${user / 1000} ms of processor time`);
    });
  }
}

function askAll(judgement: engine.Judgement, name: string, text: string): void {
  const { project } = judgement;
  const whole = { start: 0, end: text.length };
  for (const ask of [engine.outlineOf, engine.foldsOf, engine.lensesOf, engine.secretSpans, engine.linksOf])
    ask(project, name);
  engine.inlayHintsOf(project, name, whole, new Set(["overrides", "units"]));
  engine.findSettings(project, "", 100);
  engine.maskedLine(project, name, 0);
  engine.fixAll(judgement, name);
  for (const offset of [1, parts, text.length - 3]) askAt(judgement, name, offset);
  for (const format of engine.configFormats) engine.effectiveConfigText(project, "default", format, "masked");
  engine.explain(project, way, "masked");
  engine.diffStacks(project, "default", "default", "masked");
  const edited = project.withEdit(name, { start: 2, end: 3, text: "b" });
  engine.rejudge(judgement, edited.project, edited.change);
}

function askAt(judgement: engine.Judgement, name: string, offset: number): void {
  const { project } = judgement;
  engine.hoverAt(project, name, offset);
  engine.completionsAt(project, name, offset);
  engine.definitionsAt(project, name, offset);
  engine.referencesTo(project, name, offset);
  engine.highlightsAt(project, name, offset);
  engine.renameAt(project, name, offset, "bb");
  engine.selectionsAt(project, name, offset);
  for (const fix of engine.fixesAt(judgement, name, { start: offset, end: offset })) fix.changes();
}
