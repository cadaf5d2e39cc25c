// `npm start`: builds Strata and opens VS Code with it on an example workspace. `npm start -- FOLDER` opens a folder of
// your own. A desktop VS Code is taken if there is one or if it can be fetched; else the one from the npm registry is
// served, and its address is printed. Ctrl-C ends all that was started.
import { execFileSync, spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { endOnSignals } from "./vscode/endOnSignals.mjs";
import { downloadDesktop, installedDesktop } from "./vscode/findDesktop.mjs";
import { projectFolder } from "./vscode/projectFolder.mjs";
import { serveWeb } from "./vscode/serveWeb.mjs";

const workspace = resolve(process.argv[2] ?? join(projectFolder, "examples", "integr8scode-toml"));
const wantsWeb = process.env.STRATA_START === "web";

endOnSignals();
execFileSync(process.execPath, ["esbuild.mjs"], { cwd: projectFolder, stdio: "inherit" });

const desktop = wantsWeb ? undefined : await findDesktop();
if (desktop === undefined) await openInBrowser();
else openDesktop(desktop);

async function findDesktop() {
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    console.log("No display here, so VS Code is served for a browser.");
    return undefined;
  }
  const installed = await installedDesktop();
  if (installed !== undefined) return installed;
  try {
    return await downloadDesktop("stable");
  } catch {
    console.log(
      "No desktop VS Code is installed or can be fetched, so one from the npm registry is served for a browser.",
    );
    return undefined;
  }
}

function openDesktop(executable) {
  console.log(`Opening ${workspace} in ${executable}`);
  const words = [`--extensionDevelopmentPath=${projectFolder}`, "--wait", "--new-window", workspace];
  const child = spawn(executable, words, { stdio: "inherit" });
  child.on("exit", (code) => process.exit(code ?? 0));
}

async function openInBrowser() {
  console.log("Preparing VS Code. The first time this takes about half a minute.");
  const server = await serveWeb({ extensions: [projectFolder] });
  console.log(
    `\nStrata is running in VS Code. Open this address:\n\n  ${server.addressOf({ workspace })}\n\nCtrl-C ends it.`,
  );
}
