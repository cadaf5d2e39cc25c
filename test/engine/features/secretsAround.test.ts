import assert from "node:assert/strict";
import { test } from "node:test";
import {
  findSettings,
  fixAll,
  fixesAt,
  inlayHintsOf,
  lensesOf,
  outlineOf,
  problemsOf,
} from "../../../server/src/engine/engine.ts";
import { drawnFiles, judgeFiles } from "../../support/checkProject.ts";

const secret = "t0ps3cr3t";
const marked = { type: "string", writeOnly: true };
const schema = {
  type: "object",
  required: ["API_KEY"],
  properties: {
    API_KEY: marked,
    LIST: { type: "array", items: marked },
    PIN: { type: "integer", writeOnly: true, maximum: 5, "x-strata": { unit: "minutes" } },
    MODE: { enum: ["a", "b"], writeOnly: true },
    URL: { type: "string" },
    WEBHOOK: { ...marked, pattern: "^http:" },
    db: { type: "object", properties: { password: marked } },
  },
};

const toml = `
--- config.toml
API_KEY = "${secret}"
LIST = ["${secret}", 5]
PIN = 999
MODE = "${secret}"
URL = "postgres://me:${secret}@host/db"
WEBHOOK = "https://hooks.test/${secret}"
db = { password = "${secret}" }
DB_PASSWORD = ${secret}
TOKEN = "${secret}
[db]
password = '${secret}' x
--- config.web.toml
API_KEY = "${secret}"
MODE = 5
--- config.example.toml
# API_KEY = "${secret}"
URL = "postgres://me:${secret}@host/db"
`;

const env = `
--- .env
API_KEY=${secret}#${secret}
LIST=${secret}, ${secret}
PIN=${secret}
MODE=${secret}
URL=postgres://me:${secret}@host/db
DB_PASSWORD="${secret}
SECRET_TOKEN ${secret}
WEBHOOK=https://hooks.test/${secret}
API_KEYS=${secret},${secret}
COPY=\${API_KEY:-${secret}}
--- .env.local
API_KEY=${secret}
DB_PASSWORD='${secret}' # x
`;

for (const [title, drawn, loaders] of [
  ["TOML", toml, ["pydantic", "strict"]],
  [".env", env, ["pydantic-settings", "django", "vite", "node"]],
] as const) {
  for (const loader of loaders) {
    test(`no fix, symbol, hint or lens of ${title} files (${loader}) shows a secret`, () => {
      const texts = new Map([...drawnFiles(drawn)].map(([name, text]) => [name, `${text}\n`]));
      const judgement = judgeFiles(texts, { schema, loader, gitignore: "*.local\n" });
      const { project } = judgement;
      for (const [name, text] of texts) {
        const whole = { start: 0, end: text.length };
        const titles = [...fixesAt(judgement, name, whole), fixAll(judgement, name)].map((fix) => fix?.title);
        const hints = inlayHintsOf(project, name, whole, new Set(["overrides", "units"]));
        const shown = [titles, hints, outlineOf(project, name), lensesOf(project, name), problemsOf(judgement, name)];
        for (const part of shown) assert.ok(!JSON.stringify(part).includes(secret), JSON.stringify(part, null, 2));
        assert.ok(!JSON.stringify(shown).includes("999"));
      }
      assert.ok(!JSON.stringify(findSettings(project, "", 100)).includes(secret));
    });
  }
}
