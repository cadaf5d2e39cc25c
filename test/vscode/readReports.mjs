const prefix = "strata-report ";
const keptLines = 40;
const keptLength = 1_000;

/** What this VS Code always complains about: native parts that were not compiled, and a gallery that is out of reach. */
const expected = /build\/Release\/watchdog|open-vsx\.org|\[Service Worker\]|[cC]reating a socket|connection token/;

/**
 * Reads the console of a VS Code that runs the scenarios: prints what the scenarios report, and keeps the rest for the case of need.
 * @returns what to call with each line, and verdict(reason) for the end
 */
export function readReports(title) {
  const counts = { passed: 0, failed: 0 };
  const leftOut = [];
  const noise = [];
  const state = { complete: false };
  console.log(`\n== ${title}`);

  function readLine(line) {
    const at = line.indexOf(prefix);
    if (at < 0) {
      if (expected.test(line)) return;
      noise.push(line.slice(0, keptLength));
      if (noise.length > keptLines) noise.shift();
      return;
    }
    const report = JSON.parse(line.slice(at + prefix.length, line.lastIndexOf("}") + 1));
    if (report.kind === "end") {
      state.complete =
        report.scenarios === counts.passed + counts.failed + leftOut.length && report.scenarios > leftOut.length;
      return;
    }
    if (report.kind === "left-out") {
      leftOut.push(report.name);
      console.log(`– ${report.name} is not run here: ${report.reason}`);
      return;
    }
    counts[report.kind] += 1;
    console.log(`${report.kind === "passed" ? "✔" : "✖"} ${report.name} (${report.milliseconds} ms)`);
    if (report.reason) console.log(indent(report.reason));
  }

  /** @param {string} [trouble] why the run did not end well, if it did not */
  function verdict(trouble) {
    if (!state.complete || (trouble && counts.failed === 0)) {
      counts.failed += 1;
      console.log(
        `✖ ${trouble ?? "Not every scenario was run."} The last lines of VS Code's console:\n${indent(noise.join("\n"))}`,
      );
    }
    const rest = leftOut.length === 0 ? "" : `, ${leftOut.length} left out`;
    console.log(`${title}: ${counts.passed} passed, ${counts.failed} failed${rest}`);
    return counts;
  }

  return { readLine, verdict };
}

function indent(text) {
  return text.replace(/^/gm, "    ");
}
