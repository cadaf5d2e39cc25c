import assert from "node:assert/strict";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { change, checkJson, copyOfExample, examples, folderWith, newFolder, strata } from "./command.ts";

const schema = JSON.stringify({
  properties: { PORT: { type: "integer", maximum: 65535 }, KEY: { type: "string", writeOnly: true, minLength: 20 } },
});

const project = {
  "config.schema.json": schema,
  "config.toml": "PORT = 8080\n",
  "strata.toml": 'loader = "pydantic"\n',
};

test("for people, each problem shows its place, its line and where in it, and a summary ends the answer", () => {
  const folder = folderWith({ ...project, "config.toml": "# a file\n\tPORT = 99999 # too large\n" });
  const { code, out, err } = strata(["check"], folder);
  assert.equal(
    out,
    [
      "config.toml:2:9 error out-of-range: PORT must be at most 65535.",
      "   PORT = 99999 # too large",
      "          ^^^^^",
      "",
      "3 files checked: 1 error.",
      "",
    ].join("\n"),
  );
  assert.deepEqual([code, err], [1, ""]);
});

test("a clean folder gives one line and the exit code 0", () => {
  assert.deepEqual(strata(["check"], folderWith(project)), {
    code: 0,
    out: "3 files checked: nothing is wrong.\n",
    err: "",
  });
});

test("warnings fail only a strict check", () => {
  const folder = folderWith({ ...project, "config.toml": "PROT = 1\n" });
  assert.equal(strata(["check"], folder).code, 0);
  const strict = strata(["check", "--strict"], folder);
  assert.equal(strict.code, 1);
  assert.match(strict.out, /warning unknown-key[\s\S]*3 files checked: 1 warning\./);
});

test("as JSON, a problem has its place from 1 in UTF-16 units, its stacks, and the summary counts", () => {
  const folder = folderWith({
    ...project,
    "sub/x/config.toml": "",
    "config.w.toml": '"𝒳" = { PORT = 1 }\nPORT = "é"\n',
  });
  const report = checkJson(folder);
  assert.deepEqual(report.summary, { files: 5, errors: 1, warnings: 0 });
  const [problem] = report.problems.filter(({ severity }) => severity === "error");
  assert.deepEqual(
    { ...problem, message: "" },
    {
      file: "config.w.toml",
      line: 2,
      column: 8,
      endLine: 2,
      endColumn: 11,
      code: "wrong-type",
      severity: "error",
      message: "",
      stacks: ["w"],
    },
  );
});

test("paths are told from the working folder, whichever way the project was named", () => {
  const folder = folderWith({ "app/config.toml": "a = 1\na = 2\n", "other/x.txt": "" });
  for (const [from, path, told] of [
    [folder, "app", "app/config.toml"],
    [folder, "./app/../app/config.toml", "app/config.toml"],
    [join(folder, "other"), "../app", "../app/config.toml"],
    [join(folder, "app"), join(folder, "app"), "config.toml"],
  ] as const) {
    assert.deepEqual(
      checkJson(from, path).problems.map(({ file }) => file),
      [told],
    );
  }
});

test("a file stands for itself alone, several paths for all of them, and nothing is told twice", () => {
  const folder = folderWith({
    "a/config.toml": "x = 1\nx = 2\n",
    "a/config.w.toml": "y = 1\ny = 2\n",
    "b/config.toml": "z = 1\nz = 2\n",
  });
  const files = (...paths: string[]) =>
    checkJson(folder, ...paths)
      .problems.map(({ file }) => file)
      .sort();
  assert.deepEqual(files("a/config.w.toml"), ["a/config.w.toml"]);
  assert.deepEqual(files("a/config.toml", "b"), ["a/config.toml", "b/config.toml"]);
  assert.deepEqual(files(".", "a", "a/config.toml"), ["a/config.toml", "a/config.w.toml", "b/config.toml"]);
  assert.equal(checkJson(folder, "a/config.toml", "a/config.w.toml").summary.files, 2);
});

test("a stack is checked alone when it is named", () => {
  const folder = folderWith({ ...project, "config.a.toml": "PORT = 99999\n", "config.b.toml": "PORT = true\n" });
  assert.deepEqual(
    checkJson(folder, "--stack", "a").problems.map(({ file }) => file),
    ["config.a.toml"],
  );
});

