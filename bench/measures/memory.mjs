import { processMemory } from "../processMemory.mjs";
import { sizes, withConfig } from "./measure.mjs";

/** The server's process alone, a second after the file's problems came; nothing is edited.
 * @type {import("./measure.mjs").Measure} */
export const memory = {
  name: "memory",
  title: "Memory after open",
  unit: "MB",
  columns: ["resident", "peak"],
  servers: ["strata", "tombi", "taplo", "floor"],
  cases: sizes(60, 100000),
  run: (context) =>
    withConfig(context, async (session) => {
      await session.quiet(1000);
      const found = processMemory(session.client.processId);
      if (!found) throw new Error("this system does not tell a process's memory in /proc");
      return found;
    }),
};
