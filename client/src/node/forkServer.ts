import { type ChildProcess, fork } from "node:child_process";
import type { LogOutputChannel } from "vscode";
import type { MessageTransports } from "vscode-languageclient/browser";
import { ChildReader, ChildWriter } from "./childMessages.ts";

/** A server that was asked to leave and does not is ended after this time, in milliseconds. */
const patience = 2_000;

/** Runs the server in a process of its own and talks to it over Node's channel between processes. */
export async function forkServer(serverPath: string, log: LogOutputChannel): Promise<MessageTransports> {
  const child = fork(serverPath, ["--node-ipc", `--clientProcessId=${process.pid}`], {
    silent: true,
    execArgv: [],
    // Where VS Code runs us in Electron, only this makes it a plain Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1", ELECTRON_NO_ASAR: "1" },
  });
  await started(child);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => log.error(text.trimEnd()));
  }
  return { reader: new ChildReader(child), writer: new ChildWriter(child, () => endLater(child)), detached: true };
}

function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", reject);
  });
}

function endLater(child: ChildProcess): void {
  const timer = setTimeout(() => child.kill("SIGKILL"), patience);
  child.once("exit", () => clearTimeout(timer));
}
