import { readFileSync } from "node:fs";

/**
 * What the kernel says of a process's memory, in megabytes: resident now and at its peak. Only Linux says it this way.
 * @param {number | undefined} processId
 * @returns {{ resident: number, peak: number } | undefined}
 */
export function processMemory(processId) {
  try {
    const status = readFileSync(`/proc/${processId}/status`, "utf8");
    return { resident: field(status, "VmRSS"), peak: field(status, "VmHWM") };
  } catch {
    return undefined;
  }
}

/** @param {string} status @param {string} name */
function field(status, name) {
  return Number(new RegExp(`^${name}:\\s*(\\d+) kB`, "m").exec(status)?.[1]) / 1024;
}
