import assert from "node:assert/strict";
import { test } from "node:test";
import { checkColours, colour } from "./checkColours.ts";

const toml = "source.toml.strata";

test("a layer file is readable in colour", () =>
  checkColours(
    toml,
    `
    # Database
    ^ punctuation.definition.comment
    ^^^^^^^^^^ comment.line
    MONGODB_URL = "mongodb://localhost:27017/app?retry=true" # local
    ^^^^^^^^^^^ variable.key
                ^ keyword.operator.assignment
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.quoted.double
                                                             ^^^^^^^ comment.line
    MAX_CONNECTIONS = 1_000
                      ^^^^^ constant.numeric.integer
    KAFKA_TOPICS = ["events", 'dead-letters',]
                   ^ punctuation.definition.array.begin
                    ^^^^^^^^ string.quoted.double
                            ^ punctuation.separator.comma
                              ^^^^^^^^^^^^^^ string.quoted.single
                                             ^ punctuation.definition.array.end
    DEBUG = false
            ^^^^^ constant.language.boolean
    [kafka.consumer]
    ^ punctuation.definition.table
     ^^^^^ entity.name.type.table
          ^ punctuation.separator.dot
           ^^^^^^^^ entity.name.type.table
                   ^ punctuation.definition.table
    group-id = "saga"
    ^^^^^^^^ variable.key
    `,
  ));

test("keys may be bare, dotted, quoted, or look like numbers and dates", () =>
  checkColours(
    toml,
    String.raw`
    a . "b.c" . 'd' = 1
    ^ variable.key
      ^ punctuation.separator.dot
        ^^^^^ variable.key.quoted.double
                ^^^ variable.key.quoted.single
                      ^ constant.numeric.integer
    2026-01-02 = "day"
    ^^^^^^^^^^ variable.key
    1.5 = 1.5
    ^ variable.key
     ^ punctuation.separator.dot
          ^^^ constant.numeric.float
    "a\tb" = true
      ^^ constant.character.escape
    true = false
    ^^^^ variable.key
           ^^^^^ constant.language.boolean
    "" = ''
    ^^ variable.key.quoted.double
         ^^ string.quoted.single
    `,
  ));

test("headers name tables and arrays of tables", () =>
  checkColours(
    toml,
    String.raw`
      [ servers . "eu.west" ] # comment
      ^ punctuation.definition.table
        ^^^^^^^ entity.name.type.table
                  ^^^^^^^^^ entity.name.type.table.quoted.double
                            ^ punctuation.definition.table
                              ^^^^^^^^^ comment.line
    [[products]]
    ^^ punctuation.definition.table.array
      ^^^^^^^^ entity.name.type.table
              ^^ punctuation.definition.table.array
    ['C:\new']
     ^^^^^^^^ entity.name.type.table.quoted.single
    [2026]
     ^^^^ entity.name.type.table
    `,
  ));

test("multi-line strings end at their own quotes and nowhere else", () =>
  checkColours(
    toml,
    String.raw`
    text = """
           ^^^ string.quoted.triple.double
    # no comment
    ^^^^^^^^^^^^ string.quoted.triple.double
    key = "no key" \
    ^^^^^^^^^^^^^^^^ string.quoted.triple.double
                   ^ constant.character.escape.line-ending
    \""" still \u00e9 open""""" # closed
    ^^ constant.character.escape
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.quoted.triple.double
               ^^^^^^ constant.character.escape
                          ^^^^^ punctuation.definition.string.end
                                ^^^^^^^^ comment.line
    raw = '''
    [no.table] \n
    ^^^^^^^^^^^^^ string.quoted.triple.single
    ''''
    ^^^^ punctuation.definition.string.end
    empty = """"""
            ^^^^^^ string.quoted.triple.double
    next = ''''''
    ^^^^ variable.key
    after = 1
    ^^^^^ variable.key
    `,
  ));

test("escapes of TOML 1.0 and 1.1 are told from wrong ones, and literal strings have none", () =>
  checkColours(
    toml,
    String.raw`
    a = "\b\t\n\f\r\e\"\\\x41\u0041\U00000041"
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.character.escape
    b = "\d \u12"
         ^^ invalid.illegal.escape
            ^^ invalid.illegal.escape
    c = '\d\'
        ^^^^^ string.quoted.single
    d = 1
    ^ variable.key
    `,
  ));

