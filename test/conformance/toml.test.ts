import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "smol-toml";
import { type Node, readTree, type Tree, tomlLanguage } from "../../server/src/engine/engine.ts";
import { corpusFolder, decode, filesBelow, linesOf, sayNotRun } from "../support/corpus.ts";
import { plainToml, plainValue } from "../support/plainValue.ts";

const versions = ["1.0", "1.1"] as const;

/** Files of the suite that we answer otherwise than it says, with the reason. */
const exceptions: ReadonlyMap<string, string> = new Map([]);

if (corpusFolder === undefined) {
  sayNotRun("the toml-test suite and the real TOML files");
} else {
  const suite = join(corpusFolder, "toml-test");
  for (const version of versions) testSuite(suite, version);
  testRealFiles(join(corpusFolder, "toml"));
}

function testSuite(suite: string, version: "1.0" | "1.1"): void {
  const listed = new Set(linesOf(join(suite, `files-toml-${version}.0`)));
  const answers = new Map(filesBelow(join(suite, "valid"), ".json").map((file) => [file.name, file.bytes]));
  for (const kind of ["valid", "invalid"] as const) {
    const files = filesBelow(join(suite, kind), ".toml").filter((file) => listed.has(`${kind}/${file.name}`));
    test(`TOML ${version}: the ${files.length} ${kind} files of toml-test`, () => {
      assert.ok(files.length > 100);
      const wrong: string[] = [];
      for (const { name, bytes } of files) {
        if (exceptions.has(`${version} ${kind}/${name}`)) continue;
        const answer = answers.get(name.replace(/\.toml$/, ".json"));
        const complaint =
          kind === "valid" ? complaintAboutValid(bytes, answer, version) : complaintAboutInvalid(bytes, version);
        if (complaint !== undefined) wrong.push(`${name}: ${complaint}`);
      }
      assert.deepEqual(wrong, []);
    });
  }
}

function complaintAboutValid(bytes: Buffer, answer: Buffer | undefined, version: "1.0" | "1.1"): string | undefined {
  const text = decode(bytes);
  if (text === undefined || answer === undefined) return "cannot be read";
  const tree = readTree(text, tomlLanguage({ version }));
  const fault = faultsIn(tree)[0];
  if (fault !== undefined) return `found ${fault}`;
  return differenceFrom(JSON.parse(answer.toString()), tree.root);
}

function complaintAboutInvalid(bytes: Buffer, version: "1.0" | "1.1"): string | undefined {
  const text = decode(bytes);
  if (text === undefined) return undefined;
  return faultsIn(readTree(text, tomlLanguage({ version }))).length === 0 ? "nothing found" : undefined;
}

function faultsIn(tree: Tree): string[] {
  const faults = [...tree.statements()].flatMap(({ statement }) =>
    statement.faults.map((fault) => fault.kind as string),
  );
  return [...faults, ...tree.clashes.map((clash) => clash.kind)];
}

/** The suite's own way to write values: tables as objects, scalars as `{type, value}` with the value as text. */
function differenceFrom(expected: unknown, node: Node | undefined, path = "root"): string | undefined {
  if (node === undefined) return `${path} is missing`;
  if (Array.isArray(expected)) {
    if (node.kind !== "array" || node.items.length !== expected.length) return `${path} is another list`;
    return firstOf(expected.map((item, index) => differenceFrom(item, node.items[index], `${path}.${index}`)));
  }
  if (!isRecord(expected)) return `${path}: the suite is not understood`;
  if (isScalar(expected)) return scalarDifference(expected, node, path);
  if (node.kind !== "table") return `${path} is no table`;
  const names = Object.keys(expected);
  if (names.length !== node.entries.size) return `${path} has ${[...node.entries.keys()]}`;
  return firstOf(names.map((name) => differenceFrom(expected[name], node.entries.get(name)?.value, `${path}.${name}`)));
}

function firstOf(differences: (string | undefined)[]): string | undefined {
  return differences.find((difference) => difference !== undefined);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isScalar(value: Record<string, unknown>): value is { type: string; value: string } {
  return typeof value.type === "string" && typeof value.value === "string" && Object.keys(value).length === 2;
}

const kinds: Record<string, string> = {
  bool: "boolean",
  datetime: "offset-date-time",
  "datetime-local": "local-date-time",
  "date-local": "local-date",
  "time-local": "local-time",
};

function scalarDifference(expected: { type: string; value: string }, node: Node, path: string): string | undefined {
  if (node.kind !== (kinds[expected.type] ?? expected.type)) return `${path} is ${node.kind}, not ${expected.type}`;
  if (!("value" in node)) return `${path} has no value`;
  const isSame =
    node.kind === "float"
      ? Object.is(Number(expected.value.replace(/inf$/, "Infinity")), node.value)
      : isDate(node.kind)
        ? sameInstant(expected.value, String(node.value))
        : String(node.value) === expected.value;
  return isSame ? undefined : `${path} is ${String(node.value)}, not ${expected.value}`;
}

function isDate(kind: string): boolean {
  return kind.includes("date") || kind === "local-time";
}

/** Seconds may be left out in 1.1 and the suite writes them out; fractions may have any number of zeros. */
function sameInstant(one: string, other: string): boolean {
  return canonical(one) === canonical(other);
}

function canonical(written: string): string {
  const match = /^(\d{4}-\d\d-\d\d)?T?(?:(\d\d:\d\d)(:\d\d)?(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?$/i.exec(written);
  if (match === null) return written;
  const [, date = "", minutes = "", seconds = ":00", fraction = "", zone = ""] = match;
  const offset = /^[+-]00:00$/.test(zone) ? "Z" : zone.toUpperCase();
  return `${date}T${minutes}${minutes === "" ? "" : seconds}.${fraction.replace(/0+$/, "")}${offset}`;
}

function testRealFiles(folder: string): void {
  const files = filesBelow(folder, ".toml");
  test(`the ${files.length} real TOML files read as smol-toml reads them`, () => {
    assert.ok(files.length > 100);
    for (const { name, bytes } of files) {
      const text = decode(bytes) ?? "";
      const tree = readTree(text, tomlLanguage({ version: "1.1" }));
      assert.deepEqual(faultsIn(tree), [], name);
      assert.deepEqual(plainValue(tree.root), plainToml(parse(text, { integersAsBigInt: true })), name);
    }
  });
}
