import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { parse } from "smol-toml";
import { problemCodes } from "../../server/src/engine/engine.ts";
import { commandFile, exampleProjects, examples, folderWith, strata } from "./command.ts";

const schema = JSON.stringify({ properties: { PORT: { type: "integer" }, "a:b,c%": { type: "integer" } } });

test("as GitHub annotations, places and sentences are escaped, and only errors, warnings and notices are told", () => {
  const folder = folderWith({
    "config.schema.json": schema,
    "a, b:100%/x.txt": "",
    "config.toml": '"a:b,c%" = "x"\nPROT = 1\n',
    "config.w.toml": "PROT = 1\n",
  });
  const { code, out } = strata(["check", "--format", "github"], folder);
  assert.equal(
    out,
    [
      "::error file=config.toml,line=1,endLine=1,col=12,endColumn=15,title=strata wrong-type::MESSAGE",
      "::warning file=config.toml,line=2,endLine=2,col=1,endColumn=5,title=strata unknown-key::MESSAGE",
      "::warning file=config.w.toml,line=1,endLine=1,col=1,endColumn=5,title=strata unknown-key::MESSAGE",
      "",
    ]
      .join("\n")
      .replace(/MESSAGE/g, () => messages.shift() ?? ""),
  );
  assert.equal(code, 1);
});

const messages = [
  '"a:b,c%25" must be a whole number, not text.',
  "PROT is not a known setting. Did you mean PORT?",
  "PROT is not a known setting. Did you mean PORT?",
];

test("as SARIF, the answer has what version 2.1.0 asks for", () => {
  const folder = folderWith({
    "config.schema.json": schema,
    "an app/config.toml": "",
    "config.toml": "PORT = 'x'\nPROT = 2\n",
  });
  const { code, out } = strata(["check", "--format", "sarif"], folder);
  assert.equal(code, 1);
  const log = JSON.parse(out);
  assert.deepEqual([log.version, log.runs.length], ["2.1.0", 1]);
  assert.match(log.$schema, /^https:\/\/.*sarif-2\.1\.0\.json$/);
  const [{ tool, results, columnKind }] = log.runs;
  assert.equal(columnKind, "utf16CodeUnits");
  assert.equal(tool.driver.name, "strata");
  assert.match(tool.driver.version, /^\d+\.\d+\.\d+$/);
  assert.match(tool.driver.informationUri, /^https:/);
  assert.deepEqual(
    tool.driver.rules.map(({ id }: { id: string }) => id),
    [...problemCodes],
  );
  for (const rule of tool.driver.rules) {
    assert.ok(rule.shortDescription.text.length > 0);
    assert.match(rule.helpUri, /^https:/);
  }
  assert.equal(results.length, 2);
  for (const result of results) {
    assert.equal(tool.driver.rules[result.ruleIndex].id, result.ruleId);
    assert.ok(["none", "note", "warning", "error"].includes(result.level));
    assert.ok(result.message.text.length > 0);
    const [{ physicalLocation }] = result.locations;
    assert.equal(physicalLocation.artifactLocation.uri, "config.toml");
    const { startLine, startColumn, endLine, endColumn } = physicalLocation.region;
    for (const place of [startLine, startColumn, endLine, endColumn]) assert.ok(Number.isInteger(place) && place >= 1);
    assert.ok(endLine > startLine || endColumn >= startColumn);
  }
});

test("a path becomes a URI in SARIF, whatever letters it has", () => {
  const folder = folderWith({ "an app/ü%#/config.toml": "x = 1\nx = 2\n" });
  const log = JSON.parse(strata(["check", "--format", "sarif"], folder).out);
  const [{ physicalLocation }] = log.runs[0].results[0].locations;
  assert.equal(physicalLocation.artifactLocation.uri, "an%20app/%C3%BC%25%23/config.toml");
});

