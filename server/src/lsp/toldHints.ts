import type { ClientCapabilities, ProtocolConnection } from "vscode-languageserver";
import type { Documents } from "./documents.ts";
import type { LiveProject } from "./liveProject.ts";
import { sameData } from "./sameData.ts";
import { keyOf, pathIn } from "./uris.ts";

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
  readonly #seen = new WeakSet<LiveProject>();
  readonly #told = { inlayHint: new Map<string, Told>(), codeLens: new Map<string, Told>() };

  constructor(connection: ProtocolConnection, documents: Documents) {
    this.#connection = connection;
    this.#documents = documents;
  }

  /** Keeps in mind what an open document was answered, and how it would be answered later. */
  tell<Answer>(kind: HintKind, uri: string, answer: Answer, again: () => Answer | undefined): Answer {
    const document = this.#documents.get(keyOf(uri));
    if (document !== undefined) this.#told[kind].set(document.key, { version: document.version, answer, again });
    return answer;
  }

  /** To be called with the projects that may be different. */
  review({ workspace }: ClientCapabilities, projects: readonly LiveProject[]): void {
    const isNew = this.#hasNew(projects);
    if (workspace?.inlayHint?.refreshSupport === true) this.#review("inlayHint", isNew);
    if (workspace?.codeLens?.refreshSupport === true) this.#review("codeLens", isNew);
  }

  /** Whoever opened a file before its project was found was told nothing, and would not ask again. */
  #hasNew(projects: readonly LiveProject[]): boolean {
    const fresh = projects.filter((project) => !this.#seen.has(project));
    for (const project of fresh) this.#seen.add(project);
    const open = [...this.#documents.all()];
    return fresh.some((project) => open.some(({ key }) => pathIn(project.key, key) !== undefined));
  }

  #review(kind: HintKind, isNew: boolean): void {
    const told = this.#told[kind];
    let isOld = isNew;
    for (const [key, { version, answer, again }] of told) {
      if (this.#documents.get(key)?.version === version && sameData(answer, again())) continue;
      isOld ||= this.#documents.get(key)?.version === version;
      told.delete(key);
    }
    // A client that cannot, although it said that it can, is no worse off than before.
    if (isOld) this.#connection.sendRequest(`workspace/${kind}/refresh`).catch(() => undefined);
  }
}
