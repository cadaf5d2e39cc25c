import { test } from "node:test";
import { readTree, syntaxProblems, tomlLanguage } from "../../../server/src/engine/engine.ts";
import { checkDrawn } from "../../support/squiggles.ts";

function checkSyntax(drawn: string, version: "1.0" | "1.1" = "1.0"): void {
  checkDrawn(drawn, (text) => syntaxProblems(readTree(text, tomlLanguage({ version }))));
}

test("a key without a value is one problem, and the lines around it keep their meaning", () => {
  checkSyntax(`
    host = "localhost"
    port =
          ^ syntax-error: Expected a value behind \`=\`, such as \`"text"\`, \`42\`, \`true\` or \`["a", "b"]\`.
    debug = true
    name
        ^ syntax-error: Expected \`=\` and a value behind the key.
  `);
});

test("text without quotes is marked whole", () => {
  checkSyntax(`
    title = hello world # said nobody
            ~~~~~~~~~~~ syntax-error: Expected a value. Put text in quotes.
    debug = True
            ~~~~ syntax-error: Expected \`true\` in small letters.
    enabled = yes
              ~~~ syntax-error: Expected \`true\` or \`false\`.
    port = 0800
           ~~~~ syntax-error: A number does not start with 0. Remove it, or put text in quotes.
    cache = null
            ~~~~ syntax-error: TOML has no empty value. Leave the key out instead.
  `);
});

test("a text that is not closed costs its own line", () => {
  checkSyntax(`
    name = "half
           ~~~~~ syntax-error: This text is not closed. Expected the same quotes at its end as at its start.
    port = 80
  `);
});

test("an opened multi-line text does not swallow the settings below it", () => {
  checkSyntax(`
    first = """
            ~~~ syntax-error: This text is not closed. Expected the same quotes at its end as at its start.
    second = 2
    [table]
    third = """
    text
    """
  `);
});

test("a forgotten bracket is one problem, however many items the list has", () => {
  checkSyntax(`
    hosts = [
            ~ syntax-error: This list is not closed. Expected \`]\`.
      "a",
      "b",
  `);
  checkSyntax(`
    hosts = [
      "a"
      "b",
      ~~~~ syntax-error: Expected a comma or the closing bracket here.
      "c",
    ]
    port = 80
  `);
});

test("prose over several lines is one problem", () => {
  checkSyntax(`
    port = 80
    this is not toml
         ~~~~~~~~~~~ syntax-error: Expected \`=\` and a value behind the key.
    nor is this line
    name = "x"
  `);
});

test("a header that is not closed still opens its table", () => {
  checkSyntax(`
    [server
    ~~~~~~~ syntax-error: This table header is not closed. Expected \`]\`.
    port = 80
    [client]
    port = 80
  `);
});

test("a name that is defined twice names the line of the first", () => {
  checkSyntax(`
    port = 80
    host = "a"
    port = 81
    ~~~~ duplicate-key: port is already defined in line 1. Remove one of the two.
    [host]
     ~~~~ duplicate-key: host is no table that can be added to here: line 2 defines it.
    [a.b]
    [a]
    [a.b]
       ~ duplicate-key: The table b is already defined in line 5. Join the two.
  `);
});

test("what only TOML 1.1 allows has a code of its own where 1.0 is read", () => {
  checkSyntax(`
    table = { a = 1, }
                   ~ newer-toml: Only TOML 1.1 allows a comma after the last entry of an inline table. The loader of this project reads TOML 1.0 and refuses the file.
    start = 10:00
            ~~~~~ newer-toml: Only TOML 1.1 allows a time without seconds. The loader of this project reads TOML 1.0 and refuses the file.
    escape = "\\e"
              ~~ newer-toml: Only TOML 1.1 allows the escape \\e. The loader of this project reads TOML 1.0 and refuses the file.
  `);
  checkSyntax(
    `
    table = { a = 1, }
    start = 10:00
    `,
    "1.1",
  );
});

test("a day that no calendar has is no date", () => {
  checkSyntax(`
    day = 2023-02-30
          ~~~~~~~~~~ syntax-error: This is no valid number or date. Put text in quotes.
    leap = 2024-02-29
  `);
});

test("a mistake inside a list or an inline table is placed on the value itself", () => {
  checkSyntax(`
    list = [1, 2, tree, 4]
                  ~~~~ syntax-error: Expected a value. Put text in quotes.
    table = { a = 1, b = "\\q" }
                         ~~~~ syntax-error: This text has an escape or a control character that TOML does not allow. Expected an escape such as \`\\n\`, or single quotes, which keep backslashes.
  `);
});
