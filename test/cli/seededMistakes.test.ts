import assert from "node:assert/strict";
import { test } from "node:test";
import { problemCodes } from "../../server/src/engine/engine.ts";
import { change, checkJson, copyOfExample, exampleProjects, examples, strata } from "./command.ts";

for (const name of exampleProjects) {
  test(`the example ${name} is clean`, () => {
    const { problems, summary } = checkJson(examples, name);
    const worse = problems.filter(({ severity }) => severity === "error" || severity === "warning");
    assert.deepEqual(worse, []);
    assert.deepEqual([summary.errors, summary.warnings], [0, 0]);
    assert.equal(strata(["check", name, "--strict"], examples).code, 0);
  });
}

interface Mistake {
  readonly example: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** `file:line:column-column severity code`, of each problem that is new. */
  readonly found: readonly string[];
  readonly isRepository?: boolean;
}

const toml = "integr8scode-toml/backend";
const pydanticEnv = "integr8scode-env/backend";
const django = "kodereduai/backend";
const vite = "kodereduai/frontend";

const mistakes: readonly Mistake[] = [
  {
    example: toml,
    file: "config.toml",
    from: "WEB_THREADS = 2",
    to: "WEB_THREADS = two",
    found: ["config.toml:69:15-18 error syntax-error"],
  },
  {
    example: toml,
    file: "secrets.toml",
    from: '0tKz"',
    to: "0tKz",
    found: ["secrets.toml:3:14-59 error syntax-error"],
  },
  {
    example: toml,
    file: "config.toml",
    from: "WEB_THREADS = 2",
    to: "X = { a = 1,\n b = 2 }\nWEB_THREADS = 2",
    found: ["config.toml:69:12-13 error newer-toml"],
  },
  {
    example: toml,
    file: "config.toml",
    from: "WEB_THREADS = 2",
    to: "WEB_THREADS = 2\nWEB_TIMEOUT = 61",
    found: ["config.toml:71:1-12 error duplicate-key"],
  },
  {
    example: pydanticEnv,
    file: ".env",
    from: "WEB_THREADS=2",
    to: "WEB_THREADS=2\nWEB_TIMEOUT=61",
    found: [".env:69:1-12 warning duplicate-key"],
  },
  {
    example: toml,
    file: "config.toml",
    from: "WEB_THREADS = 2",
    to: "WEB_THREAD = 2",
    found: ["config.toml:69:1-11 warning unknown-key"],
  },
  {
    example: toml,
    file: "config.k8s-worker.toml",
    from: '"k8s-worker"',
    to: "5",
    found: ["config.k8s-worker.toml:1:24-25 error wrong-type"],
  },
  {
    example: toml,
    file: "config.toml",
    from: 'ALGORITHM = "HS256"',
    to: 'ALGORITHM = "HS255"',
    found: ["config.toml:9:13-20 error not-allowed"],
  },
  {
    example: toml,
    file: "config.toml",
    from: "BCRYPT_ROUNDS = 12",
    to: "BCRYPT_ROUNDS = 99",
    found: ["config.toml:73:17-19 error out-of-range"],
  },
  {
    example: toml,
    file: "config.toml",
    from: 'APP_URL = "https://localhost"',
    to: 'APP_URL = "localhost"',
    found: ["config.toml:59:11-22 error bad-format"],
  },
  {
    example: toml,
    file: "secrets.toml",
    from: "SECRET_KEY",
    to: "# SECRET_KEY",
    found: ["secrets.toml:1:1-62 error missing-key"],
  },
  {
    example: django,
    file: ".env",
    from: "GOOGLE_VISION_API_KEY",
    to: "# GOOGLE_VISION_API_KEY",
    found: [".env:24:1-16 error missing-key"],
  },
  {
    example: django,
    file: ".env",
    from: "ENVIRONMENT=local",
    to: "ENVIRONMENT=local\nVITE_API_URL=http://localhost",
    found: [".env:5:1-13 warning misplaced-key"],
  },
  {
    example: toml,
    file: "config.toml",
    from: "# Core",
    to: 'SECRET_KEY = "abcdefghijabcdefghijabcdefghijabcdefghij"',
    found: ["config.toml:6:1-56 hint overridden-value", "config.toml:6:14-56 warning misplaced-secret"],
  },
  {
    example: toml,
    file: "secrets.toml",
    from: "kq7Zr2VxW9mT4bLc8NpJ3hYfD6sGvA1eRuXo5QiB0tKz",
    to: "CHANGE_ME_min_32_chars_long_!!!!",
    found: ["secrets.toml:3:14-48 warning placeholder-secret"],
  },
  {
    example: toml,
    file: ".gitignore",
    from: "secrets.toml",
    to: "",
    found: ["secrets.toml:1:1-62 warning secrets-not-ignored"],
    isRepository: true,
  },
  {
    example: toml,
    file: "config.saga-orchestrator.toml",
    from: 'TRACING_SERVICE_NAME = "saga-orchestrator"',
    to: 'TRACING_SERVICE_NAME = "integr8scode-backend"',
    found: ["config.saga-orchestrator.toml:1:1-46 hint redundant-value"],
  },
  {
    example: pydanticEnv,
    file: ".env",
    from: "WEB_THREADS=2",
    to: "web_threads=2",
    found: [".env:68:1-12 warning loader-hazard"],
  },
  {
    example: pydanticEnv,
    file: ".env",
    from: "WEB_THREADS=2",
    to: "WEB_THREADS",
    found: [".env:68:1-12 warning loader-hazard"],
  },
  {
    example: django,
    file: ".env",
    from: "USE_VISION_PIPELINE=True",
    to: "USE_VISION_PIPELINE=enabled",
    found: [".env:23:21-28 warning loader-hazard"],
  },
  {
    example: vite,
    file: ".env.production",
    from: "VITE_API_URL",
    to: "API_URL",
    found: [".env.production:1:1-44 error missing-key", ".env.production:1:1-8 information loader-hazard"],
  },
  {
    example: toml,
    file: "secrets.example.toml",
    from: "MONGODB_URL",
    to: "MONGO_URL",
    found: ["secrets.example.toml:1:1-94 warning template-drift"],
  },
  {
    example: toml,
    file: "strata.toml",
    from: 'loader = "pydantic"',
    to: 'loader = "pydantik"',
    found: ["strata.toml:2:10-20 error project-error"],
  },
  {
    example: "environments/frontend",
    file: "env.schema.json",
    from: '"type": "integer"',
    to: '"type": "intiger"',
    found: ["env.schema.json:22:15-24 warning schema-error"],
  },
  {
    example: "environments/frontend",
    file: "env.schema.json",
    from: '"type": "integer"',
    to: '"type": "integer", "deprecated": true',
    found: [
      ".env.development:3:1-20 warning deprecated-key",
      ".env.example:8:1-20 warning deprecated-key",
      ".env.pre-production:3:1-20 warning deprecated-key",
      ".env.production:3:1-20 warning deprecated-key",
      ".env.staging:3:1-20 warning deprecated-key",
      ".env:5:1-20 warning deprecated-key",
    ],
  },
  {
    example: toml,
    file: "strata.toml",
    from: 'loader = "pydantic"',
    to: 'loader = "pydantic"\nunknown-keys = "error"\n[rules]\nunknown-key = "warning"',
    found: [
      "config.test.toml:22:1-19 warning unknown-key",
      "config.test.toml:4:1-8 warning unknown-key",
      "config.test.toml:41:1-10 warning unknown-key",
      "config.toml:40:1-10 warning unknown-key",
    ],
  },
];

test("there is a mistake of every kind", () => {
  const seeded = new Set(mistakes.flatMap(({ found }) => found.map((line) => line.split(" ")[2])));
  assert.deepEqual(
    [...problemCodes].filter((code) => !seeded.has(code)),
    [],
  );
});

for (const mistake of mistakes) {
  const { example, file, from, to, found, isRepository } = mistake;
  test(`${JSON.stringify(to)} for ${JSON.stringify(from)} in ${example}/${file} is told, and nothing else is`, () => {
    const extra = isRepository === true ? (["repository"] as const) : [];
    const folder = copyOfExample(example, ...extra);
    const before = new Set(drawn(folder));
    change(folder, file, from, to);
    const after = drawn(folder).filter((line) => !before.has(line));
    assert.deepEqual(after.sort(), [...found].sort());
  });
}

/** The problems of a folder, one a line; those of before are known by all but their line. */
function drawn(folder: string): string[] {
  return checkJson(folder).problems.map(({ file, line, column, endColumn, severity, code }) => {
    return `${file}:${line}:${column}-${endColumn} ${severity} ${code}`;
  });
}
