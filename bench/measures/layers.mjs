import { join } from "node:path";
import { EditorSession, signature } from "../editorSession.mjs";
import { summary } from "../statistics.mjs";
import { writeLayeredProject } from "../workload/layeredProject.mjs";
import { takeSamples } from "./measure.mjs";

export const eightLayers = { name: "8 layers of 2,000 settings" };
export const oneFile = { name: "one file of 2,000 settings" };

/** Peers check one file at a time, so only Strata has this row.
 * @type {import("./measure.mjs").Measure} */
export const layers = {
  name: "layers",
  title: "One character edited in the base → problems of all files of the project",
  unit: "ms",
  columns: ["p50", "p95"],
  servers: ["strata"],
  cases: [eightLayers, oneFile],
  run: async (context) => {
    const workerCount = context.case === oneFile ? 0 : 7;
    const { files, edit } = writeLayeredProject(join(context.folder, "project"), workerCount);
    const { folder, timeLimit } = context;
    const session = new EditorSession(context.server, { folder, file: files[0].file, timeLimit });
    try {
      await session.initialize();
      const watch = watchFiles(session);
      for (const { file, text } of files.slice(1)) watch.uris.add(session.openOther(file, text));
      session.openQuietly(files[0].text);
      await session.quiet(500);
      const { line, character, insert } = edit;
      const samples = await takeSamples(context, 60, async () => {
        const wrong = await watch.allChanged(() => session.send([edit]));
        const right = await watch.allChanged(() => session.send([{ line, character, remove: insert.length }]));
        return [wrong, right];
      });
      return summary(samples);
    } finally {
      await session.stop();
    }
  },
};

/** Knows what was last published for each file, and waits until an edit has changed it for all of them.
 * @param {EditorSession} session */
function watchFiles(session) {
  const uris = new Set([session.uri]);
  /** @type {Map<string, string>} */
  const known = new Map();
  session.client.onPublication(({ uri, diagnostics }) => known.set(uri, signature(diagnostics)));
  /** @param {() => number} send */
  const allChanged = async (send) => {
    const before = new Map(known);
    const waiting = new Set(uris);
    const last = session.until(
      ({ uri, diagnostics }) => {
        if (signature(diagnostics) !== (before.get(uri) ?? "")) waiting.delete(uri);
        return waiting.size === 0;
      },
      () => `the changed problems of ${waiting.size} of the ${uris.size} files`,
    );
    const sentAt = send();
    return (await last).at - sentAt;
  };
  return { uris, allChanged };
}
