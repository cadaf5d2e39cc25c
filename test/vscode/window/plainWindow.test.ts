import assert from "node:assert/strict";
import { join } from "node:path";
import { projectFolder } from "../../../scripts/vscode/projectFolder.mjs";
import { windowTest } from "./windows.ts";

const workspace = join(projectFolder, "test", "vscode", "workspaces", "plain");

for (const theme of ["light", "dark"] as const) {
  windowTest(
    `a person opens a file, types, hovers and runs a command (${theme})`,
    { workspace, theme },
    async (window) => {
      await window.openFile("settings.json");
      await window.hover("editor.rulers", /Render vertical rulers/);
      await window.screenshot(`plain-hover-${theme}`);
      await window.openFile("config.toml");
      await window.goToEndOf("port = 5432");
      await window.type("0");
      assert.match(await window.visibleText(), /port = 54320/);
      await window.runCommand("View: Split Editor Right");
      await window.page.locator(".editor-group-container").nth(1).waitFor();
      await window.screenshot(`plain-split-${theme}`);
    },
  );
}
