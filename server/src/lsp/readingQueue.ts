import { type FolderReading, Wanted } from "./folderReader.ts";

export interface ReadingQueueParts {
  readonly read: (wanted: Wanted) => Promise<FolderReading>;
  /** Takes over what was read, and may want more. */
  readonly take: (reading: FolderReading) => void;
  readonly failed: () => void;
  /** Called when nothing is wanted any more. */
  readonly ended: () => void;
}

/** Reads what is wanted, one reading after the other, so that what was read last is the newest. */
export class ReadingQueue {
  readonly #parts: ReadingQueueParts;
  #wanted = new Wanted();
  #reading: Promise<void> | undefined;
  #hasEnded = false;

  constructor(parts: ReadingQueueParts) {
    this.#parts = parts;
  }

  get isReading(): boolean {
    return this.#reading !== undefined;
  }

  /** Whether everything that was wanted at first has been read. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Ends when nothing is being read. */
  async settled(): Promise<void> {
    while (this.#reading !== undefined) await this.#reading;
  }

  want(add: (wanted: Wanted) => void): void {
    add(this.#wanted);
    this.#start();
  }

  #start(): void {
    if (this.#wanted.isEmpty || this.#reading !== undefined) return;
    this.#reading = this.#readWanted().finally(() => {
      this.#reading = undefined;
      this.#hasEnded = true;
      this.#start();
      this.#parts.ended();
    });
  }

  async #readWanted(): Promise<void> {
    while (!this.#wanted.isEmpty) {
      const wanted = this.#wanted;
      this.#wanted = new Wanted();
      try {
        this.#parts.take(await this.#parts.read(wanted));
      } catch {
        this.#parts.failed();
      }
    }
  }
}