test("a whole repository is searched, without what git ignores and without installed packages", () => {
  const wrong = "x = 1\nx = 2\n";
  const folder = folderWith({
    ".gitignore": "/build\nlogs/\nsecrets.toml\n*.tmp\n!keep.tmp\n",
    "secrets.toml": wrong,
    "build/config.toml": wrong,
    "src/build/config.toml": wrong,
    "deep/logs/config.toml": wrong,
    "node_modules/p/config.toml": wrong,
    "deep/.venv/lib/config.toml": wrong,
    "deep/.gitignore": "own\n",
    "deep/own/config.toml": wrong,
    "deep/more/config.toml": wrong,
    "a.tmp/config.toml": wrong,
    "keep.tmp/config.toml": wrong,
  });
  mkdirSync(join(folder, ".git"));
  assert.deepEqual(
    checkJson(folder)
      .problems.filter(({ code }) => code === "duplicate-key")
      .map(({ file }) => file),
    ["secrets.toml", "deep/more/config.toml", "keep.tmp/config.toml", "src/build/config.toml"],
  );
});

test("links in circles end the search no less, and none leads out of the folder", () => {
  const outside = folderWith({ "secrets.toml": "x = 1\nx = 2\n", "inside/config.toml": "x = 1\nx = 2\n" });
  const folder = folderWith({ "a/real.toml": "y = 1\ny = 2\n", "a/b/c.txt": "" });
  symlinkSync(join(folder, "a"), join(folder, "a", "b", "round"));
  symlinkSync(outside, join(folder, "out"));
  symlinkSync(join(outside, "secrets.toml"), join(folder, "secrets.toml"));
  symlinkSync(join(folder, "gone"), join(folder, "config.gone.toml"));
  symlinkSync(join(folder, "a", "real.toml"), join(folder, "config.toml"));
  assert.deepEqual(
    checkJson(folder).problems.map(({ file }) => file),
    ["config.toml"],
  );
});

test("layers that strata.toml names in folders below are part of its project, and of no other", () => {
  const folder = folderWith({
    "strata.toml": '[stacks.default]\nlayers = ["conf/config.toml", "conf/extra.toml"]\n',
    "conf/config.toml": "A = 1\n",
    "conf/extra.toml": "B = 1\nB = 2\n",
  });
  const report = checkJson(folder);
  assert.deepEqual([report.summary.files, report.problems.map(({ file }) => file)], [3, ["conf/extra.toml"]]);
  for (const path of ["conf/extra.toml", "conf/config.toml"]) {
    const told = checkJson(folder, path);
    assert.deepEqual(
      [told.summary.files, told.problems.flatMap(({ stacks }) => stacks)],
      [1, path.includes("extra") ? ["default"] : []],
    );
  }
});

test("a file of more than 5 MB, or one that is not UTF-8, is one problem, and what it may hold is not missing", () => {
  const needed = JSON.stringify({ properties: { KEY: { type: "string" } }, required: ["KEY"] });
  for (const [content, sentence] of [
    [Buffer.alloc(5 * 1024 * 1024 + 1, "# x\n"), /larger than 5 MB/],
    [Buffer.from([0x41, 0x3d, 0xff, 0xfe]), /not valid UTF-8/],
  ] as const) {
    const folder = folderWith({ "config.schema.json": needed, "config.toml": content });
    const { problems } = checkJson(folder);
    assert.deepEqual(
      problems.map(({ file, line, column, code }) => [file, line, column, code]),
      [["config.toml", 1, 1, "syntax-error"]],
    );
    assert.match(problems[0]?.message ?? "", sentence);
    assert.match(strata(["show"], folder).err, /config\.toml is .* and is left out\./);
  }
});

test("text of a file can neither give orders to a terminal nor break a line of an answer", () => {
  const folder = folderWith({
    "config.toml": 'a = "\u001b[31mred"\n"k\u0007\\n" = 1\n"k\\u001b[2J" = 1\n"k\\u001b[2J" = 2\n',
  });
  for (const format of ["text", "github", "json", "sarif"]) {
    assert.doesNotMatch(strata(["check", "--format", format], folder).out, /[\u0000-\u0009\u000b-\u001f\u007f]/);
  }
});

test("a long line is cut around the place of its problem", () => {
  const folder = folderWith({
    ...project,
    "config.toml": `pad = "${"x".repeat(500)}"\nlist = [${"1, ".repeat(200)} oops, ${"2, ".repeat(200)}]\n`,
  });
  const { out } = strata(["check"], folder);
  const [, line = "", marks = ""] = out.split("\n");
  assert.ok(line.length < 140 && line.includes("oops"), out);
  assert.equal(line.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1), "oops");
});

test("colours are for terminals and for those who ask for them", () => {
  const folder = folderWith({ ...project, "config.toml": "PORT = 99999\n" });
  const isColoured = (environment: Record<string, string>) =>
    strata(["check"], folder, environment).out.includes("\u001b[31m");
  assert.equal(isColoured({}), false);
  assert.equal(isColoured({ FORCE_COLOR: "1" }), true);
  assert.equal(isColoured({ FORCE_COLOR: "0" }), false);
  assert.equal(isColoured({ FORCE_COLOR: "1", NO_COLOR: "1" }), false);
});

