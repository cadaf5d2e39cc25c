import type { Writable } from "node:stream";
import { AbstractMessageWriter, type Message } from "vscode-languageserver-protocol/node";

/**
 * Writes a message with its header at once. The library's own writer waits for the header to be gone before it writes the
 * rest: an editor is then woken twice for each answer, the first time for nothing.
 */
export class StreamWriter extends AbstractMessageWriter {
  readonly #stream: Writable;
  #failures = 0;

  constructor(stream: Writable) {
    super();
    this.#stream = stream;
    stream.on("error", (error) => this.fireError(error, undefined, ++this.#failures));
    stream.on("close", () => this.fireClose());
  }

  async write(message: Message): Promise<void> {
    const body = JSON.stringify(message);
    this.#stream.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  end(): void {
    this.#stream.end();
  }
}
