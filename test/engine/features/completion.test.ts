import assert from "node:assert/strict";
import { test } from "node:test";
import { completionsAt } from "../../../server/src/engine/features/completion.ts";
import { checkAccepted, inOrder, labelsAt } from "../../support/checkCompletion.ts";
import { openAtCursor } from "../../support/cursor.ts";

const schema = {
  type: "object",
  additionalProperties: false,
  required: ["NAME", "SECRET_KEY"],
  properties: {
    LEVEL: { enum: ["info", "debug", "warn"], default: "info", "x-strata": { section: "Log" } },
    PORT: { type: "integer", minimum: 1, maximum: 65535, default: 8080, "x-strata": { section: "Net" } },
    VERBOSE: { type: "boolean", default: false, "x-strata": { section: "Log" } },
    NAME: { type: "string", examples: ["app"] },
    RATIO: { type: "number", minimum: 0.5 },
    HOSTS: { type: "array", items: { enum: ["a.example", "b.example"] }, default: ["a.example"] },
    OLD: { type: "string", deprecated: true },
    SECRET_KEY: { type: "string", writeOnly: true },
    MAIL: { type: "string", "x-strata": { layer: "frontend" } },
    "odd key": { type: "string" },
    server: {
      type: "object",
      additionalProperties: false,
      properties: {
        host: { type: "string", default: "localhost" },
        port: { type: "integer", default: 80 },
        tls: { type: "object", properties: { cert: { type: "string" } } },
      },
    },
    workers: {
      type: "array",
      items: { type: "object", properties: { queue: { type: "string" }, size: { type: "integer" } } },
    },
  },
};
const toml = { schema, loader: "pydantic" };

/** Checks of one file `config.toml` that has nothing but these lines. */
function checkToml(line: string, label: string, expected: string): void {
  checkAccepted(`--- config.toml\n${line}`, label, expected, toml);
}

test("settings come with a value of their type, wherever the line is half typed", () => {
  const table: readonly (readonly [line: string, label: string, after: string])[] = [
    ["<|>", "PORT", "PORT = 8080"],
    ["PO<|>", "PORT", "PORT = 8080"],
    ["  po<|>\n", "PORT", "  PORT = 8080"],
    ['NAME = "x"\n<|>', "PORT", 'NAME = "x"\nPORT = 8080'],
    ['NAME = "x"\nP<|>\n\nLEVEL = "info"\n', "PORT", 'NAME = "x"\nPORT = 8080\n\nLEVEL = "info"'],
    ["<|>", "NAME", 'NAME = "app"'],
    ["<|>", "LEVEL", 'LEVEL = "info"'],
    ["<|>", "VERBOSE", "VERBOSE = false"],
    ["<|>", "RATIO", "RATIO = 1"],
    ["<|>", "HOSTS", 'HOSTS = ["a.example"]'],
    ["odd<|>", "odd key", '"odd key" = ""'],
    ['"odd<|>', "odd key", '"odd key" = ""'],
    ["'P<|>'\n", "PORT", "'PORT' = 8080"],
    ["PO<|> # what for\n", "PORT", "PORT = 8080 # what for"],
  ];
  for (const [line, label, after] of table) checkToml(line, label, after);
});

test("what stands behind the key stays and is not doubled", () => {
  const table: readonly (readonly [line: string, label: string, after: string])[] = [
    ["PO<|> = 1\n", "PORT", "PORT = 1"],
    ["PO<|>XX = 1\n", "PORT", "PORT = 1"],
    ["<|>=1\n", "PORT", "PORT=1"],
    ["<|> = 1\n", "PORT", "PORT = 1"],
    ["P<|> 9000\n", "PORT", "PORT = 9000"],
    ["ser<|>.port = 1\n", "server", "server.port = 1"],
    ["server.p<|> = 1\n", "port", "server.port = 1"],
    ["server . p<|> = 1\n", "port", "server . port = 1"],
  ];
  for (const [line, label, after] of table) checkToml(line, label, after);
});

