import assert from "node:assert/strict";
import { test } from "node:test";
import { effectiveConfig, type JsonValue } from "../../../server/src/engine/engine.ts";
import type { ProjectSetting } from "../../support/checkProject.ts";
import { openProject } from "./openProject.ts";

// What the loaders of two real projects were seen to do, executed with their own libraries.

interface Layering extends ProjectSetting {
  readonly stack?: string;
}

/** Checks what the application gets, setting by setting, with the file that each comes from. */
function checkValues(
  files: string,
  setting: Layering,
  expected: readonly [key: string, value: JsonValue, from: string][],
): void {
  const config = effectiveConfig(openProject(files, setting), setting.stack ?? "default", "revealed");
  const found = config?.values.map(({ key, value, origin }) => [
    key,
    value,
    origin === "default" ? origin : origin.file,
  ]);
  assert.deepEqual(found, expected);
}

const layered = { loader: "pydantic" } as const;

test("a worker's file may override a secret", () => {
  const files = '--- config.toml\nA = 1\n--- secrets.toml\nKEY = "secret"\n--- config.w.toml\nKEY = "worker"\n';
  checkValues(files, { ...layered, stack: "w" }, [
    ["A", 1, "config.toml"],
    ["KEY", "worker", "config.w.toml"],
  ]);
  checkValues(files, layered, [
    ["A", 1, "config.toml"],
    ["KEY", "secret", "secrets.toml"],
  ]);
});

test("a later table takes the place of an earlier one whole", () => {
  const files = '--- config.toml\n[db]\nhost = "a"\nport = 1\n--- secrets.toml\n[db]\npassword = "x"\n';
  checkValues(files, layered, [["db.password", "x", "secrets.toml"]]);
  checkValues(files, { loader: "strict" }, [
    ["db.host", "a", "config.toml"],
    ["db.port", 1, "config.toml"],
    ["db.password", "x", "secrets.toml"],
  ]);
});

test("a list takes the place of a list, and a scalar hides a table", () => {
  const files = '--- config.toml\nlist = [1, 2]\n[db]\nhost = "a"\n--- config.w.toml\nlist = [9]\ndb = "none"\n';
  checkValues(files, { loader: "strict", stack: "w" }, [
    ["list", [9], "config.w.toml"],
    ["db", "none", "config.w.toml"],
  ]);
});

test("a missing secrets file is silent, and what it would hold is missing", () => {
  const schema = { properties: { SECRET_KEY: { type: "string", writeOnly: true } }, required: ["SECRET_KEY"] };
  const project = openProject("--- config.toml\nA = 1\n", { ...layered, schema });
  const config = effectiveConfig(project, "default", "masked");
  assert.deepEqual(config?.layers, ["config.toml"]);
  assert.deepEqual(
    config?.problems.map(({ key, code }) => [key, code]),
    [["SECRET_KEY", "missing-key"]],
  );
});

test("config.test.toml takes the place of config.toml where it sets the same settings, a worker's file lies over it", () => {
  const names = Array.from({ length: 12 }, (_, index) => `NAME_${index}`);
  const full = (value: number) => names.map((name) => `${name} = ${value}`).join("\n");
  const files = `--- config.toml\n${full(1)}\nONLY_BASE = 1\n--- config.test.toml\n${full(2)}\n--- config.w.toml\nNAME_0 = 3\n`;
  const project = openProject(files, layered);
  const layersOf = (stack: string) => effectiveConfig(project, stack, "masked")?.layers;
  assert.deepEqual(layersOf("test"), ["config.test.toml"]);
  assert.deepEqual(layersOf("w"), ["config.toml", "config.w.toml"]);
  assert.equal(
    effectiveConfig(project, "test", "masked")?.values.some(({ key }) => key === "ONLY_BASE"),
    false,
  );
});

test("the process environment counts for nothing, so a default stands where no file speaks", () => {
  checkValues("--- config.toml\nA = 1\n", { ...layered, schema: { properties: { B: { default: "x" } } } }, [
    ["B", "x", "default"],
    ["A", 1, "config.toml"],
  ]);
});

const coercions: readonly [written: string, type: string, value: JsonValue][] = [
  ['"4"', "integer", 4],
  ["4.0", "integer", 4],
  ["60", "number", 60],
  ['"yes"', "boolean", true],
  ["1", "boolean", true],
  ['"off"', "boolean", false],
  ['"1_000"', "integer", 1000],
  ['" 1 "', "integer", 1],
  ['"010"', "integer", 10],
  ['"1e3"', "number", 1000],
];

for (const [written, type, value] of coercions) {
  test(`${written} in TOML is ${JSON.stringify(value)} to pydantic where it wants a ${type}`, () => {
    const project = openProject(`--- config.toml\nA = ${written}\n`, {
      ...layered,
      schema: { properties: { A: { type } } },
    });
    const config = effectiveConfig(project, "default", "masked");
    assert.deepEqual([config?.values[0]?.value, config?.problems], [value, []]);
  });
}

