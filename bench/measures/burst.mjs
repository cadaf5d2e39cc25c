import { setTimeout as wait } from "node:timers/promises";
import { sizes, withConfig } from "./measure.mjs";

const line30 = 'verbosity_of_the_logs = "high"';
const pace = 30;

/** Someone types a line of 30 characters; it is an unknown setting when it is whole, and a syntax error nearly all the time before.
 * @type {import("./measure.mjs").Measure} */
export const burst = {
  name: "burst",
  title: "30 keys at 30 ms: lag of the last problems",
  unit: "ms; backlog: problems of older texts that came after the last key",
  columns: ["lag", "backlog"],
  servers: ["strata", "tombi", "taplo", "floor"],
  cases: sizes(10000),
  run: (context) =>
    withConfig(context, async (session, { freeLine: line }) => {
      const { server } = session;
      const start = performance.now();
      let sentAt = start;
      for (const [character, insert] of [...line30].entries()) {
        await wait(Math.max(0, start + character * pace - performance.now()));
        sentAt = session.send([{ line, character, insert }]);
      }
      const isAboutTheLine = (/** @type {import("../editorSession.mjs").Diagnostic} */ { range, message }) =>
        range.start.line === line || message.includes("verbosity_of_the_logs");
      let older = 0;
      const stop = session.client.onPublication(({ version, diagnostics }) => {
        const isOlder = version === undefined ? !diagnostics.some(isAboutTheLine) : version < session.version;
        if (isOlder) older++;
      });
      const last = await session.reach(
        (found) => found.some(isAboutTheLine) && !found.some((diagnostic) => server.isSyntax(diagnostic)),
      );
      stop();
      return { lag: last.at - sentAt, backlog: older };
    }),
};
