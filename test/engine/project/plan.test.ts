import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { LoaderName } from "../../../server/src/engine/project/loader.ts";
import type { Plan } from "../../../server/src/engine/project/plan.ts";
import { type Files, planOf } from "./planOf.ts";

/** The stacks of a folder, one a line, lowest layer first; `?` behind a file that may be absent, brackets around one that is. */
function checkStacks(files: Files, expected: string, loader?: LoaderName): void {
  const { stacks } = planOf(files, loader === undefined ? {} : { loader });
  assert.equal(drawStacks(stacks), linesOf(expected));
}

function linesOf(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").join("\n");
}

function drawStacks(stacks: Plan["stacks"]): string {
  const lines = stacks.map(({ name, layers }) => {
    const drawn = layers.map(({ file, isOptional, isPresent }) => {
      const shown = isOptional ? `${file}?` : file;
      return isPresent ? shown : `(${shown})`;
    });
    return `${name}: ${drawn.join(" < ")}`;
  });
  return lines.join("\n");
}

const base = "a = 1\nb = 2\nc = 3\nd = 4\ne = 5\nf = 6";
const overlay = "a = 2\nb = 3";
const alternative = `${base}\ng = 7`;

test("config.toml alone makes one stack, with room for secrets", () => {
  checkStacks({ "config.toml": base }, "default: config.toml < (secrets.toml?)");
  checkStacks({ "config.toml": base, "secrets.toml": "" }, "default: config.toml < secrets.toml?");
});

test("each config.<name>.toml makes a stack: on top of base and secrets, or instead of a base whose settings it repeats", () => {
  checkStacks(
    { "config.toml": base, "config.test.toml": alternative, "config.worker.toml": overlay, "secrets.toml": "k = 1" },
    `
    default: config.toml < secrets.toml?
    test: config.test.toml < secrets.toml?
    worker: config.toml < secrets.toml? < config.worker.toml
    `,
  );
});

test("settings in tables count one by one when a base is compared", () => {
  const tables = "[db]\nhost = 1\nport = 2\n[log]\nlevel = 1\nfile = 2";
  checkStacks(
    { "config.toml": tables, "config.a.toml": "[db]\nhost = 2\n[log]\nlevel = 1", "config.b.toml": tables },
    `
    default: config.toml < (secrets.toml?)
    a: config.toml < (secrets.toml?) < config.a.toml
    b: config.b.toml < (secrets.toml?)
    `,
  );
});

test("an empty base cannot be replaced", () => {
  checkStacks(
    { "config.toml": "", "config.a.toml": "x = 1" },
    `
    default: config.toml < (secrets.toml?)
    a: config.toml < (secrets.toml?) < config.a.toml
    `,
  );
});

test("without a base each configuration stands alone", () => {
  checkStacks(
    { "config.dev.toml": base, "config-prod.toml": base },
    `
    prod: config-prod.toml < (secrets.toml?)
    dev: config.dev.toml < (secrets.toml?)
    `,
  );
});

test("secrets of one environment win over what that environment sets", () => {
  checkStacks(
    {
      "config.toml": base,
      "secrets.toml": "",
      "config.dev.toml": overlay,
      "secrets.dev.toml": "",
      "secrets.x.toml": "",
    },
    `
    default: config.toml < secrets.toml?
    dev: config.toml < secrets.toml? < config.dev.toml < secrets.dev.toml
    x: config.toml < secrets.toml? < secrets.x.toml
    `,
  );
});

test("templates are never layers, and stand for the file that is still to be made", () => {
  const files = { "config.toml": base, "config.example.toml": base, "secrets.example.toml": "", ".env.sample": "" };
  checkStacks(files, "default: config.toml < (secrets.toml?)", "pydantic");
  assert.deepEqual(planOf(files).templates, [
    { file: ".env.sample", of: ".env" },
    { file: "config.example.toml", of: "config.toml" },
    { file: "secrets.example.toml", of: "secrets.toml" },
  ]);
  checkStacks({ ".env.example": "A=1" }, "default: (.env?)");
  checkStacks({ "config.example.toml": "A=1" }, "default: (config.toml?) < (secrets.toml?)");
});

