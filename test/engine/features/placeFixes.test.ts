import { test } from "node:test";
import { checkFix, checkTitles } from "./checkFix.ts";

const text = (section: string, more: object = {}) => ({ type: "string", ...more, "x-strata": { section } });
const secret = { type: "string", writeOnly: true, "x-strata": { layer: "secrets.toml" } };

const schema = {
  type: "object",
  required: ["NAME", "BROKER", "SECRET_KEY", "server"],
  properties: {
    NAME: text("Core", { examples: ["app"] }),
    COLOUR: text("Core"),
    PORT: { type: "integer", minimum: 1, "x-strata": { section: "Core" } },
    BROKER: text("Kafka", { examples: ["kafka:9092"] }),
    GROUP: text("Kafka"),
    SECRET_KEY: secret,
    TOKEN: secret,
    server: {
      type: "object",
      required: ["host"],
      properties: { host: { type: "string", examples: ["::"] }, port: { type: "integer" } },
    },
  },
};
const setting = { schema, loader: "pydantic", leaves: ["placeholder-secret"] } as const;
const secrets = '--- secrets.toml\nSECRET_KEY = "q8RzK3vNf6TyB1mHx9Wc"';
const full = 'NAME = "a"\nBROKER = "b"\n[server]\nhost = "x"';

test("a missing setting is added next to its neighbours in the schema", () => {
  checkFix(
    setting,
    `--- config.toml\n<|>NAME = "a"\nPORT = 1\n\n# messages\nGROUP = "g"\n\n[server]\nhost = "x"\n${secrets}`,
    "Add BROKER to config.toml",
    '--- config.toml\nNAME = "a"\nPORT = 1\n\n# messages\nBROKER = "kafka:9092"\nGROUP = "g"\n\n[server]\nhost = "x"',
  );
});

test("without a neighbour of its section it stands apart from the one before", () => {
  checkFix(
    setting,
    `--- config.toml\n<|>NAME = "a"\n\n[server]\nhost = "x"\n${secrets}`,
    "Add BROKER to config.toml",
    '--- config.toml\nNAME = "a"\n\nBROKER = "kafka:9092"\n\n[server]\nhost = "x"',
  );
});

test("the first setting of a file stands above the first table and its comment", () => {
  const files = (rest: string) => `--- config.toml\n${rest}\n${secrets}`;
  const wanted = { ...schema, required: ["NAME"] };
  checkFix(
    { ...setting, schema: wanted },
    files('<|># Settings of the web\n\n# the server\n[server]\nhost = "x"'),
    "Add NAME to config.toml",
    '--- config.toml\n# Settings of the web\nNAME = "app"\n\n# the server\n[server]\nhost = "x"',
  );
});

test("a missing setting of a table goes under its header, into its braces, or behind its dotted neighbours", () => {
  const place = (before: string, after: string) =>
    checkFix(
      setting,
      `--- config.toml\n${before}\n${secrets}`,
      "Add server.host to config.toml",
      `--- config.toml\n${after}`,
    );
  const top = 'NAME = "a"\nBROKER = "b"\n';
  place(`${top}\n[ser<|>ver]\nport = 1\n\n[other]`, `${top}\n[server]\nhost = "::"\nport = 1\n\n[other]`);
  place(`${top}\n[ser<|>ver]\n[other]`, `${top}\n[server]\nhost = "::"\n[other]`);
  place(`${top}ser<|>ver = { port = 1 }`, `${top}server = { port = 1, host = "::" }`);
  place(`${top}ser<|>ver = {}`, `${top}server = { host = "::" }`);
  place(`${top}ser<|>ver.port = 1`, `${top}server.host = "::"\nserver.port = 1`);
});

test("a missing secret goes to the secrets file, with nothing in it", () => {
  checkFix(
    setting,
    `--- config.toml\n${full}\n--- secrets.toml\n<|>TOKEN = "q8RzK3vNf6TyB1mHx9Wc"`,
    "Add SECRET_KEY to secrets.toml",
    '--- secrets.toml\nSECRET_KEY = ""\nTOKEN = "q8RzK3vNf6TyB1mHx9Wc"',
  );
});

test("a secrets file that is not there is made from its template", () => {
  checkFix(
    setting,
    `--- config.toml\n<|>${full}\n--- secrets.example.toml\n# put yours in\nSECRET_KEY = "CHANGE_ME"`,
    "Create secrets.toml from secrets.example.toml",
    '--- secrets.toml\n# put yours in\nSECRET_KEY = "CHANGE_ME"\n',
  );
  checkFix(setting, `--- config.toml\n<|>${full}`, "Create secrets.toml", '--- secrets.toml\nSECRET_KEY = ""');
});

test("all missing settings are added at once, each to its own file", () => {
  checkFix(
    setting,
    "--- config.toml\n<|>PORT = 1\n--- secrets.toml\n# mine",
    "Add all 4 missing settings",
    '--- config.toml\nNAME = "app"\nPORT = 1\n\nBROKER = "kafka:9092"\n\n[server]\nhost = "::"\n--- secrets.toml\n# mine\nSECRET_KEY = ""',
  );
});

