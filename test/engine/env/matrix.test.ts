import assert from "node:assert/strict";
import { test } from "node:test";
import type { EnvDialectName } from "../../../server/src/engine/syntax/env/envDialect.ts";
import { sorted, valuesOf } from "./readEnv.ts";

type Answer = Readonly<Record<string, string | null>>;

interface Row {
  readonly says: string;
  readonly text: string;
  readonly answers: Readonly<Partial<Record<EnvDialectName, Answer>>>;
}

/** The same answer for some dialects. */
function all(names: readonly EnvDialectName[], answer: Answer): Partial<Record<EnvDialectName, Answer>> {
  return Object.fromEntries(names.map((name) => [name, answer]));
}

const python = ["python-dotenv"] as const;
const dotenv = ["node", "next"] as const;
const parseEnv = ["node-env-file", "vite"] as const;
const javascript = [...dotenv, ...parseEnv] as const;
const django = ["django-environ"] as const;
const decouple = ["python-decouple"] as const;
const compose = ["compose"] as const;
const every = [...python, ...javascript, ...django, ...decouple, ...compose] as const;

const rows: readonly Row[] = [
  { says: "reads a plain value", text: "A=b\nC=d\n", answers: all(every, { A: "b", C: "d" }) },
  { says: "reads nothing behind = as the empty text", text: "A=\nB=1\n", answers: all(every, { A: "", B: "1" }) },
  { says: "reads lines that end with CR and LF", text: "A=b\r\nC=d\r\n", answers: all(every, { A: "b", C: "d" }) },
  { says: "reads a last line without a line break", text: "A=b", answers: all(every, { A: "b" }) },
  { says: "keeps a second = in the value", text: "A=b=c=\n", answers: all(every, { A: "b=c=" }) },
  { says: "passes over comment lines and empty lines", text: "# A=1\n\nB=2\n", answers: all(every, { B: "2" }) },
  {
    says: "reads # directly behind a value",
    text: "A=b#c\n",
    answers: {
      ...all([...python, ...compose, ...decouple], { A: "b#c" }),
      ...all([...javascript, ...django], { A: "b" }),
    },
  },
  {
    says: "reads # directly behind =",
    text: "A=#b\n",
    answers: {
      ...all([...python, ...compose, ...decouple], { A: "#b" }),
      ...all([...javascript, ...django], { A: "" }),
    },
  },
  {
    says: "reads a comment behind = and a space",
    text: "A= # b\n",
    answers: { ...all(python, { A: "# b" }), ...all(javascript, { A: "" }), ...all(django, { A: " " }) },
  },
  {
    says: "reads a comment behind a value",
    text: "A=b # c\n",
    answers: {
      ...all([...python, ...javascript, ...compose], { A: "b" }),
      ...all(django, { A: "b " }),
      ...all(decouple, { A: "b # c" }),
    },
  },
  {
    says: "reads # in double quotes",
    text: 'A="b # c"\n',
    answers: {
      ...all([...python, ...javascript, ...compose, ...decouple], { A: "b # c" }),
      ...all(django, { A: '"b ' }),
    },
  },
  {
    says: "reads # in single quotes",
    text: "A='b # c'\n",
    answers: all(every, { A: "b # c" }),
  },
  {
    says: "reads \\n in double quotes",
    text: 'A="a\\nb"\n',
    answers: {
      ...all([...python, ...javascript, ...compose], { A: "a\nb" }),
      ...all([...django, ...decouple], { A: "a\\nb" }),
    },
  },
  {
    says: "reads \\t in double quotes",
    text: 'A="a\\tb"\n',
    answers: {
      ...all([...python, ...compose], { A: "a\tb" }),
      ...all([...javascript, ...django, ...decouple], { A: "a\\tb" }),
    },
  },
  {
    says: "reads \\n in single quotes and without quotes",
    text: "A='a\\nb'\nB=a\\nb\n",
    answers: all(every, { A: "a\\nb", B: "a\\nb" }),
  },
  {
    says: "reads an escaped single quote in single quotes",
    text: "A='a\\'b'\n",
    answers: {
      ...all([...python, ...compose], { A: "a'b" }),
      ...all([...dotenv, ...django, ...decouple], { A: "a\\'b" }),
      ...all(parseEnv, { A: "a\\" }),
    },
  },
  {
    says: "reads a value over two lines",
    text: 'A="x\ny"\nB=1\n',
    answers: {
      ...all([...python, ...javascript, ...compose], { A: "x\ny", B: "1" }),
      ...all([...django, ...decouple], { A: '"x', B: "1" }),
    },
  },
  {
    says: "reads a value over two lines that end with CR and LF",
    text: 'A="x\r\ny"\r\nB=1\r\n',
    answers: { ...all([...python, ...javascript], { A: "x\ny", B: "1" }), ...all(compose, { A: "x\r\ny", B: "1" }) },
  },
  {
    says: "reads a quote that is not closed",
    text: 'A="x\nB=1\n',
    answers: {
      ...all([...python, ...compose], { B: "1" }),
      ...all([...javascript, ...django, ...decouple], { A: '"x', B: "1" }),
    },
  },
  {
    says: "reads backticks",
    text: "A=`b`\n",
    answers: {
      ...all(javascript, { A: "b" }),
      ...all([...python, ...django, ...decouple, ...compose], { A: "`b`" }),
    },
  },
  {
    says: "reads spaces around =",
    text: "A = b\n",
    answers: { ...all([...python, ...javascript, ...decouple, ...compose], { A: "b" }), ...all(django, {}) },
  },
  {
    says: "reads : in place of =",
    text: "A: b\n",
    answers: {
      ...all([...dotenv, ...compose], { A: "b" }),
      ...all([...python, ...parseEnv, ...django, ...decouple], {}),
    },
  },
  {
    says: "reads a key without =",
    text: "A\nB=1\n",
    answers: {
      ...all(python, { A: null, B: "1" }),
      ...all([...javascript, ...django, ...decouple, ...compose], { B: "1" }),
    },
  },
  {
    says: "reads export before a key",
    text: "export A=b\n",
    answers: {
      ...all([...python, ...javascript, ...django, ...compose], { A: "b" }),
      ...all(decouple, { "export A": "b" }),
    },
  },
  { says: "takes the last of two values", text: "A=1\nA=2\n", answers: all(every, { A: "2" }) },
  {
    says: "reads a byte order mark",
    text: "\ufeffA=1\nB=2\n",
    answers: {
      ...all([...python, ...parseEnv, ...decouple], { "\ufeffA": "1", B: "2" }),
      ...all([...dotenv, ...compose], { A: "1", B: "2" }),
      ...all(django, { B: "2" }),
    },
  },
  {
    says: "reads - and . in keys and digits before them",
    text: "A-B=1\na.b=2\n1A=3\n",
    answers: {
      ...all([...python, ...javascript, ...decouple, ...compose], { "A-B": "1", "a.b": "2", "1A": "3" }),
      ...all(django, { "1A": "3" }),
    },
  },
  {
    says: "reads text behind a closing quote",
    text: 'A="b" c\nD=1\n',
    answers: {
      ...all(python, { D: "1" }),
      ...all([...dotenv, ...django, ...decouple], { A: '"b" c', D: "1" }),
      ...all([...parseEnv, ...compose], { A: "b", D: "1" }),
    },
  },
  {
    says: "reads JSON in double quotes",
    text: 'A="{"b": 1}"\n',
    answers: {
      ...all([...dotenv, ...django, ...decouple], { A: '{"b": 1}' }),
      ...all(parseEnv, { A: "{" }),
      ...all(python, {}),
    },
  },
  { says: "reads a key in single quotes", text: "'my key'=1\n", answers: all(python, { "my key": "1" }) },
  { says: "reads = on the next line", text: "A\n=b\n", answers: { ...all(dotenv, { A: "b" }), ...all(parseEnv, {}) } },
  {
    says: "reads a quoted value on the next line",
    text: 'A=\n"x"\n',
    answers: { ...all(dotenv, { A: "x" }), ...all(python, { A: "", '"x"': null }), ...all(parseEnv, { A: "" }) },
  },
  {
    says: "takes the next line for the value of a key with nothing but a space behind =",
    text: "A= \nB=1\n",
    answers: { ...all(parseEnv, { A: "B=1" }), ...all([...python, ...dotenv, ...compose], { A: "", B: "1" }) },
  },
  {
    says: "reads an indented line",
    text: "  A=1\n",
    answers: { ...all([...python, ...javascript, ...decouple, ...compose], { A: "1" }), ...all(django, {}) },
  },
  { says: "has no use for __proto__", text: "__proto__=1\nA=2\n", answers: all(dotenv, { A: "2" }) },
  {
    says: "reads constructor like any other name",
    text: "constructor=1\n",
    answers: all(every, { constructor: "1" }),
  },
];

for (const { says, text, answers } of rows) {
  for (const [dialect, answer] of Object.entries(answers)) {
    test(`${dialect} ${says}`, () => checkValues(text, dialect as EnvDialectName, answer));
  }
}

function checkValues(text: string, dialect: EnvDialectName, expected: Answer): void {
  assert.deepEqual(sorted(valuesOf(text, dialect)), sorted(Object.entries(expected)));
}