test("settings.toml and .secrets.toml make a project as config.toml and secrets.toml do", () => {
  checkStacks(
    { "settings.toml": base, ".secrets.toml": "", "settings.dev.toml": overlay },
    `
    default: settings.toml < .secrets.toml?
    dev: settings.toml < .secrets.toml? < settings.dev.toml
    `,
  );
});

test("a file that is called default does not take the name of the default stack", () => {
  checkStacks(
    { "config.toml": base, "config.default.toml": overlay },
    `
    default: config.toml < (secrets.toml?)
    config.default: config.toml < (secrets.toml?) < config.default.toml
    `,
  );
});

const env6 = "A=1\nB=2\nC=3\nD=4\nE=5\nF=6\n";

test("a .env of a mode that repeats most of .env is read instead of it, and otherwise on top", () => {
  for (const loader of ["pydantic-settings", "django", "node", "lenient"] as const) {
    checkStacks(
      { ".env": env6, ".env.test": env6, ".env.production": "A=2", ".env.local": "B=1", ".env.production.local": "" },
      `
      default: .env < .env.local
      production: .env < .env.local < .env.production < .env.production.local
      test: .env.test
      `,
      loader,
    );
  }
});

test("Vite reads the family of a mode from .env up, the mode over the machine", () => {
  checkStacks(
    { ".env": env6, ".env.local": "", ".env.production": env6, ".env.staging.local": "" },
    `
    default: .env < .env.local
    production: .env < .env.local < .env.production
    staging: .env < .env.local < .env.staging.local
    `,
    "vite",
  );
});

test("Next.js lets the machine win over the mode, and keeps it out of tests", () => {
  checkStacks(
    { ".env": env6, ".env.local": "", ".env.production": "", ".env.test": env6 },
    `
    default: .env < .env.local
    production: .env < .env.production < .env.local
    test: .env < .env.test
    `,
    "next",
  );
});

test("defaults of dotenv-flow lie under .env", () => {
  checkStacks({ ".env": "", ".env.defaults": "" }, "default: .env.defaults < .env", "node");
});

test("modes without .env stand alone", () => {
  checkStacks(
    { ".env.dev": env6, ".env.prod": env6 },
    `
    dev: .env.dev
    prod: .env.prod
    `,
  );
});

test("files of other programs are no layers", () => {
  checkStacks({ ".env": "A=1", "postgres.env": "B=1", ".env.bak": "A=2", ".env.vault": "" }, "default: .env");
});

test(".env lies over config.toml where the loader reads both", () => {
  checkStacks(
    { "config.toml": base, "config.dev.toml": overlay, ".env": "X=1", ".env.test": "X=2" },
    `
    default: config.toml < (secrets.toml?) < .env
    dev: config.toml < (secrets.toml?) < config.dev.toml < .env
    test: config.toml < (secrets.toml?) < .env.test
    `,
    "pydantic-settings",
  );
});

test("of config.toml and .env the one is read that the loader reads", () => {
  const files = { "config.toml": base, ".env": "A=1" };
  checkStacks(files, "default: config.toml < (secrets.toml?)", "pydantic");
  checkStacks(files, "default: config.toml < (secrets.toml?)", "strict");
  checkStacks(files, "default: .env", "django");
  checkStacks(files, "default: .env", "vite");
});

test("where the loader is not known, .env lies over config.toml if both set something of one name", () => {
  checkStacks({ "config.toml": base, ".env": "A=1" }, "default: config.toml < (secrets.toml?) < .env");
  checkStacks({ "config.toml": base, ".env": "COMPOSE_FILE=x" }, "default: config.toml < (secrets.toml?)");
});

test("files of folders below take no part unless strata.toml names them", () => {
  checkStacks({ "config.toml": base, "workers/config.a.toml": overlay }, "default: config.toml < (secrets.toml?)");
});

test("a folder without configuration has no stacks", () => {
  assert.deepEqual(planOf({ "README.md": "" }).stacks, []);
  assert.equal(planOf({}).base, undefined);
});

test("the base is the lowest file of the default stack", () => {
  assert.equal(planOf({ "config.toml": base, "config.a.toml": overlay }).base, "config.toml");
  assert.equal(planOf({ ".env.b": "", ".env.a": "" }).base, ".env.a");
});

