import type { ChildProcess } from "node:child_process";
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  Disposable,
  type Message,
  type MessageWriter,
} from "vscode-languageclient/browser";

/** Reads the messages of a child process. */
export class ChildReader extends AbstractMessageReader {
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    super();
    this.#child = child;
    child.on("error", (error) => this.fireError(error));
    child.on("close", () => this.fireClose());
  }

  override listen(callback: DataCallback): Disposable {
    this.#child.on("message", callback);
    return Disposable.create(() => this.#child.off("message", callback));
  }
}

/** Sends messages to a child process. */
export class ChildWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #child: ChildProcess;
  readonly #ended: () => void;
  #failures = 0;

  /** `ended` is called when nothing more will be written. */
  constructor(child: ChildProcess, ended: () => void) {
    super();
    this.#child = child;
    this.#ended = ended;
    child.on("close", () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#child.send(message, (error) => {
        if (error === null) {
          this.#failures = 0;
          resolve();
          return;
        }
        this.#failures += 1;
        this.fireError(error, message, this.#failures);
        reject(error);
      });
    });
  }

  end(): void {
    this.#ended();
  }

  override dispose(): void {
    super.dispose();
    this.#ended();
  }
}
