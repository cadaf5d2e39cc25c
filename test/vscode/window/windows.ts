import { after, test } from "node:test";
import { projectFolder } from "../../../scripts/vscode/projectFolder.mjs";
import type { CodeWindow } from "./codeWindow.ts";
import { OpenWindows, type WindowOptions } from "./openWindows.ts";

/** The server, with our extension, and the browser that all scenarios of a run share; each opens windows of its own. */
const windows = await OpenWindows.start({ extensions: [projectFolder] });

after(() => windows.stop());

/** A test in a window of its own. */
export function windowTest(name: string, options: WindowOptions, run: (window: CodeWindow) => Promise<void>): void {
  test(name, () => inWindow(windows, name, options, run));
}

/** If what is done in the window fails, it is kept as a picture: out/screenshots/failed-NAME.png. */
export async function inWindow(
  from: OpenWindows,
  name: string,
  options: WindowOptions,
  run: (window: CodeWindow) => Promise<void>,
): Promise<void> {
  const window = await from.open(options);
  try {
    await run(window);
  } catch (error) {
    // A picture that cannot be taken must not hide what went wrong.
    await window.screenshot(`failed-${name.replaceAll(/\W+/g, "-")}`).catch(() => undefined);
    throw error;
  } finally {
    await window.close();
  }
}
