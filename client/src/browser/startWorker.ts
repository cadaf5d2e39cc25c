import { type Uri, workspace } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, type MessageTransports } from "vscode-languageclient/browser";

/** Runs the server in a worker and talks to it by messages. */
export async function startWorker(script: Uri): Promise<MessageTransports> {
  const worker = new Worker(await addressOf(script));
  return { reader: new BrowserMessageReader(worker), writer: new EndingWriter(worker) };
}

/** Where the extension lies on a remote machine a worker cannot load it from there, so it is given the text. */
async function addressOf(script: Uri): Promise<string> {
  if (script.scheme !== "vscode-remote") return script.toString(true);
  const bytes = await workspace.fs.readFile(script);
  return URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: "text/javascript" }));
}

/** A worker does not end with the connection to it, so the last that is written ends it. */
class EndingWriter extends BrowserMessageWriter {
  readonly #worker: Worker;

  constructor(worker: Worker) {
    super(worker);
    this.#worker = worker;
  }

  override dispose(): void {
    super.dispose();
    this.#worker.terminate();
  }
}
