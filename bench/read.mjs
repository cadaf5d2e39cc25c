// Prints how long reading takes relative to smol-toml alone, in one run: `npm run bench:read`.
// A full read does more than smol-toml (places, problems, comments) and should take at most 3 times as long;
// one edited character in a file of 100,000 lines at most 1/500 of a full read.

import { build } from "esbuild";
import { parse } from "smol-toml";

const outfile = new URL("../out/bench/engine.mjs", import.meta.url);
await build({
  entryPoints: [new URL("../server/src/engine/engine.ts", import.meta.url).pathname],
  outfile: outfile.pathname,
  bundle: true,
  format: "esm",
  platform: "node",
  packages: "external",
});
const { readTree, withEdit, tomlLanguage, syntaxProblems } = await import(outfile.href);
const language = tomlLanguage({ version: "1.0" });

const statements = [
  (line) => `name_${line} = "some value of line ${line}"`,
  (line) => `port_${line} = ${8000 + (line % 1000)}  # a port`,
  (line) => `enabled_${line} = ${line % 2 === 0}`,
  (line) => `ratio_${line} = 0.${line}`,
  (line) => `hosts_${line} = ["a.example", "b.example"]`,
  () => "# what follows is for the tests",
  (line) => `pool_${line} = { size = 10, wait = ${line} }`,
];

console.log("lines    smol-toml   full read   ratio   one character edited   part of a full read");
for (const lines of [60, 1000, 10_000, 100_000]) {
  const text = sample(lines);
  const rounds = Math.min(300, Math.max(9, Math.round(100_000 / lines)));
  const [alone, full] = medians(rounds, [
    () => parse(text, { integersAsBigInt: true }),
    () => readTree(text, language),
  ]);
  const edited = medianOfEdits(text);
  const cells = [
    String(lines).padEnd(8),
    `${alone.toFixed(2)} ms`.padEnd(11),
    `${full.toFixed(2)} ms`.padEnd(11),
    (full / alone).toFixed(2).padEnd(7),
    `${edited.toFixed(3)} ms`.padEnd(22),
    `1/${Math.round(full / edited)}`,
  ];
  console.log(cells.join(" "));
}

/** Tables with settings of all kinds, as real configuration files have them. */
function sample(lines) {
  const written = [];
  for (let line = 0; line < lines; line++) {
    if (line % 12 === 0) written.push(`[service.part_${line}]`);
    else written.push(statements[line % statements.length](line));
  }
  return `${written.join("\n")}\n`;
}

/** Runs the contestants in turns, so that whatever else the machine does hits all alike. */
function medians(rounds, contestants) {
  const times = contestants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, run] of contestants.entries()) {
      const start = performance.now();
      run();
      times[index].push(performance.now() - start);
    }
  }
  return times.map(middle);
}

/** Types a digit into a number in the middle of the file and takes it out again, each time on the tree before. */
function medianOfEdits(text) {
  let tree = readTree(text, language);
  const at = text.indexOf("port_", text.length / 2) + 12;
  const times = [];
  for (let round = 0; round < 400; round++) {
    const edit = round % 2 === 0 ? { start: at, end: at, text: "1" } : { start: at, end: at + 1, text: "" };
    const start = performance.now();
    const edited = withEdit(tree, edit);
    times.push(performance.now() - start);
    if (edited.section === undefined) throw new Error("The edit was not taken as a local one.");
    tree = edited.tree;
  }
  if (syntaxProblems(tree).length !== syntaxProblems(readTree(text, language)).length)
    throw new Error("The trees differ.");
  return middle(times);
}

function middle(times) {
  return times.sort((one, other) => one - other)[Math.floor(times.length / 2)];
}
