import { signature } from "../editorSession.mjs";
import { summary } from "../statistics.mjs";
import { absentSetting } from "../workload/settings.mjs";
import { sizes, takeSamples, withConfig } from "./measure.mjs";

/** Between two samples the server comes to rest, or has had this many milliseconds for it: Tombi loses problems now and then. */
const patience = 5000;

/** From the first of two typed characters to the list of completions, in the middle of the file.
 * @type {import("./measure.mjs").Measure} */
export const completion = {
  name: "completion",
  title: "Two characters typed, then completion",
  unit: "ms; offered: share of the lists that hold the setting",
  columns: ["p50", "p95", "offered"],
  servers: ["strata", "tombi", "taplo", "floor"],
  cases: sizes(60, 1000, 10000),
  run: (context) =>
    withConfig(context, async (session, { freeLine: line }, baseline) => {
      const typed = absentSetting.slice(0, 2);
      let asked = 0;
      let offered = 0;
      const samples = await takeSamples(context, 40, async () => {
        const sentAt = session.send([{ line, character: 0, insert: typed[0] }]);
        session.send([{ line, character: 1, insert: typed[1] }]);
        const list = await session.ask("textDocument/completion", { line, character: 2 });
        const milliseconds = performance.now() - sentAt;
        asked++;
        if (labels(list).some((label) => label.includes(absentSetting))) offered++;
        await session.reachIfEver((found) => found.length > 0 && signature(found) !== baseline, patience);
        session.send([{ line, character: 0, remove: 2 }]);
        await session.reachIfEver((found) => signature(found) === baseline, patience);
        return [milliseconds];
      });
      return { ...summary(samples), offered: session.server.canned ? Number.NaN : offered / asked };
    }),
};

/** @param {any} list @returns {string[]} */
function labels(list) {
  return (list?.items ?? list ?? []).map((/** @type {{ label: string }} */ item) => item.label);
}
