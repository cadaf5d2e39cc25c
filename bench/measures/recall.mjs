import { hasProblemOn } from "../editorSession.mjs";
import { brokenLines, createWrongText } from "../workload/brokenText.mjs";
import { withText } from "./measure.mjs";

/** How many of twenty wrong values are still told while one line elsewhere does not parse, over ten ways not to parse.
 * @type {import("./measure.mjs").Measure} */
export const recall = {
  name: "recall",
  title: "Wrong values still reported while one line elsewhere does not parse",
  unit: "share of 20; whole: the same with no syntax error",
  columns: ["recall", "whole"],
  servers: ["strata", "tombi", "taplo"],
  cases: [{ name: "1,000 lines", lines: 1000 }],
  rounds: 1,
  run: (context) => {
    const { lines, wrongLines } = createWrongText();
    return withText(context, lines.join("\n"), async (session) => {
      const whole = shareFound(session.server, await session.quiet(200), wrongLines);
      let total = 0;
      for (const [index, broken] of brokenLines.entries()) {
        const line = wrongLines[3] + 1 + index;
        const text = [...lines.slice(0, line), broken, ...lines.slice(line)].join("\n");
        session.replace(text);
        await session.reach((found) => found.length > 0);
        const moved = wrongLines.map((wrong) => (wrong >= line ? wrong + 1 : wrong));
        total += shareFound(session.server, await session.quiet(200), moved);
      }
      return { recall: total / brokenLines.length, whole };
    });
  },
};

/**
 * @param {import("../servers.mjs").Server} server @param {import("../editorSession.mjs").Publication | undefined} publication
 * @param {number[]} wrongLines
 */
function shareFound(server, publication, wrongLines) {
  const told = (publication?.diagnostics ?? []).filter((diagnostic) => !server.isSyntax(diagnostic));
  return wrongLines.filter((line) => hasProblemOn(told, line)).length / wrongLines.length;
}
