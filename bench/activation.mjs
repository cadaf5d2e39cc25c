// How long VS Code needs to activate the extension: `npm run bench:activation`. README.md tells how it measures.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { copyWorkspace } from "../scripts/vscode/copyWorkspace.mjs";
import { launchChromium } from "../scripts/vscode/launchChromium.mjs";
import { projectFolder } from "../scripts/vscode/projectFolder.mjs";
import { serveWeb } from "../scripts/vscode/serveWeb.mjs";
import { median } from "./statistics.mjs";

const windows = 7;
const workspace = join(projectFolder, "examples", "integr8scode-toml");
const limit = 60_000;

execFileSync(process.execPath, ["esbuild.mjs", "client", "server"], { cwd: projectFolder, stdio: "inherit" });
const server = await serveWeb({ extensions: [projectFolder] });
const browser = await launchChromium();
const copy = await copyWorkspace(workspace);
try {
  const samples = [];
  for (let index = 0; index < windows; index++)
    samples.push(await activationIn(server.addressOf({ workspace: copy.folder })));
  // The first window also fills the caches of the disk.
  const warm = samples.slice(1);
  console.log(`Activation of Strata in ${windows} windows: ${samples.join(", ")} ms`);
  console.log(`Without the first: median ${median(warm)} ms, least ${Math.min(...warm)} ms`);
} finally {
  await browser.close();
  await server.stop();
  await copy.remove();
}

/** Opens a window and reads there what VS Code itself has measured. @param {string} address */
async function activationIn(address) {
  // The list is only drawn as far as the window reaches.
  const context = await browser.newContext({ viewport: { width: 1280, height: 3000 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(limit);
    await page.goto(address);
    // Our view is offered as soon as the extension has been activated.
    await page.locator(".pane-header", { hasText: "Strata" }).first().waitFor();
    await page.keyboard.press("F1");
    const input = page.locator(".quick-input-widget:visible .quick-input-box input").first();
    await input.fill(">Developer: Show Running Extensions");
    await page
      .locator(".quick-input-widget:visible .monaco-list-row", { hasText: "Show Running Extensions" })
      .first()
      .click();
    const row = page.locator(".runtime-extensions-editor .monaco-list-row").filter({
      has: page.locator(".name").getByText("Strata", { exact: true }),
    });
    const time = row.first().locator(".activation-time", { hasText: /Activation: \d+ms/ });
    await time.waitFor();
    return Number(/(\d+)ms/.exec(await time.innerText())?.[1]);
  } finally {
    await context.close();
  }
}
