import assert from "node:assert/strict";
import { test } from "node:test";
import { readJson } from "../../../server/src/engine/syntax/json/readJson.ts";
import type { Node } from "../../../server/src/engine/syntax/node.ts";
import { Random, roundsOfRun, seedOfRun } from "../../support/random.ts";

test("a JSON text is read with the place of every key and value", () => {
  const text = '{ "port": [80, 8.5], "on": true }';
  const { root, faults } = readJson(text);
  assert.deepEqual(faults, []);
  assert.equal(drawPlaces(text, root), 'port@"port" = [80@80, 8.5@8.5], on@"on" = true@true');
});

test("comments, trailing commas and a byte order mark are no faults", () => {
  const { root, faults } = readJson('\ufeff// why\n{ "a": [1, 2,], /* and */ "b": 2, }\n');
  assert.deepEqual(faults, []);
  assert.deepEqual(plain(root), { a: [1, 2], b: 2 });
});

test("numbers keep what they were written as", () => {
  const { root } = readJson("[1, 1.0, 1e3, -0, 9007199254740993, 1e400]");
  assert.ok(root?.kind === "array");
  assert.deepEqual(
    root.items.map((item) => [item.kind, "value" in item ? item.value : undefined]),
    [
      ["integer", 1],
      ["float", 1],
      ["float", 1000],
      ["integer", -0],
      ["integer", 9007199254740993n],
      ["float", Number.POSITIVE_INFINITY],
    ],
  );
});

test("of a key that stands twice the last wins, and the second is told", () => {
  const text = '{"a": 1, "a": 2}';
  const { root, faults } = readJson(text);
  assert.deepEqual(plain(root), { a: 2 });
  assert.deepEqual(drawFaults(text, faults), ['duplicate-name at `"a"` (a)']);
  assert.equal(faults[0]?.start, 9);
});

test("a name from an object's own machinery is a key like any other", () => {
  const { root } = readJson('{"__proto__": 1, "constructor": 2, "toString": 3}');
  assert.ok(root?.kind === "table");
  assert.deepEqual([...root.entries.keys()], ["__proto__", "constructor", "toString"]);
});

const BROKEN: readonly (readonly [text: string, faults: readonly string[], value: unknown])[] = [
  ["", ["expected-value at ``"], undefined],
  ['{"a": }', ["expected-value at `}`"], { a: "unread" }],
  ['{"a" 1}', ['expected-equals at `"a"` (:)'], { a: 1 }],
  ['{"a": 1 "b": 2}', ['expected-comma at `"` (")'], { a: 1, b: 2 }],
  ['{"a": nope, "b": 2}', ["invalid-value at `nope` (nope)"], { a: "unread", b: 2 }],
  ['{"a": 01, "b": .5}', ["invalid-value at `01` (01)", "invalid-value at `.5` (.5)"], { a: "unread", b: "unread" }],
  ["{a: 1}", ["expected-key at `a` (a)"], { a: 1 }],
  ['{"a": "x\n, "b": 2}', ['unclosed-string at `"x`'], { a: "x", b: 2 }],
  ['{"a": "\\q\\u12"}', ['invalid-string at `"\\q\\u12"`'], { a: "\\q\\u12" }],
  ['{"a": [1, 2}', ["unclosed-array at `[`"], { a: [1, 2] }],
  ['{"a": {"b": 1}', ["unclosed-table at `{`"], { a: { b: 1 } }],
  ['{"a": 1} extra', ["invalid-value at `extra` (text after the end)"], { a: 1 }],
  ["[1,,2]", ["expected-value at `,`"], [1, 2]],
  ["{,}", ["expected-key at `,` ()"], {}],
  ["[1 : 2]", ["expected-comma at `:` (:)", "expected-value at `:`", "expected-comma at `:` (:)"], [1, 2]],
];

