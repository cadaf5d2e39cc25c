import { join } from "node:path";
import type { Browser } from "playwright-core";
import { copyWorkspace } from "../../../scripts/vscode/copyWorkspace.mjs";
import { launchChromium } from "../../../scripts/vscode/launchChromium.mjs";
import { projectFolder } from "../../../scripts/vscode/projectFolder.mjs";
import { serveWeb } from "../../../scripts/vscode/serveWeb.mjs";
import { CodeWindow } from "./codeWindow.ts";

export interface ServerOptions {
  /** User settings on top of the calm ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Extensions to install first: .vsix files, or folders with a package.json. */
  readonly extensions?: readonly string[];
}

export interface WindowOptions {
  /** The folder whose copy is opened. */
  readonly workspace: string;
  readonly theme?: "light" | "dark";
  readonly size?: { readonly width: number; readonly height: number };
}

/** The browser's colour scheme chooses the theme, so that light and dark windows can share a server. */
const settingsOfPictures = {
  "editor.cursorBlinking": "solid",
  "editor.minimap.enabled": false,
  "editor.scrollBeyondLastLine": false,
  "window.autoDetectColorScheme": true,
  "workbench.reduceMotion": "on",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
};

/** A VS Code server and a browser, and the windows a person opens there. */
export class OpenWindows {
  readonly #undo: (() => Promise<unknown>)[] = [];
  readonly #addressOf: Awaited<ReturnType<typeof serveWeb>>["addressOf"];
  readonly #browser: Browser;

  private constructor(server: Awaited<ReturnType<typeof serveWeb>>, browser: Browser) {
    this.#addressOf = server.addressOf;
    this.#browser = browser;
    this.#undo.push(server.stop, () => browser.close());
  }

  static async start(options: ServerOptions = {}): Promise<OpenWindows> {
    const server = await serveWeb({
      settings: { ...settingsOfPictures, ...options.settings },
      extensions: [...(options.extensions ?? [])],
    });
    try {
      return new OpenWindows(server, await launchChromium());
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** Opens a window of its own state: no settings, editors or folders of an earlier one. */
  async open(options: WindowOptions): Promise<CodeWindow> {
    const copy = await copyWorkspace(options.workspace);
    this.#undo.push(copy.remove);
    const context = await this.#browser.newContext({
      colorScheme: options.theme ?? "dark",
      reducedMotion: "reduce",
      viewport: options.size ?? { width: 1280, height: 800 },
    });
    const page = await context.newPage();
    await page.goto(this.#addressOf({ workspace: copy.folder }));
    const window = new CodeWindow(page, copy.folder, join(projectFolder, "out", "screenshots"));
    await window.ready();
    return window;
  }

  /** Ends everything, the last opened first. */
  async stop(): Promise<void> {
    for (const step of this.#undo.splice(0).reverse()) await step();
  }
}