test("keys of tables are offered in headers, dotted keys and inline tables", () => {
  const table: readonly (readonly [line: string, label: string, after: string])[] = [
    ["[server]\n<|>", "port", "[server]\nport = 80"],
    ['[server]\nhost = "x"\np<|>\n\n[server.tls]\n', "port", '[server]\nhost = "x"\nport = 80\n\n[server.tls]'],
    ["[server.tls]\nc<|>", "cert", '[server.tls]\ncert = ""'],
    ["server.<|>", "port", "server.port = 80"],
    ["server.po<|>\n", "port", "server.port = 80"],
    ["server.tls.<|>", "cert", 'server.tls.cert = ""'],
    ["server.<|>", "tls.cert", 'server.tls.cert = ""'],
    ['PORT = 1\nserv<|>\nNAME = "x"\n', "server.port", 'PORT = 1\nserver.port = 80\nNAME = "x"'],
    ["server = { <|> }\n", "port", "server = { port = 80 }"],
    ['server = { host = "x", po<|> }\n', "port", 'server = { host = "x", port = 80 }'],
    ['server = { host = "x", po<|>', "port", 'server = { host = "x", port = 80'],
    ["server = { <|>, port = 1 }\n", "host", 'server = { host = "localhost", port = 1 }'],
    ["server = { tls = { <|> } }\n", "cert", 'server = { tls = { cert = "" } }'],
    ["server = { tls.<|> }\n", "cert", 'server = { tls.cert = "" }'],
    ["server = { po<|> = 1 }\n", "port", "server = { port = 1 }"],
    ["[[workers]]\nsize = 1\n[[workers]]\n<|>", "queue", '[[workers]]\nsize = 1\n[[workers]]\nqueue = ""'],
    ["workers = [{ <|> }]\n", "queue", 'workers = [{ queue = "" }]'],
  ];
  for (const [line, label, after] of table) checkToml(line, label, after);
});

test("tables are offered as headers where no line would change its table", () => {
  checkToml("<|>", "[server]", "[server]");
  checkToml('NAME = "x"\n\nser<|>\n\n[[workers]]\n', "[server]", 'NAME = "x"\n\n[server]\n\n[[workers]]');
  checkToml("[<|>", "[server]", "[server]");
  checkToml("[<|>]\nport = 1\n", "[server]", "[server]\nport = 1");
  checkToml("[ser<|>\nport = 1\n", "[server]", "[server]\nport = 1");
  checkToml("[ser<|>ver]\nport = 1\n", "[server.tls]", "[server.tls]\nport = 1");
  checkToml("[server.<|>]\n", "[server.tls]", "[server.tls]");
  checkToml("[<|>", "[[workers]]", "[[workers]]");
  checkToml("[[<|>]]\n", "[[workers]]", "[[workers]]");
  checkToml("[[wor<|>\n", "[[workers]]", "[[workers]]");
  assert.deepEqual(labelsAt("--- config.toml\n[server]\n[<|>\n", toml), ["[server.tls]", "[[workers]]"]);
  assert.ok(!labelsAt("--- config.toml\n<|>\nPORT = 1\n", toml).includes("[server]"));
});

test("values are those that are allowed, the default, examples and what other layers have", () => {
  const table: readonly (readonly [line: string, label: string, after: string])[] = [
    ["LEVEL = <|>", '"debug"', 'LEVEL = "debug"'],
    ["LEVEL =<|>\n", '"debug"', 'LEVEL = "debug"'],
    ["LEVEL=<|>\n", '"debug"', 'LEVEL= "debug"'],
    ['LEVEL = "<|>"\n', '"debug"', 'LEVEL = "debug"'],
    ['LEVEL = "de<|>\n', '"debug"', 'LEVEL = "debug"'],
    ['LEVEL = "de<|> # why\n', '"debug"', 'LEVEL = "debug" # why'],
    ["LEVEL = '<|>'\n", '"debug"', "LEVEL = 'debug'"],
    ["LEVEL = de<|>\n", '"debug"', 'LEVEL = "debug"'],
    ['LEVEL = <|>"info"\n', '"debug"', 'LEVEL = "debug"'],
    ['LEVEL = "in<|>xx" # why\n', '"info"', 'LEVEL = "info" # why'],
    ["VERBOSE = t<|>\n", "true", "VERBOSE = true"],
    ["VERBOSE = <|>true\n", "false", "VERBOSE = false"],
    ["PORT = <|>\n", "8080", "PORT = 8080"],
    ["NAME = <|>\n", '"app"', 'NAME = "app"'],
    ["HOSTS = [<|>]\n", '"b.example"', 'HOSTS = ["b.example"]'],
    ['HOSTS = ["a.example", "<|>"]\n', '"b.example"', 'HOSTS = ["a.example", "b.example"]'],
    ['HOSTS = [\n  "a.example",\n  b<|>\n]\n', '"b.example"', 'HOSTS = [\n  "a.example",\n  "b.example"\n]'],
    ['HOSTS = ["a.example", <|>', '"b.example"', 'HOSTS = ["a.example", "b.example"'],
    ["HOSTS = <|>\n", '["a.example"]', 'HOSTS = ["a.example"]'],
    ["server = { port = <|> }\n", "80", "server = { port = 80 }"],
    ["[server]\nport = <|>\n", "80", "[server]\nport = 80"],
    ["server.port = <|>\n", "80", "server.port = 80"],
  ];
  for (const [line, label, after] of table) checkToml(line, label, after);
  checkAccepted(
    '--- config.toml\nNAME = "base"\nPORT = 1\nRATIO = 1\n--- config.k8s.toml\nNAME = <|>\n',
    '"base"',
    'NAME = "base"\n',
    toml,
  );
  assert.deepEqual(labelsAt('--- config.toml\nNAME = "x" <|>\n', toml), []);
});

