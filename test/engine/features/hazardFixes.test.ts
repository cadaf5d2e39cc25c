import { test } from "node:test";
import { checkFix, checkTitles } from "./checkFix.ts";

const schema = {
  type: "object",
  properties: {
    NAME: { type: "string" },
    DEBUG: { type: "boolean" },
    HOSTS: { type: "array", items: { type: "string" } },
    RATE: { type: "number" },
  },
};

for (const { title, loader, before, fix, after } of [
  {
    title: "a # that cuts a value",
    loader: "node",
    before: "NAME=a<|>#b",
    fix: "Put the value in quotes",
    after: "NAME='a#b'",
  },
  {
    title: "a comment that is none",
    loader: "django",
    before: "NAME=<|>a # b",
    fix: "Put the comment on a line of its own",
    after: "# b\nNAME=a",
  },
  { title: "a key without =", loader: "pydantic-settings", before: "NA<|>ME", fix: "Write NAME=", after: "NAME=" },
  {
    title: "white space in a list",
    loader: "django",
    before: "HOSTS=<|>a, b",
    fix: "Change to a,b",
    after: "HOSTS=a,b",
  },
  { title: "an exponent", loader: "django", before: "RATE=<|>1e3", fix: "Change to 1000", after: "RATE=1000" },
  {
    title: "a word that is silently false",
    loader: "django",
    before: "DEBUG=<|>enabled",
    fix: "Change to True",
    after: "DEBUG=True",
  },
  { title: "a name in the wrong case", loader: "node", before: "na<|>me=a", fix: "Rename to NAME", after: "NAME=a" },
  {
    title: "a reference that stands too early",
    loader: "pydantic-settings",
    before: "A=${<|>B}\nC=1\nB=2",
    fix: "Move B above this line",
    after: "B=2\nA=${B}\nC=1",
  },
  {
    title: "two spellings of one name",
    loader: "pydantic-settings",
    before: "name=a\nNA<|>ME=b",
    fix: "Remove name, which has no effect",
    after: "NAME=b",
  },
] as const) {
  test(`${title} (${loader}) becomes what was meant`, () => {
    checkFix({ schema, loader }, `--- .env\n${before}`, fix, `--- .env\n${after}`);
  });
}

test("a path with escapes that were none gets single quotes", () => {
  checkFix(
    { schema, loader: "pydantic" },
    '--- config.toml\nNAME = "<|>C:\\temp"',
    "Use single quotes",
    "--- config.toml\nNAME = 'C:\\temp'",
  );
});

test("Python's reader gets a file without a byte order mark", () => {
  checkFix(
    { schema, loader: "pydantic" },
    "--- config.toml\n\ufeff<|>NAME = 'a'",
    "Remove the byte order mark",
    "--- config.toml\nNAME = 'a'",
  );
});

test("a line that the loader passes over can become a comment", () => {
  checkFix(
    { schema, loader: "node" },
    "--- .env\nNAME=a\nso<|>me words",
    "Turn the line into a comment",
    "--- .env\nNAME=a\n# some words",
  );
});

test("a quote that is not closed is closed where the line ends", () => {
  checkFix(
    { schema, loader: "pydantic-settings" },
    '--- .env\nNAME=<|>"a b',
    'Add the missing "',
    '--- .env\nNAME="a b"',
  );
});

test("a secret with a # is not told in any title", () => {
  checkTitles({ schema, loader: "node" }, "--- .env\nDB_PASSWORD=q8RzK3vNf6T<|>#yB1mHx9Wc", [
    "* Put the value in quotes",
    "Ignore loader-hazard here",
  ]);
});
