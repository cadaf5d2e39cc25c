import { spawn } from "node:child_process";
import { cleanEnvironment } from "./lspClient.mjs";
import { processMemory } from "./processMemory.mjs";

/**
 * Runs a command to its end. The peak is read from the kernel again and again, as nothing tells it once the process is gone;
 * it never falls, so at most the last hundredth of a second is missed.
 * @param {string[]} command @param {{ folder: string, timeLimit: number }} how
 * @returns {Promise<{ milliseconds: number, peak: number, exitCode: number | null, output: string }>}
 */
export function runProcess([command, ...words], { folder, timeLimit }) {
  const start = performance.now();
  const child = spawn(command, words, {
    cwd: folder,
    env: cleanEnvironment(undefined),
    stdio: ["ignore", "pipe", "inherit"],
  });
  let peak = 0;
  const poll = setInterval(() => {
    peak = processMemory(child.pid)?.peak || peak;
  }, 10);
  const killer = setTimeout(() => child.kill("SIGKILL"), timeLimit);
  /** @type {Buffer[]} */
  const chunks = [];
  child.stdout.on("data", (chunk) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode, signal) => {
      clearInterval(poll);
      clearTimeout(killer);
      const milliseconds = performance.now() - start;
      if (signal) reject(new Error(`ended by ${signal} after ${Math.round(milliseconds)} ms`));
      else resolve({ milliseconds, peak, exitCode, output: Buffer.concat(chunks).toString() });
    });
  });
}
