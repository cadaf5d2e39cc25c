import { hasProblemOn } from "../editorSession.mjs";
import { summary } from "../statistics.mjs";
import { allSizes, takeSamples, withConfig } from "./measure.mjs";

/** One digit more makes a port too large, and one less makes it right again: every edit changes the problems.
 * @type {import("./measure.mjs").Measure} */
export const edit = {
  name: "edit",
  title: "One character edited → problems",
  unit: "ms",
  columns: ["p50", "p95"],
  servers: ["strata", "tombi", "taplo", "floor"],
  cases: allSizes,
  run: (context) =>
    withConfig(context, async (session, { port }) => {
      const character = session.lineText(port).length;
      const samples = await takeSamples(context, 120, async () => {
        const wrong = await session.edit([{ line: port, character, insert: "9" }], (found) =>
          hasProblemOn(found, port),
        );
        const right = await session.edit([{ line: port, character, remove: 1 }], (found) => !hasProblemOn(found, port));
        return [wrong.milliseconds, right.milliseconds];
      });
      return summary(samples);
    }),
};
