import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { projectFolder } from "../../../scripts/vscode/projectFolder.mjs";
import { OpenWindows } from "./openWindows.ts";
import { inWindow } from "./windows.ts";

const workspace = join(projectFolder, "examples", "integr8scode-toml", "backend");
const otherToml = join(projectFolder, "test", "vscode", "extensions", "other-toml");

test("beside another extension for TOML, whose language and colours stay, Strata says what it always says", async () => {
  const windows = await OpenWindows.start({
    extensions: [projectFolder, otherToml],
    // Of two extensions with a language for *.toml one wins by chance; here it is the other one.
    settings: { "files.associations": { "*.toml": "othertoml" } },
  });
  after(() => windows.stop());
  await inWindow(windows, "other-toml", { workspace }, async (window) => {
    await window.openLayer("config.toml");
    await window.page.locator(".statusbar-item", { hasText: "Other TOML" }).waitFor();
    await window.mistype("K8S_POD_EXECUTION_TIMEOUT = 120", '"soon"');
    await window.hover('"soon"', /not text[\s\S]*Longest time/);
    assert.equal(await window.coloursOf('PROJECT_NAME = "integr8scode"'), 1);
    await window.screenshot("other-toml");
  });
});
