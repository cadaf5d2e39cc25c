import assert from "node:assert/strict";
import { join } from "node:path";
import { projectFolder } from "../../../scripts/vscode/projectFolder.mjs";
import type { CodeWindow } from "./codeWindow.ts";
import { windowTest } from "./windows.ts";

const workspace = join(projectFolder, "examples", "integr8scode-toml", "backend");

/** Two files side by side. */
const wide = { width: 1440, height: 760 };
/** What the pictures of the README and of the walkthrough show. */
const ofHover = { of: ".part.editor", width: 900, height: 280 };
const ofProblem = { of: ".part.editor", width: 900, height: 430 };
const ofEditors = { of: ".part.editor", width: 1388, height: 620 };
const ofDocument = { of: ".editor-group-container.active", width: 692, height: 620 };
const ofView = { of: ".part.sidebar", width: 420, height: 560 };

for (const theme of ["light", "dark"] as const) {
  windowTest(
    `a person rests the mouse on a key and reads what it is (${theme})`,
    { workspace, theme },
    async (window) => {
      await window.openLayer("config.saga-orchestrator.toml");
      await window.hover("KAFKA_CONSUMER_GROUP_ID", /over "integr8scode-backend"/);
      await window.screenshot(`hover-${theme}`, ofHover);
    },
  );

  windowTest(`a person types a wrong value and sees the squiggle (${theme})`, { workspace, theme }, async (window) => {
    await window.openLayer("config.toml");
    await window.mistype("K8S_POD_EXECUTION_TIMEOUT = 120", '"soon"');
    await window.screenshot(`squiggle-${theme}`);
    await window.hover('"soon"', /not text[\s\S]*Longest time/);
    await window.screenshot(`squiggle-hover-${theme}`, ofProblem);
  });

  windowTest(
    `a person shows the effective configuration from the palette (${theme})`,
    { workspace, theme, size: wide },
    async (window) => {
      await showEffective(window);
      assert.match(await window.visibleText(), /KAFKA_CONSUMER_GROUP_ID = "saga-orchestrator"/);
      await window.press("Control+B");
      await window.page.locator(".part.sidebar").waitFor({ state: "hidden" });
      await window.screenshot(`effective-${theme}`, ofEditors);
      await window.screenshot(`effective-document-${theme}`, ofDocument);
    },
  );
}

windowTest("a person types a key and accepts it with Enter", { workspace }, async (window) => {
  await window.openLayer("config.k8s-worker.toml");
  await window.goToEndOf("KAFKA_CONSUMER_GROUP_ID");
  await window.press("Enter");
  await window.type("K8S_POD_EX");
  await window.chosenCompletion("K8S_POD_EXECUTION_TIMEOUT");
  await window.screenshot("completion");
  await window.press("Enter");
  await window.waitUntil("the key and its value are in the text", async () =>
    /K8S_POD_EXECUTION_TIMEOUT = \d+/.test(await window.visibleText()),
  );
  await window.screenshot("completion-accepted");
});

windowTest("a person clicks a place in the effective configuration and is there", { workspace }, async (window) => {
  await showEffective(window);
  await window.click("config.saga-orchestrator.toml:2", { modifiers: ["Control"] });
  await window.activeTab("config.saga-orchestrator.toml").waitFor();
  await window.screenshot("effective-link");
});

windowTest("a person expands the view down to a setting", { workspace }, async (window) => {
  await window.openLayer("config.toml");
  await expandView(window);
  await window.widenSideBar(420);
  await window.screenshot("view", ofView);
});

windowTest("a person corrects a value with the keyboard alone", { workspace }, async (window) => {
  await window.openLayer("config.toml");
  await window.goToEndOf("K8S_POD_EXECUTION_TIMEOUT = 120");
  await window.press("Backspace", "Backspace", "Backspace");
  await window.type("0");
  await window.squiggles("error", 1);
  await window.press("Control+.");
  await window.page.locator(".action-widget .monaco-list-row.focused", { hasText: "Change to 1" }).waitFor();
  await window.screenshot("quick-fix");
  await window.press("Enter");
  await window.squiggles("error", 0);
  assert.match(await window.visibleText(), /K8S_POD_EXECUTION_TIMEOUT = 1$/m);
});

windowTest("a person reads all problems in the Problems panel", { workspace }, async (window) => {
  await window.openLayer("config.toml");
  await window.mistype("K8S_POD_EXECUTION_TIMEOUT = 120", '"soon"');
  await window.press("Control+Shift+M");
  const row = window.page.locator(".markers-panel .monaco-list-row", { hasText: "wrong-type" });
  await row.first().waitFor();
  await window.screenshot("problems-panel");
});

windowTest("a person asks the status bar what can be done", { workspace }, async (window) => {
  await window.openLayer("config.saga-orchestrator.toml");
  await window.page.locator('.statusbar-item[id="strata-config.strata-config.strata.status"] a').click();
  const rows = window.page.locator(".quick-input-widget:visible .monaco-list-row");
  await rows.filter({ hasText: "Show Effective Config" }).first().waitFor();
  await window.screenshot("status-commands");
});

/** From the palette, for the file of a worker: its own stack is the first that is offered. */
async function showEffective(window: CodeWindow): Promise<void> {
  await window.openLayer("config.saga-orchestrator.toml");
  await window.page.locator('.statusbar-item[id="strata-config.strata-config.strata.status"]').waitFor();
  await window.runCommand("Strata: Show Effective Config");
  const stack = window.page.locator(".quick-input-widget:visible .monaco-list-row", { hasText: "saga-orchestrator" });
  await stack.first().click();
  const tab = window.page.locator(".tab", { hasText: "saga-orchestrator (effective)" });
  await tab.waitFor();
  await tab.click();
  await window.waitUntil("the configuration is shown", async () => /# Core/.test(await window.visibleText()));
}

async function expandView(window: CodeWindow): Promise<void> {
  await window.page.locator(".pane-header", { hasText: "backend" }).click();
  const pane = window.page.locator(".pane", { has: window.page.locator('.pane-header[aria-label^="Strata"]') });
  await pane.locator(".pane-header").click();
  for (const name of ["backend", "default", "Kafka"]) {
    const row = pane.locator(".monaco-list-row", { hasText: name }).first();
    await row.waitFor();
    if ((await row.getAttribute("aria-expanded")) === "false") await row.locator(".monaco-tl-twistie").click();
  }
  await pane.locator(".monaco-list-row", { hasText: "KAFKA_" }).first().waitFor();
}