test("a schema of the project's own is checked with it", () => {
  const folder = copyOfExample("environments/frontend");
  change(folder, "env.schema.json", '"minimum": 1', '"minimum": "1"');
  assert.deepEqual(
    checkJson(folder, "env.schema.json").problems.map(({ file, line, code }) => [file, line, code]),
    [["env.schema.json", 23, "schema-error"]],
  );
});

const wrongUses: readonly [words: readonly string[], sentence: RegExp][] = [
  [["check", "nowhere"], /^strata: There is no nowhere\.\n$/],
  [["check", "README.md"], /^strata: README\.md is no configuration file that Strata knows\.\n$/],
  [["check", "--stack", "nobody"], /^strata: There is no stack nobody\. The stacks are: .*default.*\.\n$/],
  [
    ["check", "--format", "xml"],
    /^strata: --format is text, json, github or sarif, not xml\. See strata check --help\.\n$/,
  ],
  [["check", "--stack"], /^strata: The flag --stack needs a value: --stack NAME\./],
  [["check", "--strct"], /^strata: There is no flag --strct for strata check\. Did you mean --strict\?/],
  [["check", "--strict=1"], /^strata: The flag --strict takes no value\./],
  [["chek"], /^strata: There is no command chek\. Did you mean check\?/],
  [[], /^strata: Name a command\./],
  [["show", "integr8scode-toml", "--stack", "nobody"], /There is no stack nobody\. The stacks are: default, test, /],
  [
    ["show", "environments/backend"],
    /^strata: There are several stacks\. Name one with --stack\. The stacks are: local, /,
  ],
  [["show", "."], /^strata: There are several projects in \.: .*\. Name one\.\n$/],
  [["show", "a", "b"], /^strata: strata show does not know what to do with b\./],
  [["explain"], /^strata: strata explain needs KEY\./],
  [["explain", "SECRET_KEYY", "integr8scode-toml"], /There is no setting SECRET_KEYY\. Did you mean SECRET_KEY\?\n$/],
  [["explain", "a..b", "integr8scode-toml"], /^strata: a\.\.b is no name of a setting/],
  [["diff", "default"], /^strata: strata diff needs STACK and STACK\./],
  [["diff", "default", "nobody", "integr8scode-toml"], /^strata: There is no stack nobody\./],
];

for (const [words, sentence] of wrongUses) {
  test(`strata ${words.join(" ")} is refused with one sentence`, () => {
    const { code, out, err } = strata(words, examples);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, sentence);
    assert.equal(err.trimEnd().includes("\n"), false);
  });
}

test("a folder without configuration files is told", () => {
  assert.deepEqual(strata(["check"], newFolder()), {
    code: 2,
    out: "",
    err: "strata: There are no configuration files in ..\n",
  });
});

test("a file that may not be read is told", (context) => {
  const folder = folderWith({ "config.toml": "a = 1\n" });
  chmodSync(join(folder, "config.toml"), 0);
  // The superuser may read everything, so there is nothing to see.
  if (process.getuid?.() === 0) return context.diagnostic("the superuser reads everything");
  const { code, err } = strata(["check"], folder);
  assert.equal(code, 2);
  assert.match(err, /^strata: .*config\.toml cannot be read: permission denied\.\n$/);
});

test("help and version", () => {
  const folder = newFolder();
  assert.match(strata(["--version"], folder).out, /^\d+\.\d+\.\d+\n$/);
  for (const words of [["--help"], ["help"], ["check", "--help"], ["show", "-h"], ["diff", "--help"]]) {
    const { code, out } = strata(words, folder);
    assert.equal(code, 0);
    assert.match(out, /Usage: strata/);
  }
});

test("a template with binary content, a key of ten thousand parts and a schema ten thousand levels deep are answered", () => {
  const deep = `${'{"properties":{"a":'.repeat(10_000)}{}${"}}".repeat(10_000)}`;
  const folder = folderWith({
    "config.schema.json": deep,
    "config.toml": `${Array.from({ length: 2000 }, () => "a").join(".")} = 1\n`,
    ".env.example": Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7) % 256)),
    ".env": "A=\u0000\u0001$A\n",
  });
  writeFileSync(join(folder, "secrets.toml"), `${"[".repeat(20_000)}\n`);
  const { code, err } = strata(["check", "--format", "json"], folder);
  assert.deepEqual([code, err], [1, ""]);
});
