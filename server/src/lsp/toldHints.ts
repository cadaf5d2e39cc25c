import type { ClientCapabilities, ProtocolConnection } from "vscode-languageserver";
import type { Documents } from "./documents.ts";
import { sameData } from "./sameData.ts";
import { keyOf } from "./uris.ts";

/** What stands in the lines of a file although it is not in its text, and may change with other files. */
export type HintKind = "inlayHint" | "codeLens";

interface Told {
  readonly version: number;
  readonly answer: unknown;
  /** What would be answered now. */
  readonly again: () => unknown;
}

/**
 * Remembers the hints that the client was told last, and asks it to ask again where they are different now. An edit of the
 * file itself needs no telling: the client asks after it by its own. Only what was asked for is made again, which is as
 * much as is on the screen.
 */
export class ToldHints {
  readonly #connection: ProtocolConnection;
  readonly #documents: Documents;
  readonly #told = { inlayHint: new Map<string, Told>(), codeLens: new Map<string, Told>() };

  constructor(connection: ProtocolConnection, documents: Documents) {
    this.#connection = connection;
    this.#documents = documents;
  }

  /** Answers what is told, and keeps it in mind for an open document. */
  tell<Answer>(kind: HintKind, uri: string, make: () => Answer): Answer {
    const answer = make();
    const document = this.#documents.get(keyOf(uri));
    if (document !== undefined) this.#told[kind].set(keyOf(uri), { version: document.version, answer, again: make });
    return answer;
  }

  /** To be called when any project may be different. */
  review({ workspace }: ClientCapabilities): void {
    if (workspace?.inlayHint?.refreshSupport === true) this.#review("inlayHint");
    if (workspace?.codeLens?.refreshSupport === true) this.#review("codeLens");
  }

  #review(kind: HintKind): void {
    const told = this.#told[kind];
    let isOld = false;
    for (const [key, { version, answer, again }] of told) {
      if (this.#documents.get(key)?.version === version && sameData(answer, again())) continue;
      isOld ||= this.#documents.get(key)?.version === version;
      told.delete(key);
    }
    // A client that cannot, although it said that it can, is no worse off than before.
    if (isOld) this.#connection.sendRequest(`workspace/${kind}/refresh`).catch(() => undefined);
  }
}
