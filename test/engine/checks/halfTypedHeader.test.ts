import assert from "node:assert/strict";
import { test } from "node:test";
import { judge, Project, problemsOf, rejudge } from "../../../server/src/engine/engine.ts";
import { drawnFiles, projectInput } from "../../support/checkProject.ts";

const service = {
  type: "object",
  additionalProperties: false,
  required: ["image"],
  properties: { image: { type: "string" }, port: { type: "integer", maximum: 65535 } },
};
const schema = {
  type: "object",
  additionalProperties: false,
  required: ["NAME", "server"],
  properties: {
    NAME: { type: "string" },
    PORT: { type: "integer" },
    server: {
      type: "object",
      additionalProperties: false,
      required: ["host", "port"],
      properties: { host: { type: "string" }, port: { type: "integer", maximum: 65535 } },
    },
    services: { type: "object", additionalProperties: false, properties: { web: service, worker: service } },
    jobs: { type: "array", items: service },
  },
};
const setting = { schema, loader: "strict" } as const;

/** Types a text where `<|>` stands, key by key: one syntax problem is said on the way, and what is true all the time. */
function checkTyping(drawn: string, typed: string, ...alwaysTrue: string[]): void {
  const files = new Map([...drawnFiles(drawn)].map(([name, text]) => [name, text.replace("<|>", "")]));
  const [edited = ""] = [...drawnFiles(drawn)].flatMap(([name, text]) => (text.includes("<|>") ? [name] : []));
  const start = drawnFiles(drawn).get(edited)?.indexOf("<|>") ?? 0;
  let project = Project.open(projectInput(files, setting));
  let judgement = judge(project);
  for (let count = 1; count <= typed.length; count++) {
    const at = start + count - 1;
    const { project: next, change } = project.withEdit(edited, { start: at, end: at, text: typed.charAt(count - 1) });
    judgement = rejudge(judgement, next, change);
    project = next;
    const found = [...files.keys()].flatMap((name) => problemsOf(judgement, name));
    const sentences = found.map(({ code, message }) => `${code}: ${message}`);
    assert.deepEqual(
      found.map(({ code }) => code),
      ["syntax-error", ...alwaysTrue],
      `${typed.slice(0, count)}: ${sentences.join("\n")}`,
    );
  }
}

const places: readonly (readonly [string, string])[] = [
  ["above the settings of the root", '<|>\nNAME = "one"\nPORT = 80\n[server]\nhost = "a"\nport = 1\n'],
  ["between settings of the root", 'NAME = "one"\n<|>\nPORT = 80\n[server]\nhost = "a"\nport = 1\n'],
  ["in front of another header", 'NAME = "one"\n<|>\n[server]\nhost = "a"\nport = 1\n'],
  ["below a header", 'NAME = "one"\n[server]\n<|>\nhost = "a"\nport = 1\n'],
  ["inside a table", 'NAME = "one"\n[server]\nhost = "a"\n<|>\nport = 1\n'],
  ["at the end of the file", 'NAME = "one"\n[server]\nhost = "a"\nport = 1\n<|>'],
  ["below a list of tables", 'NAME = "one"\nserver = { host = "a", port = 1 }\n[[jobs]]\nimage = "x"\n<|>\nport = 1\n'],
];

for (const [where, text] of places) {
  for (const header of ["[services.web", "[[jobs", '[services."web"', "[ services . worker "]) {
    test(`while ${header} is typed ${where}, only its own line is complained of`, () => {
      const overridden = text.includes("PORT") ? ["overridden-value"] : [];
      checkTyping(`--- config.toml\n${text}\n--- secrets.toml\nPORT = 81\n`, header, ...overridden);
    });
  }
}

test("while a header above its settings is typed, these are neither unknown nor missing", () => {
  const around = ['NAME = "one"\nPORT = 80\n[services.web]\nimage = "x"\n', 'host = "a"\nport = 1\n'];
  checkTyping(`--- config.toml\n${around.join("<|>\n")}`, "[server");
  const jobs = 'NAME = "one"\nserver = { host = "a", port = 1 }\n<|>\nimage = "x"\nport = 1\n';
  checkTyping(`--- config.toml\n${jobs}`, "[[jobs]");
  checkTyping(`--- config.toml\n${jobs}`, "[services.web");
});
