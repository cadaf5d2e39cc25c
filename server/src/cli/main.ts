import { coloursFor, type Output } from "./output.ts";
import { run } from "./run.ts";

// Whoever reads our output may stop before its end (`strata check | head`); then nobody is there to tell anything to.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  process.stderr.write(`strata: The output cannot be written (${error.code}).\n`);
  process.exit(2);
});

const output: Output = {
  write: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  colours: coloursFor(process.stdout.isTTY === true, process.env),
  version: STRATA_VERSION,
  workingFolder: process.cwd(),
};

run(process.argv.slice(2), output).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`strata: This is a fault of strata itself.\n${placesIn(error)}\n`);
    process.exitCode = 2;
  },
);

/** Where a fault happened. Its message is left out, because it may repeat the text of a file. */
function placesIn(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const places = stack.split("\n").filter((line) => line.startsWith("    at "));
  return places.join("\n");
}