test("of a template everything is offered but what is to be replaced", () => {
  const files = "--- .env.example\nNAME=shop\nOLD=CHANGE_ME\n--- .env\n";
  assert.deepEqual(labelsAt(`${files}OLD=<|>`, { schema, loader: "pydantic-settings" }), []);
  assert.deepEqual(labelsAt(`${files}NAME=<|>`, { schema, loader: "pydantic-settings" }), ["app", "shop"]);
});

test("a secret is left to be filled in, unless it is an address without a password", () => {
  const properties = {
    KEY: { type: "string", writeOnly: true, default: "s3cret", examples: ["s3cret"] },
    QUEUE_URL: { type: "string", writeOnly: true, examples: ["redis://me:pw@localhost", "redis://localhost"] },
  };
  checkAccepted("--- config.toml\nK<|>\n", "KEY", 'KEY = ""\n', { schema: { properties } });
  checkAccepted("--- config.toml\nQ<|>\n", "QUEUE_URL", 'QUEUE_URL = "redis://localhost"\n', {
    schema: { properties },
  });
});

test("a secret of another layer is never offered", () => {
  const drawn = '--- config.toml\nSECRET_KEY = <|>\n--- secrets.toml\nSECRET_KEY = "correct-horse"\n';
  assert.deepEqual(labelsAt(drawn, toml), []);
  const url = '--- config.toml\nNAME = <|>\n--- secrets.toml\nNAME = "postgres://me:correct-horse@db/x"\n';
  assert.deepEqual(labelsAt(url, toml), ['"app"']);
  const { project, file, offset } = openAtCursor(
    `--- .env\nSECRET_KEY=correct-horse\nOLD=a\${SECRET_KEY}\nNAME=\${<|>\n`,
    { schema, loader: "pydantic-settings" },
  );
  assert.doesNotMatch(JSON.stringify(completionsAt(project, file, offset)), /horse/);
});

test("what is missing comes first, then one heading after the other, then what is deprecated", () => {
  assert.deepEqual(labelsAt("--- config.toml\nserver.port = 1\nHOSTS = []\n<|>\nRATIO = 1\n", toml), [
    "NAME",
    "LEVEL",
    "VERBOSE",
    "PORT",
    "odd key",
    "server.host",
    "server.tls.cert",
    "OLD",
  ]);
});

test("a setting that is there already is not offered again", () => {
  assert.ok(!labelsAt('--- config.toml\nNAME = "a"\n<|>\n', toml).includes("NAME"));
  assert.ok(!labelsAt('--- config.toml\nNAME<|>\nNAME = "a"\n', toml).includes("NAME"));
  assert.ok(labelsAt("--- config.toml\nNAME<|>\n", toml).includes("NAME"));
  assert.ok(!labelsAt("--- .env\nNAME=a\nNAME<|>\n", { schema, loader: "pydantic-settings" }).includes("NAME"));
});

