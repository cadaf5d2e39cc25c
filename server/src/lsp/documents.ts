import { type Edit, LineMap, type Position } from "../engine/engine.ts";
import { keyOf } from "./uris.ts";

/** The text of an open document: the tree of a project where one holds it, so that no text is kept twice. */
export interface DocumentText {
  readonly length: number;
  text(): string;
  slice(start: number, end: number): string;
  offsetAt(position: Position): number;
  positionAt(offset: number): Position;
}

/** A document that is open in the editor. What it says counts more than what is on disk. */
export interface OpenDocument {
  /** As the client wrote it. */
  readonly uri: string;
  readonly key: string;
  version: number;
  content: DocumentText;
}

export class Documents {
  readonly #documents = new Map<string, OpenDocument>();

  open(uri: string, version: number, text: string): OpenDocument {
    const document: OpenDocument = { uri, key: keyOf(uri), version, content: new PlainText(text) };
    this.#documents.set(document.key, document);
    return document;
  }

  close(key: string): void {
    this.#documents.delete(key);
  }

  get(key: string): OpenDocument | undefined {
    return this.#documents.get(key);
  }

  all(): Iterable<OpenDocument> {
    return this.#documents.values();
  }
}

/** The text of a document that is in no project, such as a schema. */
export class PlainText implements DocumentText {
  readonly #text: string;
  #lines: LineMap | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  get length(): number {
    return this.#text.length;
  }

  text(): string {
    return this.#text;
  }

  slice(start: number, end: number): string {
    return this.#text.slice(start, end);
  }

  offsetAt(position: Position): number {
    return this.#lineMap.offsetAt(position);
  }

  positionAt(offset: number): Position {
    return this.#lineMap.positionAt(offset);
  }

  get #lineMap(): LineMap {
    this.#lines ??= new LineMap(this.#text);
    return this.#lines;
  }
}

export function withEditOf(content: DocumentText, edit: Edit): PlainText {
  const text = content.text();
  return new PlainText(text.slice(0, edit.start) + edit.text + text.slice(edit.end));
}
