import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { IRawGrammar } from "vscode-textmate";

const require = createRequire(import.meta.url);
const textmate: typeof import("vscode-textmate") = require("vscode-textmate");
const oniguruma: typeof import("vscode-oniguruma") = require("vscode-oniguruma");

export interface ColouredLine {
  readonly text: string;
  /** The scopes of each character, without the grammar's own root scope. */
  readonly scopes: readonly (readonly string[])[];
}

interface Expectation {
  readonly start: number;
  readonly end: number;
  readonly scope: string;
}

/** The grammars that ship, and stand-ins for the grammars of other extensions that our marks are injected into. */
const grammarFiles: Readonly<Record<string, string>> = {
  "source.toml.strata": "syntaxes/toml.tmLanguage.json",
  "source.env.strata": "syntaxes/env.tmLanguage.json",
  "source.strata.marks": "syntaxes/marks.tmLanguage.json",
  "source.toml": "test/grammar/foreign/toml.tmLanguage.json",
};

/**
 * Checks the scopes drawn under the lines of a text. A line of carets tells what exactly those characters are:
 *
 *     port = 8080
 *     ^^^^ variable.key
 *            ^^^^ constant.numeric.integer
 *
 * The scope may be shortened from the right, and the characters beside the carets must not have it.
 * `^^^ plain` says that the characters have no scope at all.
 */
export async function checkColours(rootScope: string, drawing: string): Promise<void> {
  const { text, expectations } = readDrawing(drawing);
  const lines = await colour(rootScope, text);
  for (const [index, line] of lines.entries()) {
    for (const expectation of expectations[index] ?? []) checkExpectation(line, expectation);
  }
}

/** Colours a text as VS Code does, line by line, with the injected grammars. */
export async function colour(rootScope: string, text: string): Promise<ColouredLine[]> {
  const grammar = await (await startRegistry()).loadGrammar(rootScope);
  assert.ok(grammar, `There is no grammar ${rootScope}.`);
  let state = textmate.INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    const scopes = Array.from({ length: line.length }, (): string[] => []);
    for (const token of result.tokens) scopes.fill(token.scopes.slice(1), token.startIndex, token.endIndex);
    return { text: line, scopes };
  });
}

async function startRegistry() {
  await loadOniguruma();
  return new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => oniguruma.createOnigScanner(patterns),
      createOnigString: (text) => oniguruma.createOnigString(text),
    }),
    loadGrammar: async (scope) => readGrammar(scope),
    getInjections: (scope) => (scope === "source.strata.marks" ? [] : ["source.strata.marks"]),
  });
}

/** The library may be told its WebAssembly only once; it keeps the promise itself and answers it to later calls. */
async function loadOniguruma(): Promise<void> {
  await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));
}

function readGrammar(scope: string): IRawGrammar | null {
  const file = grammarFiles[scope];
  return file ? textmate.parseRawGrammar(readFileSync(file, "utf8"), file) : null;
}

function readDrawing(drawing: string): { text: string; expectations: Expectation[][] } {
  const lines = drawing.replace(/^\n/, "").replace(/\n *$/, "").split("\n");
  const margin = Math.min(...lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length));
  const source: string[] = [];
  const expectations: Expectation[][] = [];
  for (const line of lines.map((line) => line.slice(margin))) {
    const drawn = /^( *)(\^+) (\S+)$/.exec(line);
    if (!drawn) {
      source.push(line);
      expectations.push([]);
      continue;
    }
    const [, before = "", carets = "", scope = ""] = drawn;
    expectations.at(-1)?.push({ start: before.length, end: before.length + carets.length, scope });
  }
  return { text: source.join("\n"), expectations };
}

function checkExpectation(line: ColouredLine, { start, end, scope }: Expectation): void {
  const marks = line.scopes.map((scopes) => (has(scopes, scope) ? "^" : " "));
  const drawn = Array.from(line.text, (_, index) => (index >= start && index < end ? "^" : " "));
  const neighbours = { from: Math.max(0, start - 1), to: end + 1 };
  assert.equal(
    marks.slice(neighbours.from, neighbours.to).join(""),
    drawn.slice(neighbours.from, neighbours.to).join(""),
    `${scope} in:\n${line.text}\n${drawn.join("").trimEnd()}  expected\n${marks.join("").trimEnd()}  found\n${describe(line)}`,
  );
}

function has(scopes: readonly string[], scope: string): boolean {
  if (scope === "plain") return scopes.length === 0;
  return scopes.some((each) => `${each}.`.startsWith(`${scope}.`));
}

function describe(line: ColouredLine): string {
  const words = new Map<string, string>();
  for (const [index, scopes] of line.scopes.entries()) {
    const key = scopes.join(" ");
    words.set(key, (words.get(key) ?? "") + line.text.charAt(index));
  }
  return [...words].map(([scopes, text]) => `  ${JSON.stringify(text)}: ${scopes || "plain"}`).join("\n");
}
