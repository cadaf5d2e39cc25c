// Prints what merging and checking layers costs for each setting of each layer: `npm run bench:layers`.
// The figure should hardly change with the number of settings or of layers: the work is linear in both.

import { build } from "esbuild";

const outfile = new URL("../out/bench/engine.mjs", import.meta.url);
await build({
  entryPoints: [new URL("../server/src/engine/engine.ts", import.meta.url).pathname],
  outfile: outfile.pathname,
  bundle: true,
  format: "esm",
  platform: "node",
  packages: "external",
});
const { effectiveConfig, judge, Project, problemsOf } = await import(outfile.href);

const columns = [
  "settings",
  "layers",
  "read",
  "check",
  "merge",
  "check per setting and layer",
  "merge per setting and layer",
];
console.log(columns.join("   "));
for (const settings of [500, 1000, 2000]) {
  for (const layers of [5, 10, 20]) {
    const input = projectOf(settings, layers);
    const times = { read: [], check: [], merge: [] };
    for (let round = 0; round < 7; round++) {
      const project = timed(times.read, () => Project.open(input));
      const judgement = timed(times.check, () => judge(project));
      const config = timed(times.merge, () => effectiveConfig(project, "default", "masked"));
      const wrong = [...project.files.keys()].flatMap((name) => problemsOf(judgement, name));
      const errors = wrong.filter((problem) => problem.severity === "error");
      if (config.values.length !== settings + 1 || errors.length !== 1)
        throw new Error("The layers were not merged rightly.");
    }
    const [read, check, merge] = [times.read, times.check, times.merge].map(middle);
    const each = (time) => `${((time * 1000) / settings / layers).toFixed(2)} µs`;
    const cells = [
      settings,
      layers,
      ...[read, check, merge].map((time) => `${time.toFixed(1)} ms`),
      each(check),
      each(merge),
    ];
    console.log(cells.map((cell, index) => String(cell).padEnd((columns[index]?.length ?? 0) + 2)).join(" "));
  }
}

/** Every layer sets everything, so that each setting has as many values as there are layers. One value is wrong. */
function projectOf(settings, layers) {
  const names = Array.from({ length: settings }, (_, index) => `SETTING_${index}`);
  const properties = Object.fromEntries(names.map((name) => [name, { type: "integer", minimum: 0, default: 1 }]));
  const schema = { type: "object", properties: { ...properties, WRONG: { type: "boolean" } }, required: names };
  const layerNames = Array.from({ length: layers }, (_, index) => `config.layer${index}.toml`);
  const files = new Map(
    layerNames.map((file, layer) => [file, names.map((name, index) => `${name} = ${index + layer}`).join("\n")]),
  );
  files.set(layerNames[0], `${files.get(layerNames[0])}\nWRONG = 3.5\n`);
  files.set(
    "strata.toml",
    `schema = "config.schema.json"\nloader = "strict"\n[stacks.default]\nlayers = ${JSON.stringify(layerNames)}\n`,
  );
  const schemas = new Map([["config.schema.json", JSON.stringify(schema)]]);
  return { files, otherNames: [], schemas };
}

function timed(times, run) {
  const start = performance.now();
  const answer = run();
  times.push(performance.now() - start);
  return answer;
}

function middle(times) {
  return times.sort((one, other) => one - other)[Math.floor(times.length / 2)];
}