const refusals: readonly [written: string, type: string][] = [
  ["4.5", "integer"],
  ["1", "string"],
  ['"1e3"', "integer"],
  ["2", "boolean"],
  ['"enabled"', "boolean"],
];

for (const [written, type] of refusals) {
  test(`${written} in TOML is no ${type} to pydantic`, () => {
    const project = openProject(`--- config.toml\nA = ${written}\n`, {
      ...layered,
      schema: { properties: { A: { type } } },
    });
    const problems = effectiveConfig(project, "default", "masked")?.problems ?? [];
    assert.deepEqual(
      problems.map(({ key, code }) => [key, code]),
      [["A", "wrong-type"]],
    );
  });
}

const environment = { loader: "pydantic-settings" } as const;

test(".env.test takes the place of .env where it sets the same settings", () => {
  const names = Array.from({ length: 12 }, (_, index) => `NAME_${index}`);
  const full = (value: number) => names.map((name) => `${name}=${value}`).join("\n");
  const project = openProject(`--- .env\n${full(1)}\n--- .env.test\n${full(2)}\n`, environment);
  assert.deepEqual(effectiveConfig(project, "test", "masked")?.layers, [".env.test"]);
});

test("an exported value with a comment is read as the value, and a bare name as nothing", () => {
  const schema = { properties: { K: { type: "integer" }, BARE: { type: "integer", default: 7 } } };
  checkValues("--- .env\nexport K=3 # c\nBARE\n", { ...environment, schema }, [
    ["K", 3, ".env"],
    ["BARE", 7, "default"],
  ]);
});

const braces = (text: string) => text.replaceAll("<", "${").replaceAll(">", "}");

const expansions: readonly [
  text: string,
  loader: "pydantic-settings" | "vite" | "next" | "node",
  files: string,
  expected: [string, string][],
][] = [
  [
    "python-dotenv puts in what stands above, and a default where nothing does",
    "pydantic-settings",
    "--- .env\nA=x\nB=<A>-<N:-d>\nC='<A>'",
    [
      ["A", "x"],
      ["B", "x-d"],
      ["C", "x"],
    ],
  ],
  [
    "python-dotenv leaves $NAME and settings further down alone",
    "pydantic-settings",
    "--- .env\nB=$A.<A>\nA=x",
    [
      ["B", "$A."],
      ["A", "x"],
    ],
  ],
  [
    "dotenv expands nothing",
    "node",
    "--- .env\nA=x\nB=<A>",
    [
      ["A", "x"],
      ["B", braces("<A>")],
    ],
  ],
  [
    "Vite merges the files first and then expands",
    "vite",
    "--- .env\nB=$A\nA=base\n--- .env.local\nA=local",
    [
      ["B", "local"],
      ["A", "local"],
    ],
  ],
  [
    "Next.js expands a file with the files above it in the environment",
    "next",
    "--- .env\nB=<A>\nA=base\n--- .env.local\nA=local",
    [
      ["B", "local"],
      ["A", "local"],
    ],
  ],
  [
    "Next.js does not see the files below",
    "next",
    "--- .env\nA=base\n--- .env.local\nB=[<A>]",
    [
      ["A", "base"],
      ["B", "[]"],
    ],
  ],
];

for (const [name, loader, files, expected] of expansions) {
  test(name, () => {
    const config = effectiveConfig(openProject(braces(files), { loader }), "default", "revealed");
    assert.deepEqual(
      config?.values.map(({ key, value }) => [key, value]),
      expected,
    );
  });
}

test("a value that loses is shown as its own file makes it", () => {
  const files = braces(
    '--- strata.toml\n[stacks.default]\nlayers = [".env", ".env.b"]\n--- .env\nH=base\nU=http://<H>\n--- .env.b\nH=top\nU=https://<H>\n',
  );
  const overrides = (loader: "pydantic-settings" | "vite") =>
    effectiveConfig(openProject(files, { loader }), "default", "revealed")?.values.map(
      ({ key, value, overrides: lost }) => [key, value, lost[0]?.value],
    );
  assert.deepEqual(overrides("pydantic-settings"), [
    ["H", "top", "base"],
    ["U", "https://top", "http://base"],
  ]);
  // Vite forgets the lower file before it expands.
  assert.deepEqual(overrides("vite"), [
    ["H", "top", "base"],
    ["U", "https://top", braces("http://<H>")],
  ]);
});

test("references that go round in circles, or grow without end, are left as they are written", () => {
  const growing = Array.from({ length: 60 }, (_, index) => `V${index + 1}=<V${index}><V${index}>`).join("\n");
  const project = openProject(braces(`--- .env\nA=<B>\nB=<A>\nV0=xxxxxxxxxx\n${growing}\n`), { loader: "vite" });
  const config = effectiveConfig(project, "default", "revealed");
  assert.equal(config?.values.length, 63);
});
