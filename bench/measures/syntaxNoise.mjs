import { percentile } from "../statistics.mjs";
import { createMutants, createWrongText } from "../workload/brokenText.mjs";
import { withText } from "./measure.mjs";

/** How many syntax problems one random mutation of the text makes: one slip should be one problem.
 * @type {import("./measure.mjs").Measure} */
export const syntaxNoise = {
  name: "syntaxNoise",
  title: "Syntax problems after one random mutation",
  unit: "problems",
  columns: ["p50", "p95", "most"],
  servers: ["strata", "tombi", "taplo"],
  cases: [{ name: "1,000 lines", lines: 1000 }],
  rounds: 1,
  run: (context) => {
    const { lines } = createWrongText();
    return withText(context, lines.join("\n"), async (session) => {
      const counts = [];
      for (const text of createMutants(lines, Math.round(200 * context.effort))) {
        session.replace(text);
        await session.reach((found) => found.length > 0);
        const publication = await session.quiet(60);
        counts.push((publication?.diagnostics ?? []).filter((found) => session.server.isSyntax(found)).length);
      }
      return {
        p50: percentile(counts, 0.5),
        p95: percentile(counts, 0.95),
        most: Math.max(...counts),
        samples: counts.length,
      };
    });
  },
};
