import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Random, seedOfRun } from "../support/random.ts";
import { SoakClient, type SoakProblem } from "./soakClient.ts";

const steps = Number(process.env.STEPS ?? 1500);
const seed = seedOfRun();
const command = join(process.cwd(), "dist", "strata.cjs");

let folder: string;
let client: SoakClient;

before(async () => {
  console.log(`${steps} steps with seed ${seed}; STEPS=${steps} SEED=${seed} repeats them.`);
  execFileSync(process.execPath, ["esbuild.mjs", "strata"], { stdio: "ignore" });
  folder = join(realpathSync(mkdtempSync(join(tmpdir(), "strata-soak-"))), "examples");
  cpSync("examples", folder, { recursive: true });
  client = await SoakClient.start(command, folder);
});

after(async () => {
  await client.stop();
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

test("after random edits, closes, file events and requests the server says what the command says of the same files", async () => {
  const random = new Random(seed);
  const memory: number[] = [];
  for (let step = 0; step < steps; step++) {
    await client.step(random);
    if (step % 50 === 0) memory.push(residentMegabytes(client.processId));
  }
  await client.saveAll();
  const expected = problemsOfCommand();
  await client.until(() => JSON.stringify(client.problems()) === JSON.stringify(expected));
  assert.deepEqual(client.problems(), expected);
  checkMemory(memory);
});

/** Short runs do not tell anything of memory: the first quarter is the warming up. */
function checkMemory(memory: readonly number[]): void {
  const quarter = Math.floor(memory.length / 4);
  const first = Math.max(...memory.slice(0, quarter + 1));
  const last = middle(memory.slice(-quarter));
  console.log(`Resident memory: ${first} MB at most in the first quarter, ${last} MB in the middle of the last.`);
  if (steps >= 20_000) assert.ok(last <= first * 1.2, `${memory.join(" ")}`);
}

function middle(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

function residentMegabytes(processId: number): number {
  const status = readFileSync(`/proc/${processId}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

interface CheckedProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
}

function problemsOfCommand(): SoakProblem[] {
  const run = spawnSync(process.execPath, [command, "check", folder, "--format", "json"], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  assert.ok(run.status === 0 || run.status === 1, run.stderr);
  const { problems }: { problems: readonly CheckedProblem[] } = JSON.parse(run.stdout);
  return problems.map(({ file, line, column, code, message }) => `${file}:${line}:${column} ${code} ${message}`).sort();
}
