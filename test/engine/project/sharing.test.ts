import assert from "node:assert/strict";
import { test } from "node:test";
import { judge, problemsOf } from "../../../server/src/engine/engine.ts";
import { Project } from "../../../server/src/engine/project/project.ts";
import { projectInput } from "../../support/checkProject.ts";
import { Random, seedOfRun } from "../../support/random.ts";

test("a project that is opened after another one is as if it were opened alone", () => {
  const seed = seedOfRun();
  const random = new Random(seed);
  let before: Project | undefined;
  let shared = 0;
  for (let round = 0; round < 600; round++) {
    const input = randomInput(random);
    const project = Project.open(input, before);
    if (project.plan === before?.plan) shared++;
    const context = `seed ${seed}, round ${round}`;
    const alone = Project.open(input);
    assert.deepEqual(project.plan, alone.plan, context);
    assert.deepEqual(said(project), said(alone), context);
    before = project;
  }
  assert.ok(shared > 30, `only ${shared} projects had the plan of the one before`);
});

test("a project that is edited so that its plan changes is as if it were opened anew", () => {
  const texts = new Map([
    ["config.schema.json", JSON.stringify(schemas[0])],
    ["other.schema.json", JSON.stringify(otherSchema)],
  ]);
  const files = new Map([
    ["strata.toml", stacks],
    ["config.toml", bases[0]],
    ["config.worker.toml", overlays[0]],
  ]);
  const input = { files, otherNames: [...texts.keys()], schemas: texts };
  const project = Project.open(input);
  assert.equal(project.plan.schema, "config.schema.json");
  for (const [name, text] of [
    ["config.toml", "#:schema other.schema.json\n"],
    ["strata.toml", 'loader = "strict"\n'],
  ] as const) {
    const edited = project.withEdit(name, { start: 0, end: 0, text }).project;
    const alone = Project.open({ ...input, files: new Map(files).set(name, text + files.get(name)) });
    assert.notDeepEqual(edited.plan, project.plan, name);
    assert.deepEqual(edited.plan, alone.plan, name);
    assert.deepEqual(said(edited), said(alone), name);
  }
});

test("a schema that refers to another file is not taken over from a project where that file says something else", () => {
  const config = JSON.stringify({ properties: { PORT: { $ref: "parts.json" } } });
  const open = (part: object, before?: Project) => {
    const schemas = new Map([
      ["config.schema.json", config],
      ["parts.json", JSON.stringify(part)],
    ]);
    return Project.open(
      { files: new Map([["config.toml", "PORT = 80\n"]]), otherNames: [...schemas.keys()], schemas },
      before,
    );
  };
  const before = open({ type: "boolean" });
  assert.deepEqual(said(open({ type: "integer" }, before)), [{ name: "config.toml", problems: [] }]);
});

/** Files that are the same more often than not, as in projects that were made by copying one of them. */
function randomInput(random: Random) {
  const usual = <Item>(items: readonly [Item, ...Item[]]): Item =>
    random.chance(0.75) ? items[0] : random.pick(items);
  const files = new Map([
    ["strata.toml", usual(manifests)],
    ["config.toml", usual(bases)],
    ["config.worker.toml", usual(overlays)],
    [".env", usual(["PORT=81\n", "port=x\n", ""])],
  ]);
  for (const name of ["strata.toml", "config.worker.toml", ".env"]) if (random.chance(0.05)) files.delete(name);
  if (random.chance(0.05)) files.set("secrets.toml", 'KEY = "x"\n');
  const otherNames = usual([["config.schema.json"], ["config.schema.json", "vite.config.ts"], ["pyproject.toml"]]);
  const loader = random.chance(0.9) ? {} : ({ loader: "strict" } as const);
  const schema = usual(schemas);
  const texts = [schema, otherSchema].map((found) => JSON.stringify(found));
  const named = new Map(["config.schema.json", "other.schema.json"].map((name, index) => [name, texts[index] ?? ""]));
  return { ...projectInput(files, { schema, otherNames, ...loader }), schemas: named };
}

const stacks = `[stacks.default]
layers = ["config.toml", "secrets.toml?"]
[stacks."{w}"]
layers = ["config.toml", "config.{w}.toml"]
`;
const manifests = [
  stacks,
  `loader = "strict"\n${stacks}`,
  `schema = "other.schema.json"\n${stacks}`,
  'loader = "vite"\n',
  "x = 1\n",
] as const;
const bases = [
  "PORT = 80\n[db]\nhost = 1\n",
  "PORT = 70000\n[db]\n",
  "#:schema other.schema.json\nport = 1\n",
  "#:schema ../outside.json\nPORT = 80\n",
  'PORT = "eighty"\nNAEM = 1\nNAME = "a"\n',
] as const;
const overlays = ["PORT = 80\n", "PORT = 81\ndb = 1\n", "[db]\nport = 1\n", "#:schema other.schema.json\n"] as const;

const db = { type: "object", required: ["host"], properties: { host: { type: "string" }, port: { type: "integer" } } };
const PORT = { type: "integer", maximum: 65535 };
const otherSchema = { type: "object", properties: { PORT, db: { type: "integer" } } };
const schemas: readonly [object, object] = [
  {
    type: "object",
    additionalProperties: false,
    required: ["NAME"],
    properties: { NAME: { type: "string" }, PORT, db },
  },
  otherSchema,
];

function said(project: Project) {
  const judgement = judge(project);
  return [...project.files.keys()].map((name) => ({ name, problems: problemsOf(judgement, name) }));
}
