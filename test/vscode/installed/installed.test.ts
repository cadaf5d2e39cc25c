import { join } from "node:path";
import { after, test } from "node:test";
import { projectFolder } from "../../../scripts/vscode/projectFolder.mjs";
import { makePackage } from "../../support/makePackage.ts";
import { OpenWindows } from "../window/openWindows.ts";

const made = makePackage();
const windows = await OpenWindows.start({ extensions: [made.file] });

after(async () => {
  await windows.stop();
  made.remove();
});

test("installed from its package, Strata hovers, tells problems and shows the effective configuration", async () => {
  const window = await windows.open({ workspace: join(projectFolder, "test", "vscode", "workspaces", "installed") });
  try {
    await window.openFile("config.toml");
    await window.squiggles("error", 1);
    await window.hover("ACCESS_TOKEN_EXPIRE_MINUTES", /config\.toml/);
    await window.runCommand("Strata: Show Effective Config");
    // A default, which only the schema that ships with the package knows.
    await window.page.locator(".view-line", { hasText: "SSE_CONSUMER_POOL_SIZE = 10" }).first().waitFor();
  } finally {
    await window.close();
  }
});