test("settings that belong in another file are offered only when typed", () => {
  const files = '--- secrets.toml\nSECRET_KEY = ""\n';
  assert.ok(!labelsAt(`--- config.toml\n<|>\n${files}`, toml).some((label) => ["SECRET_KEY", "MAIL"].includes(label)));
  assert.ok(labelsAt(`--- config.toml\nSEC<|>\n${files}`, toml).includes("SECRET_KEY"));
  const { project, file, offset } = openAtCursor('--- config.toml\nNAME = "x"\n--- secrets.toml\n<|>\n', toml);
  assert.deepEqual(
    inOrder(completionsAt(project, file, offset)).map(({ label, note }) => [label, note]),
    [["SECRET_KEY", "text · required"]],
  );
  assert.ok(labelsAt('--- config.toml\nNAME = "x"\n--- secrets.example.toml\n<|>\n', toml).includes("SECRET_KEY"));
});

test("variables of .env come as NAME=value, in the spelling of the file", () => {
  const env = { schema, loader: "pydantic-settings" };
  checkAccepted("--- .env\nPO<|>", "PORT", "PORT=8080", env);
  checkAccepted("--- .env\nexport po<|>\nNAME=x\n", "PORT", "export PORT=8080\nNAME=x\n", env);
  checkAccepted("--- .env\nPO<|>=1\n", "PORT", "PORT=1\n", env);
  checkAccepted("--- .env\nPO<|>RT=1\n", "PORT", "PORT=1\n", env);
  checkAccepted("--- .env\nNAM<|>\n", "NAME", "NAME=app\n", env);
  checkAccepted("--- .env\nname=x\npo<|>\n", "port", "name=x\nport=8080\n", env);
  checkAccepted("--- .env\nHOS<|>\n", "HOSTS", "HOSTS='[\"a.example\"]'\n", env);
  checkAccepted("--- .env\nLEV<|> # why\n", "LEVEL", "LEVEL=info # why\n", env);
  const nested = { ...env, loader: 'pydantic-settings"\nnested-delimiter = "__' };
  const [variable = ""] = labelsAt("--- .env\nserver__p<|>\n", nested).filter((label) => /^server__port$/i.test(label));
  checkAccepted("--- .env\nserver__p<|>\n", variable, `${variable}=80\n`, nested);
});

test("values of .env are offered in quotes, without them and before an old value", () => {
  const env = { schema, loader: "pydantic-settings" };
  const table: readonly (readonly [line: string, label: string, after: string])[] = [
    ["LEVEL=<|>", "debug", "LEVEL=debug"],
    ["LEVEL=de<|>\n", "debug", "LEVEL=debug"],
    ["LEVEL=<|>info\n", "debug", "LEVEL=debug"],
    ['LEVEL="<|>"\n', "debug", 'LEVEL="debug"'],
    ['LEVEL="de<|>\n', "debug", 'LEVEL="debug"'],
    ['LEVEL="<|>\nNAME="x"\n', "debug", 'LEVEL="debug"\nNAME="x"'],
    ["LEVEL='<|>' # why\n", "debug", "LEVEL='debug' # why"],
    ["LEVEL = <|>\n", "debug", "LEVEL = debug"],
    ["LEVEL =<|>\n", "debug", "LEVEL = debug"],
    ["VERBOSE=<|>\n", "true", "VERBOSE=true"],
    ["export LEVEL=<|>\n", "debug", "export LEVEL=debug"],
  ];
  for (const [line, label, after] of table) {
    checkAccepted(`--- .env\n${line}`, label, after, env);
  }
  checkAccepted('--- .env\nLEVEL="<|>\nNAME="x"\n', "debug", 'LEVEL="debug"\nNAME="x"\n', { schema, loader: "node" });
});

