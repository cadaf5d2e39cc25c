import assert from "node:assert/strict";
import { test } from "node:test";
import { isIgnored, readGitignore } from "../../../server/src/engine/project/gitignore.ts";

/** Files in the folders where they lie, and which of some paths git would leave alone. */
function checkIgnored(
  gitignores: Readonly<Record<string, string>>,
  ignored: readonly string[],
  kept: readonly string[],
) {
  const files = Object.entries(gitignores).map(([folder, text]) => ({ folder, rules: readGitignore(text) }));
  const paths = [...ignored, ...kept];
  assert.deepEqual(
    paths.filter((path) => isIgnored(files, path)),
    ignored,
  );
}

test("a name without a slash is ignored at any depth, and so is all that lies in a folder of that name", () => {
  checkIgnored(
    { "": "secrets.toml\n.env\n" },
    ["secrets.toml", "backend/secrets.toml", ".env", "a/b/.env", ".env/x"],
    ["secrets.example.toml", ".env.example", "my.env", "Secrets.toml"],
  );
});

test("a slash at the start or in the middle ties a rule to its folder", () => {
  checkIgnored(
    { "": "/.env\nbackend/secrets.toml\n" },
    [".env", "backend/secrets.toml"],
    ["a/.env", "a/backend/secrets.toml"],
  );
});

test("a slash at the end speaks of folders alone", () => {
  checkIgnored({ "": "build/\n" }, ["build/x", "a/build/x"], ["build", "a/build"]);
});

test("stars and question marks stop at slashes, and double stars do not", () => {
  checkIgnored({ "": ".env.*\n" }, [".env.local", "a/.env.b.c"], [".env", ".envs"]);
  checkIgnored({ "": "a/*.toml\n" }, ["a/x.toml"], ["a/b/x.toml", "x.toml"]);
  checkIgnored({ "": "?.env\n" }, ["a.env"], [".env", "ab.env"]);
  checkIgnored({ "": "a/**/x\n" }, ["a/x", "a/b/x", "a/b/c/x"], ["x", "b/x"]);
  checkIgnored({ "": "**/x/y\n" }, ["x/y", "a/b/x/y"], ["y", "x/z/y"]);
  checkIgnored({ "": "a/**\n" }, ["a/x", "a/b/c"], ["b/a"]);
  checkIgnored({ "": "a**b/c\n" }, ["axb/c"], ["a/b/c"]);
});

test("the last rule that matches decides, and `!` takes back", () => {
  checkIgnored({ "": ".env*\n!.env.example\n" }, [".env", ".env.local"], [".env.example", "a/.env.example"]);
  checkIgnored({ "": "!.env.example\n.env*\n" }, [".env.example"], []);
});

test("nothing in an ignored folder can be taken back", () => {
  checkIgnored({ "": "config/\n!config/keep.toml\n" }, ["config/keep.toml"], []);
  checkIgnored({ "": "config/*\n!config/keep.toml\n" }, ["config/other.toml"], ["config/keep.toml"]);
});

test("a file further down wins over one further up, and speaks of its own folder only", () => {
  checkIgnored(
    { "": ".env\n", backend: "!.env\nsecrets.toml" },
    [".env", "frontend/.env", "backend/secrets.toml"],
    ["backend/.env", "secrets.toml"],
  );
  checkIgnored({ "a/b": "x" }, ["a/b/x"], ["a/x", "x", "a/bb/x", "a/b"]);
});

test("classes of characters, also negated, by range and by name", () => {
  checkIgnored({ "": "[abc].env" }, ["a.env", "x/b.env"], ["d.env", ".env"]);
  checkIgnored({ "": "[!abc].env" }, ["d.env"], ["a.env"]);
  checkIgnored({ "": "[^abc].env" }, ["d.env"], ["a.env"]);
  checkIgnored({ "": "[a-c0-9].env" }, ["b.env", "7.env"], ["d.env", "-.env"]);
  checkIgnored({ "": "[[:digit:]_].env" }, ["7.env", "_.env"], ["a.env"]);
  checkIgnored({ "": "[]x].env" }, ["].env", "x.env"], ["a.env"]);
  checkIgnored({ "": "[\\]].env" }, ["].env"], ["\\.env"]);
  checkIgnored({ "": "[a/b]x" }, ["ax"], ["a/bx"]);
  checkIgnored({ "": "[b-a]" }, ["b"], ["a"]);
  checkIgnored({ "": "[unclosed" }, [], ["[unclosed", "u"]);
  checkIgnored({ "": "[[:nonsense:]]" }, [], ["n", ":"]);
});

test("a backslash takes away what a character means", () => {
  checkIgnored({ "": "\\#x\n\\!y\n\\*z" }, ["#x", "!y", "*z"], ["x", "y", "az"]);
  checkIgnored({ "": "name\\ " }, ["name "], ["name"]);
  checkIgnored({ "": "name\\" }, [], ["name", "name\\"]);
});

test("comments, blank lines, spaces at the end, line breaks of Windows and a byte order mark mean nothing", () => {
  checkIgnored(
    { "": "\ufeff.env  \r\n\r\n# secrets.toml\r\n   \r\n*.key\r\n" },
    [".env", "a.key"],
    ["secrets.toml", " ", "x"],
  );
  checkIgnored({ "": "/\n!\n//\n" }, [], ["a", "a/b"]);
});

test("no rule can take long", () => {
  const star = readGitignore(`${"*a".repeat(2_000)}b\n${"**/".repeat(2_000)}x/y\n`);
  const started = performance.now();
  isIgnored([{ folder: "", rules: star }], `${"a".repeat(4_000)}/${"b/".repeat(50)}c`);
  assert.ok(performance.now() - started < 2_000);
});
