import { closeEditors } from "./harness/editor.ts";
import { ready } from "./harness/strata.ts";
import { runSuites } from "./harness/suite.ts";
import { commandsSuite, creationSuite, effectiveSuite, placesSuite } from "./suites/effective.ts";
import { fixesSuite } from "./suites/fixes.ts";
import { changesSuite, problemsSuite } from "./suites/problems.ts";
import { navigationSuite, readingSuite, shapeSuite } from "./suites/reading.ts";
import { workspaceSuite } from "./suites/workspace.ts";

/** The bundler puts the wish of the command line here. */
declare const SCENARIO_FILTER: string;

const suites = [
  workspaceSuite,
  readingSuite,
  navigationSuite,
  shapeSuite,
  fixesSuite,
  effectiveSuite,
  placesSuite,
  commandsSuite,
  creationSuite,
  problemsSuite,
  changesSuite,
];

/** VS Code calls this in its extension host, on the desktop and in the browser alike; the runner outside reads the console. */
export async function run(): Promise<void> {
  const failed = await runSuites(suites, {
    filter: SCENARIO_FILTER,
    prepare: async () => {
      await ready();
      await closeEditors();
    },
    report: (report) => console.info(`strata-report ${JSON.stringify(report)}`),
  });
  if (failed > 0) throw new Error(`${failed} failed.`);
}