test("strata.toml wins over conventions: one stack for each worker, but for those with a stack of their own", () => {
  checkStacks(
    {
      "strata.toml": `
        [stacks.default]
        layers = ["config.toml", "secrets.toml?"]
        [stacks.test]
        layers = ["config.test.toml", "secrets.toml?"]
        [stacks."{worker}"]
        layers = ["config.toml", "secrets.toml?", "config.{worker}.toml"]`,
      "config.toml": base,
      "config.test.toml": overlay,
      "config.b.toml": "",
      "config.a.toml": "",
      "config.example.toml": "",
      "config.a.b.toml": "",
    },
    `
    default: config.toml < (secrets.toml?)
    test: config.test.toml < (secrets.toml?)
    a: config.toml < (secrets.toml?) < config.a.toml
    b: config.toml < (secrets.toml?) < config.b.toml
    `,
  );
});

test("an optional file of a placeholder makes no stack where another one is required", () => {
  checkStacks(
    {
      "strata.toml": '[stacks."{mode}"]\nlayers = [".env.{mode}", ".env.{mode}.local?"]',
      ".env.a": "",
      ".env.b.local": "",
    },
    "a: .env.a < (.env.a.local?)",
  );
});

test("a template that a stack names is a layer", () => {
  const plan = planOf({ "strata.toml": '[stacks.ci]\nlayers = ["secrets.example.toml"]', "secrets.example.toml": "" });
  assert.equal(drawStacks(plan.stacks), "ci: secrets.example.toml");
  assert.deepEqual(plan.templates, []);
});

test("strata.toml without stacks leaves them to the conventions", () => {
  checkStacks({ "strata.toml": 'loader = "vite"', ".env": "A=1" }, "default: .env");
});

test("a large base is compared in no time, however large", () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `key_${index} = 1`).join("\n");
  const files = Object.fromEntries([
    ["config.toml", many],
    ...Array.from({ length: 20 }, (_, index) => [`config.w${index}.toml`, "a = 1"]),
  ]);
  assert.equal(planOf(files).stacks.length, 21);
});

test("the examples make the stacks that their programs read", () => {
  const examples = {
    "integr8scode-toml/backend": `
      default: config.toml < secrets.toml?
      test: config.test.toml < secrets.toml?
      coordinator: config.toml < secrets.toml? < config.coordinator.toml
      dlq-processor: config.toml < secrets.toml? < config.dlq-processor.toml
      event-replay: config.toml < secrets.toml? < config.event-replay.toml
      k8s-worker: config.toml < secrets.toml? < config.k8s-worker.toml
      pod-monitor: config.toml < secrets.toml? < config.pod-monitor.toml
      result-processor: config.toml < secrets.toml? < config.result-processor.toml
      saga-orchestrator: config.toml < secrets.toml? < config.saga-orchestrator.toml
    `,
    "integr8scode-env/backend": `
      default: .env
      test: .env.test
    `,
    "kodereduai/backend": "default: .env",
    "kodereduai/frontend": `
      default: .env
      production: .env < .env.production
    `,
    "environments/backend": `
      local: .env
      development: .env < .env.development
      staging: .env < .env.staging
      pre-production: .env < .env.pre-production
      production: .env < .env.production
    `,
    "environments/frontend": `
      default: .env
      development: .env < .env.development
      pre-production: .env < .env.pre-production
      production: .env < .env.production
      staging: .env < .env.staging
    `,
    "delight/packages/backend": "default: .env",
  };
  for (const [folder, expected] of Object.entries(examples)) {
    const files = exampleFiles(folder);
    const plan = planOf(files);
    assert.equal(drawStacks(plan.stacks), linesOf(expected), folder);
    assert.deepEqual(plan.problems, [], folder);
    assert.ok(plan.schema, folder);
  }
});

test("the conventions alone find the same stacks in the layered examples", () => {
  for (const folder of ["integr8scode-toml/backend", "integr8scode-env/backend"]) {
    const { "strata.toml": manifest = "", ...files } = exampleFiles(folder);
    const sorted = (plan: Plan) => drawStacks(plan.stacks).split("\n").sort();
    assert.deepEqual(sorted(planOf(files)), sorted(planOf({ ...files, "strata.toml": manifest })), folder);
  }
});

function exampleFiles(folder: string): Files {
  const path = join("examples", folder);
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), "utf8")]));
}
