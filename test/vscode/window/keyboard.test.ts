import { join } from "node:path";
import { projectFolder } from "../../../scripts/vscode/projectFolder.mjs";
import { windowTest } from "./windows.ts";

const workspace = join(projectFolder, "examples", "integr8scode-toml", "backend");
const signingKey = "kq7Zr2VxW9mT4bLc8NpJ3hYfD6sGvA1eRuXo5QiB0tKz";
const password = "mZ4xw8Qe2Lr7";

windowTest(
  "a person masks secrets, and sees the one on the line of the cursor alone",
  { workspace },
  async (window) => {
    const untilShown = (what: string, isKeyShown: boolean, isPasswordShown: boolean): Promise<void> =>
      window.waitUntil(what, async () => {
        const isRead = await window.shows("SECRET_KEY");
        const shown = [await window.shows(signingKey), await window.shows(password)];
        return isRead && shown[0] === isKeyShown && shown[1] === isPasswordShown;
      });
    await window.openFromExplorer("secrets.toml");
    await untilShown("both secrets are on the screen", true, true);
    await window.writeOutside(".vscode/settings.json", '{ "strata.secrets.mask": true }');
    await untilShown("both secrets are hidden", false, false);
    await window.screenshot("masked");
    await window.press("Control+End", "ArrowUp");
    await untilShown("the password of the line with the cursor is shown", false, true);
    await window.press("ArrowUp");
    await untilShown("the key of the line with the cursor is shown", true, false);
    await window.screenshot("masked-cursor");
  },
);

windowTest("a person finds out with the keyboard alone where a value comes from", { workspace }, async (window) => {
  await window.openLayer("config.saga-orchestrator.toml");
  await window.press("Control+Home", "ArrowDown");
  await window.runCommandByKeys("Strata: Explain Setting");
  await window.page.locator(".quick-input-widget:visible", { hasText: "KAFKA_CONSUMER_GROUP_ID" }).waitFor();
  // The stack of the file that the person looks at comes first.
  await window.pressUntilFocused(
    "ArrowDown",
    ".quick-input-list",
    /^"saga-orchestrator".*config\.saga-orchestrator\.toml:2: wins/,
  );
  await window.screenshot("explain");
  await window.press("ArrowDown");
  await window.pressUntilFocused("End", ".quick-input-list", /integr8scode-backend.*config\.toml:27: overridden/);
  await window.press("Enter");
  await window.activeTab("config.toml").waitFor();
  await window.page.locator(".statusbar-item", { hasText: "Ln 27, Col 1" }).waitFor();
});

windowTest(
  "a person walks through the view with the keyboard, and every row says what it is",
  { workspace },
  async (window) => {
    await window.openFile("secrets.example.toml");
    await window.runCommandByKeys("Explorer: Focus on Strata View");
    // VS Code gives the focus to the rows only if they are there already.
    await window.page.locator(".customview-tree .monaco-list-row").first().waitFor();
    await window.runCommandByKeys("Explorer: Focus on Strata View");
    await window.pressUntilFocused("ArrowDown", ".customview-tree", /^backend, loader pydantic$/);
    await window.pressUntilFocused(
      "ArrowDown",
      ".customview-tree",
      /^saga-orchestrator, from config\.saga-orchestrator\.toml over secrets\.toml over config\.toml$/,
    );
    await window.press("ArrowRight");
    await window.page.locator('.customview-tree .monaco-list-row.focused[aria-expanded="true"]').waitFor();
    await window.pressUntilFocused(
      "ArrowDown",
      ".customview-tree",
      /^KAFKA_CONSUMER_GROUP_ID, "saga-orchestrator", config\.saga-orchestrator\.toml:2, overrides 1 value/,
    );
    await window.screenshot("view-keyboard");
    await window.press("Enter");
    await window.activeTab("config.saga-orchestrator.toml").waitFor();
    const item = window.page.locator('.statusbar-item[id="strata-config.strata-config.strata.status"]');
    await window.waitUntil("the status item tells all that it shows", async () => {
      const label = await item.locator("[aria-label]").first().getAttribute("aria-label");
      return label === "Strata: backend, saga-orchestrator, no problems";
    });
  },
);