for (const format of ["json", "sarif"]) {
  test(`a clean folder is a whole answer as ${format}`, () => {
    const folder = folderWith({ "config.toml": "a = 1\n" });
    const { code, out } = strata(["check", "--format", format], folder);
    assert.equal(code, 0);
    assert.ok(JSON.parse(out));
  });
}

for (const name of exampleProjects) {
  test(`what is shown of ${name} is TOML, and JSON, with the same values`, () => {
    for (const stack of stacksOf(name)) {
      const words = ["show", name, "--stack", stack, "--reveal", "--format"];
      const toml = parse(strata([...words, "toml"], examples).out);
      const json = JSON.parse(strata([...words, "json"], examples).out);
      const values = json.values.map(({ key, value }: { key: string; value: unknown }) => [key, value]);
      assert.deepEqual(Object.fromEntries(values), { ...toml });
    }
  });
}

function stacksOf(name: string): string[] {
  const { err } = strata(["show", name, "--stack", "?"], examples);
  return (/The stacks are: (.*)\.\n$/.exec(err)?.[1] ?? "").split(", ");
}

test("the data of a stack has the shape that is documented", () => {
  const folder = folderWith({ "config.toml": "a = 1\nb = 1\nc = 1\n", "config.w.toml": "a = 2\n" });
  const data = JSON.parse(strata(["show", "--stack", "w", "--format", "json"], folder).out);
  assert.deepEqual(data, {
    stack: "w",
    layers: ["config.toml", "config.w.toml"],
    absent: [],
    values: [
      {
        key: "a",
        value: 2,
        origin: { file: "config.w.toml", line: 1, column: 1 },
        secret: false,
        overrides: [{ value: 1, file: "config.toml", line: 1, column: 1 }],
      },
      ...["b", "c"].map((key, index) => ({
        key,
        value: 1,
        origin: { file: "config.toml", line: 2 + index, column: 1 },
        secret: false,
        overrides: [],
      })),
    ],
    problems: [],
  });
});

test("a reader that stops early ends the command quietly", async () => {
  const text = Array.from({ length: 20_000 }, (_, index) => `k${index} = 1\nk${index} = 2\n`).join("");
  const folder = folderWith({ "config.toml": text });
  for (const words of [["check"], ["check", "--format", "json"], ["show"]]) {
    const child = spawn(process.execPath, [commandFile, ...words], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.once("data", () => child.stdout.destroy());
    let complaint = "";
    child.stderr.on("data", (chunk) => {
      complaint += chunk;
    });
    const signal = await new Promise((done) => child.on("close", (_, ended) => done(ended)));
    assert.deepEqual([signal, complaint], [null, ""]);
  }
});

test("explain and diff answer for people", () => {
  const backend = "integr8scode-toml";
  assert.equal(
    strata(["explain", "KAFKA_CONSUMER_GROUP_ID", backend, "--stack", "k8s-worker"], examples).out,
    [
      "KAFKA_CONSUMER_GROUP_ID: non-empty text",
      "  Consumer group ID. Each worker sets its own in its override file.",
      "",
      "k8s-worker",
      '  wins     "k8s-worker"            config.k8s-worker.toml:2:1',
      '  loses    "integr8scode-backend"  config.toml:27:1',
      '  default  "integr8scode-backend"  default',
      "",
    ].join("\n"),
  );
  assert.equal(
    strata(["diff", "coordinator", "pod-monitor", backend], examples).out,
    [
      "- coordinator",
      "+ pod-monitor",
      "",
      "KAFKA_CONSUMER_GROUP_ID",
      '- "coordinator"  config.coordinator.toml:2:1',
      '+ "pod-monitor"  config.pod-monitor.toml:2:1',
      "",
      "TRACING_SERVICE_NAME",
      '- "coordinator"  config.coordinator.toml:1:1',
      '+ "pod-monitor"  config.pod-monitor.toml:1:1',
      "",
    ].join("\n"),
  );
});