test("references are offered where the dialect replaces them", () => {
  const env = { schema, loader: "pydantic-settings" };
  const table: readonly (readonly [line: string, label: string, after: string])[] = [
    [`OLD=a\nNAME=\${<|>`, "OLD", `OLD=a\nNAME=\${OLD}`],
    [`OLD=a\nNAME=\${O<|>}\n`, "OLD", `OLD=a\nNAME=\${OLD}`],
    ['OLD=a\nNAME="x-$<|>"\n', "OLD", `OLD=a\nNAME="x-\${OLD}"`],
    [`OLD=a\nNAME=\${O<|>-y\n`, "OLD", `OLD=a\nNAME=\${OLD}-y`],
  ];
  for (const [line, label, after] of table) checkAccepted(`--- .env\n${line}`, label, after, env);
  assert.deepEqual(labelsAt(`--- .env\nOLD=a\nNAME=\${<|>}\nLEVEL=info\n`, env), ["OLD"]);
  assert.deepEqual(labelsAt(`--- .env\nOLD=a\nNAME=\${<|>}\nLEVEL=info\n`, { schema, loader: "vite" }), [
    "OLD",
    "LEVEL",
  ]);
  assert.ok(!labelsAt(`--- .env\nOLD=a\nNAME=\${<|>}\n`, { schema, loader: "node" }).includes("OLD"));
  checkAccepted("--- .env\nNAME=$O<|>\n--- .env.local\nOLD=a\n", "OLD", `NAME=\${OLD}\n`, { schema, loader: "next" });
  assert.deepEqual(labelsAt("--- .env\nOLD=a\n--- .env.local\nNAME=$O<|>\n", { schema, loader: "next" }), []);
});

test("comments complete what Strata reads in them", () => {
  const options = { ...toml, otherSchemas: ["other.schema.json"] };
  checkAccepted('--- config.toml\n#<|>\nNAME = "x"\n', "# strata: ignore", '# strata: ignore\nNAME = "x"\n', options);
  checkAccepted(
    '--- config.toml\n# strata: ig<|>\nNAME = "x"\n',
    "# strata: ignore",
    '# strata: ignore\nNAME = "x"\n',
    options,
  );
  checkAccepted('--- config.toml\nNAME = "x" #<|>\n', "# strata: ignore", 'NAME = "x" # strata: ignore\n', options);
  checkAccepted(
    '--- config.toml\nNAME = "x" # strata: ignore wr<|>\n',
    "wrong-type",
    'NAME = "x" # strata: ignore wrong-type\n',
    options,
  );
  checkAccepted(
    "--- config.toml\n# strata: ignore wrong-type, un<|>\n",
    "unknown-key",
    "# strata: ignore wrong-type, unknown-key\n",
    options,
  );
  assert.ok(!labelsAt("--- config.toml\n# strata: ignore wrong-type <|>\n", options).includes("wrong-type"));
  checkAccepted(
    '--- config.toml\n#:schema <|>\nNAME = "x"\n',
    "config.schema.json",
    '#:schema config.schema.json\nNAME = "x"\n',
    options,
  );
  checkAccepted("--- config.toml\n#:schema oth<|>er.json\n", "other.schema.json", "#:schema other.schema.json\n", {
    schema: {},
    otherSchemas: ["other.schema.json"],
  });
  checkAccepted("--- config.toml\n#:<|>\n", "#:schema config.schema.json", "#:schema config.schema.json\n", options);
  assert.deepEqual(labelsAt("--- config.toml\n# just wo<|>rds\n", options), []);
});

test("a setting in a comment can be taken out of it", () => {
  checkAccepted(
    '--- config.toml\n# PO<|>RT = 9000 # why\nNAME = "x"\n',
    "PORT",
    'PORT = 9000 # why\nNAME = "x"\n',
    toml,
  );
  checkAccepted("--- .env\n#PORT<|>=9000\n", "PORT", "PORT=9000\n", { schema, loader: "pydantic-settings" });
  assert.deepEqual(labelsAt("--- config.toml\n# PO<|>RT = 9000\nPORT = 1\n", toml), []);
});

