import { test } from "node:test";
import { checkColours } from "./checkColours.ts";

const env = "source.env.strata";

test("a .env file is readable in colour", () =>
  checkColours(
    env,
    String.raw`
    # Database
    ^^^^^^^^^^ comment.line
    DATABASE_URL=postgres://app@localhost:5432/app # local
    ^^^^^^^^^^^^ variable.key
                ^ keyword.operator.assignment
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.unquoted
                                                   ^^^^^^^ comment.line
    export PORT=8080
    ^^^^^^ keyword.other.export
           ^^^^ variable.key
                ^^^^ constant.numeric
    DEBUG = False
    ^^^^^ variable.key
          ^ keyword.operator.assignment
            ^^^^^ constant.language.boolean
    GREETING="Hello, \"World\"\n" # said first
             ^^^^^^^^^^^^^^^^^^^^ string.quoted.double
                     ^^ constant.character.escape
                                  ^^^^^^^^^^^^ comment.line
    PATTERN='^a b$ # c'
            ^^^^^^^^^^^ string.quoted.single
    EMPTY=
         ^ keyword.operator.assignment
    BARE
    ^^^^ variable.key
    `,
  ));

test("a commented-out assignment is told from a comment in words", () =>
  checkColours(
    env,
    `
    # API_KEY=abc
    ^^^^^^^^^^^^^ comment.line.number-sign.disabled
      ^^^^^^^^^^^ meta.assignment.disabled
      ^^^^^^^ meta.name.disabled
    #export TOKEN="x" # y
     ^^^^^^^^^^^^^^^^^^^^ meta.assignment.disabled
            ^^^^^ meta.name.disabled
    # Set this = that
    ^^^^^^^^^^^^^^^^^ comment.line.number-sign.env
    `,
  ));

test("expansions are coloured wherever they may be expanded", () =>
  checkColours(
    env,
    `
    A=\${HOST}:\${PORT:-80}/x
      ^^ punctuation.definition.template-expression.begin
        ^^^^ variable.reference
            ^ punctuation.definition.template-expression.end
             ^ string.unquoted
                ^^^^ variable.reference
                    ^^ keyword.operator.default
                      ^^ string.unquoted
                        ^ punctuation.definition.template-expression.end
                         ^^ string.unquoted
    B="http://$HOST/\${A-\${B}}"
              ^^^^^ meta.expansion
               ^^^^ variable.reference
                    ^^^^^^^^^ meta.expansion
                       ^ keyword.operator.default
                          ^ variable.reference
                             ^ punctuation.definition.string.end
    C='\${HOST}'
       ^^^^^^^ meta.expansion
    D=\\$HOST
      ^^ constant.character.escape
      ^^^^^^ string.unquoted
    E="open \${HOST" # comment
              ^^^^ variable.reference
                  ^ punctuation.definition.string.end
                    ^^^^^^^^^ comment.line
    `,
  ));

test("quoted values run over lines", () =>
  checkColours(
    env,
    `
    KEY="-----BEGIN KEY-----
        ^^^^^^^^^^^^^^^^^^^^ string.quoted.double
    MIIEpAIBAAKCAQEA7bq9==
    ^^^^^^^^^^^^^^^^^^^^^^ string.quoted.double
    # no comment
    ^^^^^^^^^^^^ string.quoted.double
    -----END KEY-----" # end
    ^^^^^^^^^^^^^^^^^^ string.quoted.double
                       ^^^^^ comment.line
    TEXT='one
         ^^^^ string.quoted.single
    two'
    ^^^^ string.quoted.single
    JSON=\`{ "a": 1,
         ^^^^^^^^^^ string.quoted.other.backtick
      "b": 'c' }\`
    ^^^^^^^^^^^^^ string.quoted.other.backtick
    NEXT=1
    ^^^^ variable.key
    `,
  ));

test("a forgotten closing quote does not swallow the settings after it", () =>
  checkColours(
    env,
    `
    A="open
      ^^^^^ string.quoted.double
    B=two
    ^ variable.key
     ^ keyword.operator.assignment
      ^^^ string.unquoted
    `,
  ));

test("a # is a comment only after a space", () =>
  checkColours(
    env,
    `
    PASS=a#b
         ^^^ string.unquoted
    COLOR=#fff
          ^^^^ string.unquoted
    NONE= # nothing
          ^^^^^^^^^ comment.line
    WORDS=two words # c
          ^^^ string.unquoted
              ^^^^^ string.unquoted
                    ^^^ comment.line
    `,
  ));

test("numbers and booleans are coloured only where they are the whole value", () =>
  checkColours(
    env,
    `
    A=1.5
      ^^^ constant.numeric
    B=1.2.3
      ^^^^^ string.unquoted
    C=true # yes
      ^^^^ constant.language.boolean
    D=trueish
      ^^^^^^^ string.unquoted
    E=-1
      ^^ constant.numeric
    F=10 20
      ^^ string.unquoted
    `,
  ));

test("names with dots and dashes, and the colon some loaders allow", () =>
  checkColours(
    env,
    `
    spring.data-url=x
    ^^^^^^^^^^^^^^^ variable.key
    NAME: value
    ^^^^ variable.key
        ^ keyword.operator.assignment
          ^^^^^ string.unquoted
    `,
  ));
