import { test } from "node:test";
import { checkFix, checkFixAll, checkTitles } from "./checkFix.ts";

const schema = {
  type: "object",
  additionalProperties: false,
  required: ["NAME"],
  properties: {
    NAME: { type: "string", "x-strata": { section: "Core" } },
    PORT: { type: "integer", minimum: 1, maximum: 65535, "x-strata": { section: "Core" } },
    DEBUG: { type: "boolean", "x-strata": { section: "Core" } },
    LEVEL: { enum: ["debug", "info", "error"], "x-strata": { section: "Log" } },
    OLD_NAME: { type: "string", deprecated: true, "x-strata": { replacement: "NAME" } },
    OLD: { type: "string", deprecated: true },
    SECRET_KEY: { type: "string", writeOnly: true, "x-strata": { layer: "secrets.toml" } },
    TOKEN: { type: "string", writeOnly: true, "x-strata": { layer: "secrets.toml" } },
    server: {
      type: "object",
      additionalProperties: false,
      properties: { host: { type: "string" }, port: { type: "integer" } },
    },
  },
};

const strict = { schema, loader: "pydantic" } as const;

test("a mistyped name becomes the known one, and nothing else on the line changes", () => {
  checkFix(
    strict,
    '--- config.toml\nNAME = "a"\nPOR<|>TT =  80 # web',
    "Rename to PORT",
    '--- config.toml\nNAME = "a"\nPORT =  80 # web',
  );
});

test("a mistyped name in a header and in braces is renamed too", () => {
  checkFix(
    strict,
    '--- config.toml\nNAME = "a"\n\n[serv<|>re]\nhost = "x"',
    "Rename to server",
    '--- config.toml\nNAME = "a"\n\n[server]\nhost = "x"',
  );
  checkFix(
    strict,
    '--- config.toml\nNAME = "a"\nserver = { ho<|>ts = "x", port = 1 }',
    "Rename to host",
    '--- config.toml\nNAME = "a"\nserver = { host = "x", port = 1 }',
  );
});

test("an unknown name can be removed, also from within braces", () => {
  checkFix(
    strict,
    '--- config.toml\nNAME = "a"\nserver = { host = "x", zo<|>o = [1, 2] }',
    "Remove server.zoo",
    '--- config.toml\nNAME = "a"\nserver = { host = "x" }',
  );
  checkFix(
    strict,
    '--- config.toml\nNAME = "a"\nserver = { zo<|>o = [1, 2], host = "x" }',
    "Remove server.zoo",
    '--- config.toml\nNAME = "a"\nserver = { host = "x" }',
  );
});

test("a name that is there already is not offered a second time", () => {
  checkTitles(strict, '--- config.toml\nNAME = "a"\nPORT = 1\nPOR<|>TT = 80', [
    "Remove PORTT",
    "Ignore unknown-key here",
  ]);
});

for (const [written, title, after] of [
  ['PORT = "eighty"', undefined, ""],
  ["DEBUG = 2", undefined, ""],
  ["NAME = 5", 'Change to "5"', 'NAME = "5"'],
  ["NAME = true", 'Change to "true"', 'NAME = "true"'],
  ["PORT = 99999", "Change to 65535", "PORT = 65535"],
  ["PORT = 0", "Change to 1", "PORT = 1"],
  ['LEVEL = "debgu"', 'Change to "debug"', 'LEVEL = "debug"'],
  ['LEVEL = "loud" # why', 'Change to "error"', 'LEVEL = "error" # why'],
] as const) {
  test(`${written}: ${title ?? "nothing is sure"}`, () => {
    const [key = ""] = written.split(" ");
    const rest = key === "NAME" ? "" : 'NAME = "a"\n';
    const marked = written.replace("= ", "= <|>");
    if (title !== undefined) {
      checkFix(strict, `--- config.toml\n${rest}${marked}`, title, `--- config.toml\n${rest}${after}`);
    } else checkTitles(strict, `--- config.toml\n${rest}${marked}`, ["Ignore wrong-type here"]);
  });
}

test("a strict loader gets the number that the text means", () => {
  const setting = { schema, loader: "strict" } as const;
  checkFix(
    setting,
    '--- config.toml\nNAME = "a"\nPORT = "<|>500"',
    "Change to 500",
    '--- config.toml\nNAME = "a"\nPORT = 500',
  );
  checkFix(
    setting,
    '--- config.toml\nNAME = "a"\nDEBUG = "<|>yes"',
    "Change to true",
    '--- config.toml\nNAME = "a"\nDEBUG = true',
  );
});

for (const [title, written, chosen, after] of [
  ["True of Python", "DEBUG = <|>True", "Change to true", "DEBUG = true"],
  ["a word for false", "DEBUG = <|>off", "Change to false", "DEBUG = false"],
  ["text without quotes", "LEVEL = <|>debug # low", "Put the text in quotes", 'LEVEL = "debug" # low'],
  ["several words without quotes", "OLD = some <|>words here", "Put the text in quotes", 'OLD = "some words here"'],
  ["text without its last quote", 'OLD = <|>"x', 'Add the missing "', 'OLD = "x"'],
  ["a list without its bracket", 'OLD = <|>["x", "y"', "Add the missing ]", 'OLD = ["x", "y"]'],
  ["braces that are not closed", "server = <|>{ port = 1", "Add the missing }", "server = { port = 1}"],
  ["a path with backslashes", 'OLD = <|>"C:\\dir\\u"', "Use single quotes", "OLD = 'C:\\dir\\u'"],
  ["a colon in place of =", "PORT<|>: 80", "Write = in place of :", "PORT = 80"],
  ["a missing =", "PORT <|>80", "Add the missing =", "PORT = 80"],
  ["a missing comma", "OLD = [1 <|>2]", "Add the missing comma", "OLD = [1, 2]"],
] as const) {
  test(`broken text: ${title}`, () => {
    const setting = { ...strict, leaves: ["wrong-type", "deprecated-key", "not-allowed"] } as const;
    checkFix(setting, `--- config.toml\nNAME = "a"\n${written}`, chosen, `--- config.toml\nNAME = "a"\n${after}`);
  });
}

