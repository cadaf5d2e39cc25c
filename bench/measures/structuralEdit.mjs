import { signature } from "../editorSession.mjs";
import { summary } from "../statistics.mjs";
import { allSizes, takeSamples, withConfig } from "./measure.mjs";

/** Edits whose effect reaches far: each is done and undone, and each changes the problems. The figures are those of the slowest kind.
 * @type {import("./measure.mjs").Measure} */
export const structuralEdit = {
  name: "structural",
  title: 'Worst structural edit (rename a table header, open `"""` near the top and close it) → problems',
  unit: "ms",
  columns: ["p50", "p95", "header p95", 'open """ p95', 'close """ p95'],
  servers: ["strata", "tombi", "taplo", "floor"],
  cases: allSizes,
  run: (context) =>
    withConfig(context, async (session, config, baseline) => {
      const inner = await doAndUndo(context, session, baseline, beforeBracket(session, config.innerHeader, "x"));
      const outer = await doAndUndo(context, session, baseline, beforeBracket(session, config.outerHeader, "x"));
      const start = session.lineText(config.topText).indexOf('"');
      const quotes = { line: config.topText, character: start, insert: '"""' };
      const text = await doAndUndo(context, session, baseline, quotes);
      const header = summary([...inner.done, ...inner.undone, ...outer.done, ...outer.undone]);
      const opened = summary(text.done);
      const closed = summary(text.undone);
      return {
        p50: Math.max(header.p50, opened.p50, closed.p50),
        p95: Math.max(header.p95, opened.p95, closed.p95),
        "header p95": header.p95,
        'open """ p95': opened.p95,
        'close """ p95': closed.p95,
        samples: header.samples + opened.samples + closed.samples,
      };
    }),
};

/** @param {import("../editorSession.mjs").EditorSession} session @param {number} line @param {string} insert */
function beforeBracket(session, line, insert) {
  return { line, character: session.lineText(line).lastIndexOf("]"), insert };
}

/**
 * @param {import("./measure.mjs").Context} context @param {import("../editorSession.mjs").EditorSession} session
 * @param {string} baseline @param {{ line: number, character: number, insert: string }} change
 */
async function doAndUndo(context, session, baseline, change) {
  const { line, character, insert } = change;
  /** @type {number[]} */
  const done = [];
  /** @type {number[]} */
  const undone = [];
  await takeSamples(context, 40, async () => {
    const there = await session.edit([change], (found) => found.length > 0 && signature(found) !== baseline);
    const back = await session.edit(
      [{ line, character, remove: insert.length }],
      (found) => signature(found) === baseline,
    );
    done.push(there.milliseconds);
    undone.push(back.milliseconds);
    return [there.milliseconds, back.milliseconds];
  });
  return { done, undone };
}