test("a secret moves to the secrets file with its comment left behind", () => {
  checkFix(
    setting,
    `--- config.toml\n${full.replace("\n[", '\nTOKEN = "<|>q8RzK3vNf6TyB1mHx9Wc" # of the bot\n[')}\n${secrets}`,
    "Move TOKEN to secrets.toml",
    `--- config.toml\n${full}\n${secrets}\nTOKEN = "q8RzK3vNf6TyB1mHx9Wc"`,
  );
});

test("a placeholder gives way to the secret that moves in, and a real one stays", () => {
  const config = full.replace("\n[", '\nTOKEN = "<|>q8RzK3vNf6TyB1mHx9Wc"\n[');
  checkFix(
    setting,
    `--- config.toml\n${config}\n${secrets}\nTOKEN = "CHANGE_ME"`,
    "Move TOKEN to secrets.toml",
    `--- config.toml\n${full}\n${secrets}\nTOKEN = "q8RzK3vNf6TyB1mHx9Wc"`,
  );
  checkFix(
    setting,
    `--- config.toml\n${config}\n${secrets}\nTOKEN = "p8RzK3vNf6TyB1mHx9Wc"`,
    "Remove TOKEN",
    `--- config.toml\n${full}`,
  );
});

test("a setting outside its layer moves there", () => {
  const placed = {
    type: "object",
    properties: { A: { type: "string" }, B: { type: "string", "x-strata": { layer: "config.toml" } } },
  };
  checkFix(
    { schema: placed, loader: "pydantic" },
    "--- config.toml\nA = 'x'\nC = 1\nD = 2\n--- config.web.toml\nA = 'y'\n<|>B = 'z'",
    "Move B to config.toml",
    "--- config.toml\nA = 'x'\nB = 'z'\nC = 1\nD = 2\n--- config.web.toml\nA = 'y'",
  );
});

test("a secrets file that git would take is added to .gitignore", () => {
  checkFix(
    { ...setting, gitignore: "*.log\n" },
    `--- config.toml\n${full}\n--- secrets.toml\n<|>SECRET_KEY = "q8RzK3vNf6TyB1mHx9Wc"`,
    "Add secrets.toml to .gitignore",
    "--- .gitignore\n*.log\n/secrets.toml",
  );
});

test("a template gets what it lacks and loses what nobody knows", () => {
  const closed = { ...schema, required: ["SECRET_KEY"], additionalProperties: false };
  checkFix(
    { ...setting, schema: closed },
    `--- config.toml\nNAME = "a"\n${secrets}\n--- secrets.example.toml\n<|>SECRET_KEY = ""`,
    "Add TOKEN to secrets.example.toml",
    '--- secrets.example.toml\nSECRET_KEY = ""\nTOKEN = ""',
  );
  checkFix(
    { ...setting, schema: closed },
    `--- config.toml\nNAME = "a"\n${secrets}\n--- secrets.example.toml\nSECRET_KEY = ""\nTOKEN = ""\n<|>ZOO = 1`,
    "Remove ZOO",
    '--- secrets.example.toml\nSECRET_KEY = ""\nTOKEN = ""',
  );
});

test("in .env a missing setting follows the case, the delimiter and the export of its neighbours", () => {
  const nested = {
    type: "object",
    required: ["name", "db"],
    properties: {
      name: { type: "string", examples: ["app"] },
      db: {
        type: "object",
        required: ["host"],
        properties: { host: { type: "string", examples: ["h"] }, port: { type: "integer" } },
      },
    },
  };
  checkFix(
    { schema: nested, loader: "pydantic-settings" },
    "--- strata.toml\nloader = 'pydantic-settings'\nnested-delimiter = '__'\n--- .env\n<|>export DB__port=1",
    "Add name to .env",
    "--- .env\nexport name=app\nexport DB__port=1",
  );
  checkFix(
    { schema: nested, loader: "pydantic-settings" },
    "--- strata.toml\nloader = 'pydantic-settings'\nnested-delimiter = '__'\n--- .env\nname=x\n<|>db__port=1\nother=2",
    "Add db.host to .env",
    "--- .env\nname=x\ndb__port=1\ndb__host=h\nother=2",
  );
});

test("names and layers in strata.toml are put right", () => {
  const plain = { schema: { type: "object" } };
  checkFix(
    plain,
    '--- strata.toml\nlo<|>ader = "pydnatic"\n--- config.toml\nA = 1'.replace('lo<|>ader = "', 'loader = "<|>'),
    "Change to pydantic",
    '--- strata.toml\nloader = "pydantic"',
  );
  checkFix(
    plain,
    '--- strata.toml\n<|>laoder = "pydantic"\n--- config.toml\nA = 1',
    "Change to loader",
    '--- strata.toml\nloader = "pydantic"',
  );
  const layers =
    '--- strata.toml\n[stacks.default]\nlayers = ["config.toml", "<|>secrets.toml"]\n--- config.toml\nA = 1';
  checkFix(
    plain,
    layers,
    "Mark the layer as one that may be absent",
    '--- strata.toml\n[stacks.default]\nlayers = ["config.toml", "secrets.toml?"]',
  );
});

test("in a committed file the fix for a secret is to move it, and nothing shows it", () => {
  checkTitles(
    setting,
    `--- config.toml\n${full.replace("\n[", '\nTOKEN = "<|>q8RzK3vNf6TyB1mHx9Wc"\n[')}\n${secrets}`,
    ["* Move TOKEN to secrets.toml", "Ignore misplaced-secret here"],
  );
});
