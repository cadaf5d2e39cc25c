import { after, test } from "node:test";
import { projectFolder } from "../../../scripts/vscode/projectFolder.mjs";
import type { CodeWindow } from "./codeWindow.ts";
import { OpenWindows, type WindowOptions } from "./openWindows.ts";

/** The server, with our extension, and the browser that all scenarios of a run share; each opens windows of its own. */
const windows = await OpenWindows.start({ extensions: [projectFolder] });

after(() => windows.stop());

/** A test in a window of its own. If it fails, the window is kept as a picture: out/screenshots/failed-NAME.png. */
export function windowTest(name: string, options: WindowOptions, run: (window: CodeWindow) => Promise<void>): void {
  test(name, async () => {
    const window = await windows.open(options);
    try {
      await run(window);
    } catch (error) {
      // A picture that cannot be taken must not hide what went wrong.
      await window.screenshot(`failed-${name.replaceAll(/\W+/g, "-")}`).catch(() => undefined);
      throw error;
    } finally {
      await window.close();
    }
  });
}