const values: readonly (readonly [string, string])[] = [
  ["0", "constant.numeric.integer"],
  ["-17", "constant.numeric.integer"],
  ["+99", "constant.numeric.integer"],
  ["5_349_221", "constant.numeric.integer"],
  ["0xDEAD_beef", "constant.numeric.integer"],
  ["0o755", "constant.numeric.integer"],
  ["0b1101_0110", "constant.numeric.integer"],
  ["3.1415", "constant.numeric.float"],
  ["-0.01", "constant.numeric.float"],
  ["5e+22", "constant.numeric.float"],
  ["6.626e-34", "constant.numeric.float"],
  ["224_617.445_991", "constant.numeric.float"],
  ["inf", "constant.numeric.float"],
  ["-nan", "constant.numeric.float"],
  ["1979-05-27", "constant.numeric.date-time"],
  ["07:32:00", "constant.numeric.date-time"],
  ["07:32", "constant.numeric.date-time"],
  ["1979-05-27T07:32:00Z", "constant.numeric.date-time"],
  ["1979-05-27T00:32:00.999999-07:00", "constant.numeric.date-time"],
  ["1979-05-27 07:32:00z", "constant.numeric.date-time"],
  ["1979-05-27T07:32", "constant.numeric.date-time"],
  ["true", "constant.language.boolean"],
];

for (const [value, scope] of values) {
  test(`the value ${value} is one thing alone, in an array and in an inline table`, () =>
    checkColours(
      toml,
      `
      k = ${value}
          ${"^".repeat(value.length)} ${scope}
      k = [${value},${value}]
           ${"^".repeat(value.length)} ${scope}
      k = {a = ${value}}
               ${"^".repeat(value.length)} ${scope}
      k = ${value}#
          ${"^".repeat(value.length)} ${scope}
      `,
    ));
}

const wrongValues = [
  "yes",
  "True",
  "012",
  "1__0",
  "_1",
  "1_",
  "1.",
  ".5",
  "0xG",
  "0X1",
  "1979-13-01",
  "25:00",
  "+true",
];

for (const value of wrongValues) {
  test(`the value ${value} is marked as none`, () =>
    checkColours(
      toml,
      `
      k = ${value}
          ${"^".repeat(value.length)} invalid.illegal.value
      next = 1
      ^^^^ variable.key
      `,
    ));
}

test("arrays and inline tables nest and run over lines with comments", () =>
  checkColours(
    toml,
    `
    hosts = [ # both
              ^^^^^^ comment.line
      "alpha", # first
      ^^^^^^^ string.quoted.double
               ^^^^^^^ comment.line
      [1, 2], [true]
       ^ constant.numeric.integer
               ^^^^ constant.language.boolean
    ]
    ^ punctuation.definition.array.end
    point = { x = 1, "y.z".w = { v = [ 3 ] } }
              ^ variable.key
                   ^ punctuation.separator.comma
                     ^^^^^ variable.key.quoted.double
                           ^ variable.key
                                 ^ variable.key
                                       ^ constant.numeric.integer
    server = {
      port = 1, # TOML 1.1
      ^^^^ variable.key
                ^^^^^^^^^^ comment.line
    }
    ^ punctuation.definition.table.inline.end
    tables = [
      { a = 1 },
        ^ variable.key
      {
        b = 2,
        ^ variable.key
      }
    ]
    after = 1
    ^^^^^ variable.key
    `,
  ));

test("a half-written line costs only itself", () =>
  checkColours(
    toml,
    `
    a = "open
        ^^^^^ string.quoted.double
    b =
      ^ keyword.operator.assignment
    c = [1, "two
            ^^^^ string.quoted.double
    d = 4
    ^ variable.key
        ^ constant.numeric.integer
    e = [
    [table]
     ^^^^^ entity.name.type.table
    f = { x = 1
    [[tables]]
      ^^^^^^ entity.name.type.table
    g = 'open
    [half
     ^^^^ entity.name.type.table
    h = 1
    ^ variable.key
    just words
    ^^^^ variable.key
    i = 1
    ^ variable.key
    `,
  ));

test("deep nesting is coloured to the end without an exception", async () => {
  const lines = await colour(toml, `a = ${"[".repeat(1000)}${"]".repeat(1000)}\nb = 1`);
  assert.deepEqual(lines[1]?.scopes[0], ["variable.key.toml"]);
});
