import assert from "node:assert/strict";
import { test } from "node:test";
import { parseEnv } from "node:util";
import { parse as parseDotenv } from "dotenv";
import { parse as parseToml } from "smol-toml";
import { effectiveConfigText, loaderNames, Project } from "../../../server/src/engine/engine.ts";
import { envLine } from "../../../server/src/engine/features/envValue.ts";
import { loaderOf } from "../../../server/src/engine/project/loaders.ts";
import { projectInput } from "../../support/checkProject.ts";
import { plainToml, plainValue } from "../../support/plainValue.ts";
import { Random, roundsOfRun, seedOfRun } from "../../support/random.ts";
import { randomToml } from "../../support/tomlText.ts";

test("what is shown as TOML reads back to what the stack makes, for random files in three layers", () => {
  const seed = seedOfRun();
  const random = new Random(seed);
  for (let round = 0; round < roundsOfRun(15); round++) {
    const loader = random.pick(["pydantic", "strict"] as const);
    const layers = ["config.toml", "secrets.toml", "config.w.toml"];
    const files = new Map(layers.map((name) => [name, randomToml(random, 1 + random.below(25))]));
    files.set("strata.toml", `[stacks.default]\nlayers = ${JSON.stringify(layers)}\n`);
    const project = Project.open(projectInput(files, { loader }));
    const [stack] = project.plan.stacks;
    const text = effectiveConfigText(project, "default", "toml", "revealed");
    assert.ok(stack !== undefined && text !== undefined);
    const read = plainToml(parseToml(text, { integersAsBigInt: true }));
    assert.deepEqual(sorted(read), sorted(plainValue(project.merged(stack))), `SEED=${seed} round ${round}\n${text}`);
  }
});

/** Without what could not be read, and in the order of the names: sections may change the order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!(value instanceof Map)) return value;
  const members = [...value]
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => [name, sorted(member)]);
  return new Map(members.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)) as [string, unknown][]);
}

const pieces = [
  "a",
  "Z",
  "0",
  " ",
  "  ",
  "#",
  " #",
  "'",
  '"',
  "`",
  "$",
  "${",
  "}",
  "$X",
  "${X}",
  "${X:-y}",
  "\\",
  "\\n",
  "\n",
  "\r\n",
  "=",
  ":",
  ",",
  "é",
  "𝒳",
  "[",
  "{",
  "\t",
  "export ",
];

function randomText(random: Random): string {
  return Array.from({ length: random.below(7) }, () => random.pick(pieces)).join("");
}

/** Texts that no line of the dialect stands for: every way to write them means something else. */
const unwritable: Readonly<Record<string, RegExp>> = {
  pydantic: /\r/,
  "pydantic-settings": /\r/,
  django: /[\n\r'"#\\$\v\f]|^\s|\s$/,
  node: /['"`\\#\n\r]|^\s|\s$/,
  lenient: /['"`\\#\n\r]|^\s|\s$/,
  strict: /['"`\\#\n\r]|^\s|\s$/,
  vite: /['"`\\#\n\r$]|^\s|\s$/,
  next: /['"`\\#\n\r$]|^\s|\s$/,
};

for (const name of loaderNames) {
  test(`a random text written as a line of .env for ${name} is read as the same text, and only odd ones have no line`, () => {
    const seed = seedOfRun();
    const random = new Random(seed);
    const loader = loaderOf(name);
    for (let round = 0; round < roundsOfRun(40); round++) {
      const text = randomText(random);
      const line = envLine("KEY", text, loader);
      const told = `SEED=${seed} ${JSON.stringify(text)} ${JSON.stringify(line)}`;
      if (line === undefined) assert.match(text, unwritable[name] ?? /^$/, told);
      else if (loader.dialect === "node") assert.deepEqual({ ...parseDotenv(`${line}\n`) }, { KEY: text }, told);
      else if (loader.dialect === "vite" && !text.includes("$"))
        assert.deepEqual({ ...parseEnv(`${line}\n`) }, { KEY: text }, told);
    }
  });
}

const schema = {
  properties: {
    NAME: { type: "string" },
    PORT: { type: "integer" },
    RATIO: { type: "number" },
    DEBUG: { type: "boolean" },
    HOSTS: { type: "array", items: { type: "string" } },
  },
};

for (const name of ["pydantic-settings", "django", "node", "vite", "next"] as const) {
  test(`what is shown as .env for ${name} gives the application the same values again`, () => {
    const seed = seedOfRun();
    const random = new Random(seed);
    for (let round = 0; round < roundsOfRun(6); round++) {
      const hosts = Array.from({ length: 1 + random.below(3) }, (_, index) => `host${index}.${random.below(9)}`);
      const written = name === "django" ? hosts.join(",") : `'${JSON.stringify(hosts)}'`;
      const title = random.pick(["plain", "two words", "a:b=c", "with'quote", "über", "x.y/z"]);
      const port = random.below(65535);
      const first = `NAME="${title}"\nPORT=${port}\nRATIO=${random.next()}\nDEBUG=${random.pick(["true", "1"])}\nHOSTS=${written}\n`;
      const before = openEnv(first, name);
      const text = effectiveConfigText(before, "default", "env", "revealed") ?? "";
      assert.deepEqual(valuesOf(openEnv(text, name)), valuesOf(before), `SEED=${seed}\n${first}\n${text}`);
    }
  });
}

function openEnv(text: string, loader: (typeof loaderNames)[number]): Project {
  return Project.open(projectInput(new Map([[".env", text]]), { loader, schema }));
}

function valuesOf(project: Project): unknown {
  const [stack] = project.plan.stacks;
  assert.ok(stack);
  return plainValue(project.merged(stack));
}
