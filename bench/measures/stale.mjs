import { setTimeout as wait } from "node:timers/promises";
import { sizes, withConfig } from "./measure.mjs";

const pace = 30;
const editCount = 40;

/** After as many milliseconds the problems of the last text count as lost. */
const patience = 20000;

/** A publication may be under way while the next text is sent; only what comes later than this is of an older text. */
const underWay = 20;

/**
 * Every edit moves one wrong value from one service's port to the next, so the text that problems belong to can be seen in them.
 * Single edits at a typist's pace alternate with pairs sent in one write.
 * @type {import("./measure.mjs").Measure}
 */
export const stale = {
  name: "stale",
  title: "Published problems that belong to an older text",
  unit: "publications; lost: 1 when the last text's problems never came",
  columns: ["older", "contradicting", "lost", "published"],
  servers: ["strata", "tombi", "taplo"],
  cases: sizes(1000, 10000),
  run: (context) =>
    withConfig(context, async (session, { port }) => {
      const ports = portsAround(session, port);
      const watch = watchPublications(session, ports);
      for (let index = 0; index < editCount; index++) {
        const edits = [prepareMove(session, ports, watch)];
        if (index % 4 === 3) edits.push(prepareMove(session, ports, watch));
        session.client.notifyAtOnce(edits.map((params) => ({ method: "textDocument/didChange", params })));
        await wait(pace);
      }
      const last = ports[watch.states.length % ports.length];
      const came = await session.reachIfEver((found) => shownPorts(found, ports).join() === String(last), patience);
      await session.quiet(100);
      return { ...watch.end(), lost: came ? 0 : 1 };
    }),
};

/** @param {import("../editorSession.mjs").EditorSession} session @param {number} port */
function portsAround(session, port) {
  const ports = [];
  for (let line = port; ports.length < 8; line++) if (session.lineText(line) === "port = 8001") ports.push(line);
  return ports;
}

/**
 * @param {import("../editorSession.mjs").EditorSession} session @param {number[]} ports @param {ReturnType<typeof watchPublications>} watch
 */
function prepareMove(session, ports, watch) {
  const character = "port = 8001".length;
  const count = watch.states.length;
  const from = count === 0 ? [] : [{ line: ports[count % ports.length], character, remove: 1 }];
  const to = ports[(count + 1) % ports.length];
  const params = session.prepareEdit([...from, { line: to, character, insert: "9" }]);
  watch.states.push({ version: session.version, port: to, sentAt: performance.now() });
  return params;
}

/** @param {import("../editorSession.mjs").EditorSession} session @param {number[]} ports */
function watchPublications(session, ports) {
  /** @type {{ version: number, port: number, sentAt: number }[]} */
  const states = [];
  let newest = 0;
  const figures = { older: 0, contradicting: 0, published: 0 };
  const stop = session.client.onPublication(({ version, diagnostics, at }) => {
    const shown = shownPorts(diagnostics, ports);
    figures.published++;
    const state = version === undefined ? newestWith(states, shown) : states.find((one) => one.version === version);
    if (state === undefined) return;
    if (version !== undefined && shown.join() !== String(state.port)) figures.contradicting++;
    const next = states[states.indexOf(state) + 1];
    const isLate = next !== undefined && at > next.sentAt + underWay;
    if (isLate || (version !== undefined && version < newest)) figures.older++;
    newest = Math.max(newest, version ?? 0);
  });
  const end = () => {
    stop();
    return figures;
  };
  return { states, end };
}

/** Without a version the benefit of the doubt: the newest text that these problems could belong to.
 * @param {{ version: number, port: number, sentAt: number }[]} states @param {number[]} shown */
function newestWith(states, shown) {
  return shown.length === 1 ? states.findLast((state) => state.port === shown[0]) : undefined;
}

/** @param {import("../editorSession.mjs").Diagnostic[]} diagnostics @param {number[]} ports */
function shownPorts(diagnostics, ports) {
  return ports.filter((port) => diagnostics.some(({ range }) => range.start.line === port));
}