test("what is broken costs only itself", () => {
  for (const [text, faults, value] of BROKEN) {
    const document = readJson(text);
    assert.deepEqual(drawFaults(text, document.faults), faults, text);
    assert.deepEqual(plain(document.root), value, text);
  }
});

test("a hundred thousand brackets in brackets are one fault", () => {
  for (const open of ["[", '{"a":']) {
    const { faults } = readJson(open.repeat(100_000));
    assert.equal(faults[0]?.kind, "nested-too-deeply");
  }
});

test("what stands behind a value that is nested too deeply is read", () => {
  const { root, faults } = readJson(`{"a": ${"[".repeat(600)}${"]".repeat(600)}, "b": 2}`);
  assert.deepEqual(
    faults.map((fault) => fault.kind),
    ["nested-too-deeply"],
  );
  assert.ok(root?.kind === "table" && root.entries.has("b"));
});

test("every valid text means what JSON.parse says it means", () => {
  const seed = seedOfRun();
  const random = new Random(seed);
  for (let round = 0; round < roundsOfRun(200); round++) {
    const text = JSON.stringify(randomValue(random, 4), undefined, random.below(3));
    const { root, faults } = readJson(text);
    assert.deepEqual(faults, [], `seed ${seed}: ${text}`);
    assert.deepEqual(plain(root), JSON.parse(text), `seed ${seed}: ${text}`);
  }
});

test("reading any text ends, and every place lies inside it", () => {
  const seed = seedOfRun();
  const random = new Random(seed);
  const pieces = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    '"',
    "\\",
    "a",
    "1",
    "-",
    ".",
    "e",
    "true",
    "/",
    "*",
    "//",
    "\n",
    " ",
    "😀",
    "\u0000",
  ];
  for (let round = 0; round < roundsOfRun(500); round++) {
    const text = Array.from({ length: random.below(30) }, () => random.pick(pieces)).join("");
    const { faults } = readJson(text);
    for (const fault of faults) {
      const isInside = fault.start >= 0 && fault.start <= fault.end && fault.end <= text.length;
      assert.ok(isInside, `seed ${seed}: ${JSON.stringify(text)} ${JSON.stringify(fault)}`);
    }
  }
});

function randomValue(random: Random, depth: number): unknown {
  const kind = random.below(depth === 0 ? 5 : 7);
  if (kind === 0) return null;
  if (kind === 1) return random.chance(0.5);
  if (kind === 2) return random.below(2000) - 1000;
  if (kind === 3) return (random.next() - 0.5) * 1e6;
  if (kind === 4)
    return random.pick(["", "a", 'quote " and \\', "line\nbreak", "tab\t", "😀", "é", "</script>", "\u2028"]);
  if (kind === 5) return Array.from({ length: random.below(4) }, () => randomValue(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length: random.below(4) }, (_, index) => [`key ${index}`, randomValue(random, depth - 1)]),
  );
}

function plain(node: Node | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.kind === "table") {
    return Object.fromEntries([...node.entries.values()].map((entry) => [entry.name, plain(entry.value)]));
  }
  if (node.kind === "array") return node.items.map(plain);
  return node.kind === "unread" ? "unread" : node.value;
}

function drawPlaces(text: string, node: Node | undefined): string {
  if (node === undefined) return "nothing";
  if (node.kind === "table") {
    const entries = [...node.entries.values()];
    return entries
      .map((entry) => `${entry.name}@${text.slice(entry.start, entry.end)} = ${drawPlaces(text, entry.value)}`)
      .join(", ");
  }
  if (node.kind === "array") return `[${node.items.map((item) => drawPlaces(text, item)).join(", ")}]`;
  return `${"value" in node ? node.value : "unread"}@${text.slice(node.start, node.end)}`;
}

function drawFaults(text: string, faults: ReturnType<typeof readJson>["faults"]): string[] {
  return faults.map((fault) => {
    const detail = fault.detail === undefined ? "" : ` (${fault.detail})`;
    return `${fault.kind} at \`${text.slice(fault.start, fault.end)}\`${detail}`;
  });
}
