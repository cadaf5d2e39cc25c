/** Files are named by their path from the folder that holds the workspace folders. */
export interface FixCase {
  readonly code: string;
  /** The file with the problem, and its text. */
  readonly file: string;
  readonly before: string;
  /** Files that another program writes first. */
  readonly others?: Readonly<Record<string, string>>;
  readonly title: string;
  /** The text of each file that the fix changes. */
  readonly after: Readonly<Record<string, string>>;
}

const name = 'NAME = "app"\n';

const inConfig = (code: string, line: string, title: string, after: string): FixCase => ({
  code,
  file: "app/config.toml",
  before: `${name}${line}\n`,
  title,
  after: { "app/config.toml": after === "" ? name : `${name}${after}\n` },
});

/** A fix for every kind of problem, applied in VS Code; the house test counts them. */
export const fixCases: readonly FixCase[] = [
  inConfig("syntax-error", "LEVEL = debug", "Put the text in quotes", 'LEVEL = "debug"'),
  inConfig("newer-toml", "server = { workers = 1, }", "Remove the last comma", "server = { workers = 1 }"),
  inConfig("duplicate-key", "PORT = 1\nPORT = 2", "Remove PORT in line 3", "PORT = 1"),
  inConfig("unknown-key", "PROT = 80", "Rename to PORT", "PORT = 80"),
  inConfig("out-of-range", "PORT = 99999", "Change to 65535", "PORT = 65535"),
  inConfig("not-allowed", 'LEVEL = "debgu"', 'Change to "debug"', 'LEVEL = "debug"'),
  inConfig("deprecated-key", 'OLD_NAME = "a"', "Remove OLD_NAME", ""),
  {
    code: "wrong-type",
    file: "app/config.toml",
    before: "NAME = 5\n",
    title: 'Change to "5"',
    after: { "app/config.toml": 'NAME = "5"\n' },
  },
  {
    code: "missing-key",
    file: "app/config.toml",
    before: "PORT = 80\n",
    title: "Add NAME to config.toml",
    after: { "app/config.toml": 'NAME = ""\n\nPORT = 80\n' },
  },
  {
    code: "redundant-value",
    file: "app/config.web.toml",
    before: "DEBUG = true\nPORT = 8000\n",
    title: "Remove PORT",
    after: { "app/config.web.toml": "DEBUG = true\n" },
  },
  {
    code: "project-error",
    file: "app/strata.toml",
    before: 'schema = "config.schema.json"\nloader = "pydnatic"\n',
    title: "Change to pydantic",
    after: { "app/strata.toml": 'schema = "config.schema.json"\nloader = "pydantic"\n' },
  },
  {
    code: "duplicate-key",
    file: "frontend/.env",
    before: "A=1\nB=2\nA=3\n",
    title: "Remove A in line 1",
    after: { "frontend/.env": "B=2\nA=3\n" },
  },
  {
    code: "loader-hazard",
    file: "frontend/.env",
    before: "VITE_COLOUR=a#b\n",
    title: "Put the value in quotes",
    after: { "frontend/.env": "VITE_COLOUR='a#b'\n" },
  },
  inConfig(
    "bad-format",
    'SITE = "app.example"',
    "Ignore bad-format here",
    '# strata: ignore bad-format\nSITE = "app.example"',
  ),
  {
    code: "misplaced-key",
    file: "app/config.web.toml",
    before: 'PORT = 8001\nREGION = "eu"\n',
    title: "Move REGION to config.toml",
    after: { "app/config.web.toml": "PORT = 8001\n", "app/config.toml": 'NAME = "app"\nPORT = 8000\nREGION = "eu"\n' },
  },
  {
    code: "misplaced-secret",
    others: { "app/secrets.toml": "# Mine.\n" },
    file: "app/config.toml",
    before: `${name}TOKEN = "q8RzK3vNf6TyB1mHx9Wc"\n`,
    title: "Move TOKEN to secrets.toml",
    after: { "app/config.toml": name, "app/secrets.toml": '# Mine.\nTOKEN = "q8RzK3vNf6TyB1mHx9Wc"\n' },
  },
  {
    code: "placeholder-secret",
    others: { "app/secrets.toml": "" },
    file: "app/secrets.toml",
    before: 'TOKEN = "CHANGE_ME"\n',
    title: "Ignore placeholder-secret here",
    after: { "app/secrets.toml": '# strata: ignore placeholder-secret\nTOKEN = "CHANGE_ME"\n' },
  },
  {
    code: "secrets-not-ignored",
    others: { "app/secrets.toml": "", "app/.gitignore": "*.log\n" },
    file: "app/secrets.toml",
    before: 'TOKEN = "q8RzK3vNf6TyB1mHx9Wc"\n',
    title: "Add secrets.toml to .gitignore",
    after: { "app/.gitignore": "*.log\n/secrets.toml\n" },
  },
  {
    code: "overridden-value",
    others: { "app/secrets.toml": 'LEVEL = "error"\n' },
    file: "app/config.toml",
    before: `${name}LEVEL = "info"\n`,
    title: "Remove LEVEL",
    after: { "app/config.toml": name },
  },
  {
    code: "template-drift",
    others: { "app/secrets.example.toml": "" },
    file: "app/secrets.example.toml",
    before: "# Copy this to secrets.toml.\n",
    title: "Add TOKEN to secrets.example.toml",
    after: { "app/secrets.example.toml": '# Copy this to secrets.toml.\nTOKEN = ""\n' },
  },
];
