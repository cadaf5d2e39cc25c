import { test } from "node:test";
import { checkColours } from "./checkColours.ts";

const marked = `
    #:schema ./config.schema.json
    ^ punctuation.definition.comment
     ^^^^^^^ keyword.control.directive
             ^^^^^^^^^^^^^^^^^^^^ string.unquoted.path
    # strata: ignore unknown-key, wrong-type
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.line
      ^^^^^^^^^^^^^^ keyword.control.directive
                     ^^^^^^^^^^^ variable.other.constant.code
                                  ^^^^^^^^^^ variable.other.constant.code
    PORT = 1 # strata: ignore wrong-type the old proxy
               ^^^^^^^^^^^^^^ keyword.control.directive
                              ^^^^^^^^^^ variable.other.constant.code
    #strata:ignore
     ^^^^^^^^^^^^^ keyword.control.directive
    # strata ignores nothing here
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.line.number-sign.LANGUAGE
    TEXT = "# strata: ignore wrong-type"
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.quoted.double
    `;

const grammars = [
  ["source.toml.strata", "toml"],
  ["source.env.strata", "env"],
  ["source.toml", "toml"],
] as const;

for (const [grammar, language] of grammars) {
  test(`the marks are coloured in comments alone when the grammar is ${grammar}`, () =>
    checkColours(grammar, marked.replace("LANGUAGE", language)));
}

test("a mark in a value over several lines is text", async () => {
  const drawing = `
    A = """
    # strata: ignore wrong-type
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.quoted
    """
    B = [
      1, # strata: ignore wrong-type
           ^^^^^^^^^^^^^^ keyword.control.directive
    ]
    `;
  await checkColours("source.toml.strata", drawing);
});
