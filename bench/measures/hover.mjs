import { summary } from "../statistics.mjs";
import { allSizes, takeSamples, withConfig } from "./measure.mjs";

/** Hovers over the names of settings: one in the middle of the file, one near its top.
 * @type {import("./measure.mjs").Measure} */
export const hover = {
  name: "hover",
  title: "Hover over a setting",
  unit: "ms; answered: share of the hovers that give the setting's description",
  columns: ["p50", "p95", "answered"],
  servers: ["strata", "tombi", "taplo", "floor"],
  cases: allSizes,
  run: (context) =>
    withConfig(context, async (session, { port, topText }) => {
      const questions = [
        { line: port, expected: "The port of the service." },
        { line: topText, expected: "The host of the server." },
      ];
      let asked = 0;
      let answered = 0;
      const samples = await takeSamples(context, 100, async () => {
        const { line, expected } = questions[asked++ % questions.length];
        const start = performance.now();
        const answer = await session.ask("textDocument/hover", { line, character: 1 });
        const milliseconds = performance.now() - start;
        if (JSON.stringify(answer ?? "").includes(expected)) answered++;
        return [milliseconds];
      });
      return { ...summary(samples), answered: session.server.canned ? Number.NaN : answered / asked };
    }),
};