test("a header gets its bracket back", () => {
  checkFix(
    strict,
    '--- config.toml\nNAME = "a"\n[serv<|>er\nport = 1',
    "Add the missing ]",
    '--- config.toml\nNAME = "a"\n[server]\nport = 1',
  );
});

for (const [title, written, chosen, after] of [
  ["the last comma in braces", "server = { port = 1<|>, }", "Remove the last comma", "server = { port = 1 }"],
  ["a time without seconds", "OLD = 07:<|>30", "Add the seconds", "OLD = 07:30:00"],
  ["the escape \\e", 'OLD = "<|>\\e[0m"', "Write \\u001b", 'OLD = "\\u001b[0m"'],
  ["the escape \\x", 'OLD = "<|>\\x41"', "Write the escape with \\u", 'OLD = "\\u0041"'],
  [
    "braces over several lines",
    'server = <|>{\n  host = "a,b",\n  port = 1,\n}',
    "Put the inline table in one line",
    'server = { host = "a,b", port = 1 }',
  ],
] as const) {
  test(`only TOML 1.1 has ${title}`, () => {
    const setting = { ...strict, leaves: ["wrong-type", "deprecated-key"] } as const;
    checkFix(setting, `--- config.toml\nNAME = "a"\n${written}`, chosen, `--- config.toml\nNAME = "a"\n${after}`);
  });
}

test("of two lines with one name either can go", () => {
  const drawn = '--- config.toml\nNAME = "a"\nPORT = 1\nDEBUG = true\nPO<|>RT = 2';
  checkTitles(strict, drawn, ["* Remove PORT in line 4", "Remove PORT in line 2"]);
  checkFix(strict, drawn, "Remove PORT in line 4", '--- config.toml\nNAME = "a"\nPORT = 1\nDEBUG = true');
});

test("two tables of one name are joined", () => {
  checkFix(
    strict,
    '--- config.toml\nNAME = "a"\n\n[server]\nhost = "x"\n\n# the port\n[ser<|>ver]\n# of the web\nport = 1\n',
    "Join the two tables server",
    '--- config.toml\nNAME = "a"\n\n[server]\nhost = "x"\n\n# the port\n# of the web\nport = 1',
  );
});

test("in .env the line that loses goes", () => {
  checkFix(
    { schema, loader: "node" },
    "--- .env\nNAME=a\nPO<|>RT=1\nDEBUG=true\nPORT=2",
    "Remove PORT in line 2",
    "--- .env\nNAME=a\nDEBUG=true\nPORT=2",
  );
});

test("a deprecated name gives its value to the one that takes its place", () => {
  checkFix(strict, '--- config.toml\nOLD_<|>NAME = "a" # x', "Replace by NAME", '--- config.toml\nNAME = "a" # x');
  checkFix(strict, '--- config.toml\nNAME = "b"\nOLD_<|>NAME = "a"', "Remove OLD_NAME", '--- config.toml\nNAME = "b"');
});

test("a value that nobody uses, or that is there twice, goes", () => {
  const files = (first: string) => `--- config.toml\n${first}\nPORT = 1\n--- config.web.toml\nNAME = "b"`;
  checkFix(
    strict,
    '--- config.toml\nNAME = "a"\nPORT = 1\n--- config.web.toml\nPO<|>RT = 1',
    "Remove PORT",
    "--- config.web.toml\n\n",
  );
  checkTitles(strict, files('NA<|>ME = "a"'), []);
});

test("a problem can be left out by a comment above the line, and a second one by the same comment", () => {
  checkFix(
    strict,
    '--- config.toml\nNAME = "a"\n[server]\n  port = 1\n  po<|>tr = 2',
    "Ignore unknown-key here",
    '--- config.toml\nNAME = "a"\n[server]\n  port = 1\n  # strata: ignore unknown-key\n  potr = 2',
  );
  checkFix(
    strict,
    '--- config.toml\nNAME = "a"\n# strata: ignore unknown-key\nOLD = <|>5',
    "Ignore wrong-type here",
    '--- config.toml\nNAME = "a"\n# strata: ignore unknown-key, wrong-type\nOLD = 5',
  );
});

test("all problems of a kind are fixed at once, and files with CRLF keep it", () => {
  checkFix(
    { ...strict, lineEnd: "\r\n" },
    "--- config.toml\nNAME = 1\nOLD = <|>2\nPORT = 99999",
    "Fix all wrong-type problems in this file",
    '--- config.toml\nNAME = "1"\nOLD = "2"\nPORT = 99999',
  );
});

test("fixing on save touches only what is sure", () => {
  checkFixAll(
    strict,
    "--- config.toml\nNAME = 1<|>\nDEBUG = True\nPORT = 99999\nPROT = 1\nserver = { port = 1, }",
    '--- config.toml\nNAME = "1"\nDEBUG = true\nPORT = 99999\nPROT = 1\nserver = { port = 1 }',
  );
});