test("strata.toml is completed from its own schema and the files of the folder", () => {
  const files =
    '--- config.toml\nNAME = "x"\nPORT = 1\nLEVEL = "info"\n--- secrets.toml\nSECRET_KEY = "x"\n--- config.k8s.toml\nNAME = "y"\n';
  const manifest = (text: string, label: string, after: string): void =>
    checkAccepted(`--- strata.toml\n${text}${text.endsWith("\n") ? "" : "\n"}${files}`, label, after, { schema });
  manifest("lo<|>\n", "loader", 'loader = "pydantic"\n');
  manifest("loader = <|>\n", '"vite"', 'loader = "vite"\n');
  manifest('loader = "<|>"\n', '"vite"', 'loader = "vite"\n');
  manifest('schema = "<|>"\n', '"config.schema.json"', 'schema = "config.schema.json"\n');
  manifest("[<|>\n", "[rules]", "[rules]\n");
  manifest(
    '[stacks.<|>]\nlayers = ["config.toml", "secrets.toml"]\n',
    "[stacks.default]",
    '[stacks.default]\nlayers = ["config.toml", "secrets.toml"]\n',
  );
  manifest(
    '[stacks.default]\nlayers = ["config.toml", "<|>"]\n',
    '"secrets.toml?"',
    '[stacks.default]\nlayers = ["config.toml", "secrets.toml?"]\n',
  );
  manifest(
    '[stacks."{worker}"]\nlayers = ["config.toml", "secrets.toml", <|>]\n',
    '"config.{worker}.toml"',
    '[stacks."{worker}"]\nlayers = ["config.toml", "secrets.toml", "config.{worker}.toml"]\n',
  );
  manifest("[rules]\nred<|>\n", "redundant-value", '[rules]\nredundant-value = "error"\n');
  manifest("[rules]\nredundant-value = <|>\n", '"off"', '[rules]\nredundant-value = "off"\n');
  const listed = labelsAt(`--- strata.toml\n[stacks.default]\nlayers = ["config.toml", <|>]\n${files}`, { schema });
  assert.ok(!listed.includes('"config.toml"'));
});

test("without a schema the settings and tables of the other layers are offered", () => {
  const files = '--- config.toml\nNAME = "x"\n[server]\nport = 1\nhost = "h"\n--- config.k8s.toml\n';
  assert.deepEqual(labelsAt(`${files}<|>`, {}), ["NAME", "server"]);
  assert.deepEqual(labelsAt(`${files}[<|>`, {}), ["[server]"]);
  checkAccepted(`${files}[server]\nport = <|>\n`, "1", "[server]\nport = 1\n", {});
});

test("line ends are kept, whatever they are, and a byte order mark is no letter", () => {
  checkAccepted(
    '--- config.toml\nNAME = "x"\nPO<|>\nLEVEL = "info"\n',
    "PORT",
    'NAME = "x"\nPORT = 8080\nLEVEL = "info"\n',
    { ...toml, lineEnd: "\r\n" },
  );
  checkAccepted('--- config.toml\nLEVEL = <|>\nNAME = "x"\n', '"debug"', 'LEVEL = "debug"\nNAME = "x"\n', {
    ...toml,
    lineEnd: "\r\n",
  });
  checkAccepted("--- .env\nLEVEL=<|>\nNAME=x\n", "debug", "LEVEL=debug\nNAME=x\n", {
    schema,
    loader: "pydantic-settings",
    lineEnd: "\r\n",
  });
  checkAccepted("--- config.toml\n\ufeffPO<|>\n", "PORT", "\ufeffPORT = 8080\n", toml);
});

test("no place of any text makes completion fail or leave its line", () => {
  const texts = [
    '[server]\nport = 80\nhost = "a # b"\n\n[[workers]]\nqueue = """\nlong\n"""\nlist = [1, { a = [2,\n3] }]\n# PORT = 1\n"odd key".x = \'y\' # c\n= 3\n[[\n[a.\n[[a]\nx = {\ny = "\nz = ',
    `A=1\nexport B = "x\ny" # c\nC='\${A}'\nD=\${A:-\${B\n#E=1\nF\n=\n\ufeffG: 1\n__proto__=1\nH="a\${A}`,
  ];
  for (const [index, text] of texts.entries()) {
    const name = index === 0 ? "config.toml" : ".env";
    for (let offset = 0; offset <= text.length; offset++) {
      const drawn = `--- ${name}\n${text.slice(0, offset)}<|>${text.slice(offset)}\n`;
      const { project, file, text: whole, offset: cursor } = openAtCursor(drawn, { schema, loader: "vite" });
      for (const { edit, label } of completionsAt(project, file, cursor)) {
        const isRight =
          edit.start <= cursor && cursor <= edit.end && !/[\r\n]/.test(whole.slice(edit.start, edit.end) + edit.text);
        assert.ok(isRight, `${label} at ${drawn}`);
      }
    }
  }
});
