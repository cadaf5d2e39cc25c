import { EditorSession } from "../editorSession.mjs";
import { median } from "../statistics.mjs";
import { createConfigText } from "../workload/configText.mjs";
import { sizes, writeConfig } from "./measure.mjs";

/** From the start of the process to the first problems of a file that is opened at once.
 * @type {import("./measure.mjs").Measure} */
export const coldStart = {
  name: "coldStart",
  title: "Spawned → first problems",
  unit: "ms",
  columns: ["first"],
  servers: ["strata", "tombi", "taplo", "floor"],
  cases: sizes(60, 10000, 100000),
  run: async (context) => {
    const { text } = createConfigText(context.case.lines ?? 60);
    const file = writeConfig(context, text);
    const samples = [];
    const repetitions = context.case.lines === 60 ? 4 : 1;
    for (let index = 0; index < repetitions; index++) samples.push(await startOnce(context, file, text));
    return { first: median(samples), samples: samples.length };
  },
};

/** @param {import("./measure.mjs").Context} context @param {string} file @param {string} text */
async function startOnce(context, file, text) {
  const session = new EditorSession(context.server, { folder: context.folder, file, timeLimit: context.timeLimit });
  try {
    await session.initialize();
    const { publication } = await session.open(text);
    return publication.at - session.client.startedAt;
  } finally {
    await session.stop();
  }
}
