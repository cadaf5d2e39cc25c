import {
  type Disposable,
  type Event,
  EventEmitter,
  l10n,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from "vscode";
import type { EffectiveConfigResult } from "../../../../server/src/protocol/commands.ts";
import type { ServerCommands } from "../serverCommands.ts";
import type { StrataServer } from "../strataServer.ts";
import { comparisonText } from "./comparisonText.ts";
import { effectiveScheme, type ShownStack, shownIn } from "./effectiveUri.ts";

/** The documents with effective configurations. They are read only and follow every edit of the files behind them. */
export class EffectiveDocuments implements TextDocumentContentProvider, Disposable {
  readonly #commands: ServerCommands;
  readonly #changed = new EventEmitter<Uri>();
  readonly #revealedChanged = new EventEmitter<Uri>();
  readonly #results = new Map<string, EffectiveConfigResult>();
  readonly #revealed = new Set<string>();
  readonly #subscriptions: Disposable[];

  constructor(server: StrataServer, commands: ServerCommands) {
    this.#commands = commands;
    this.#subscriptions = [
      workspace.registerTextDocumentContentProvider(effectiveScheme, this),
      server.onProjectsChanged((folders) => this.#refresh(folders)),
      window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.length > 0) this.#hideClosed();
      }),
      // A closed tab leaves its document for a while, and one that is shown again is not asked for again.
      workspace.onDidCloseTextDocument(({ uri }) => this.#results.delete(uri.toString())),
    ];
  }

  get onDidChange(): Event<Uri> {
    return this.#changed.event;
  }

  /** Tells when the secrets of a document are shown or hidden. */
  get onDidChangeRevealed(): Event<Uri> {
    return this.#revealedChanged.event;
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const shown = shownIn(uri);
    const result = shown === undefined ? undefined : await this.#ask(shown, uri);
    if (shown === undefined || result === undefined) {
      this.#results.delete(uri.toString());
      return `# ${l10n.t("There is no such configuration any more.")}\n`;
    }
    this.#results.set(uri.toString(), result);
    return shown.comparedWith === undefined ? result.text : this.#comparison(result, shown.comparedWith);
  }

  /** What the text of a document was made from. */
  resultOf(uri: Uri): EffectiveConfigResult | undefined {
    return this.#results.get(uri.toString());
  }

  isRevealed(uri: Uri): boolean {
    return this.#revealed.has(uri.toString());
  }

  /** Shows the secrets of this document alone, until it is closed. */
  reveal(uri: Uri): void {
    this.#revealed.add(uri.toString());
    this.#tellRevealed(uri);
  }

  hide(uri: Uri): void {
    this.#revealed.delete(uri.toString());
    this.#tellRevealed(uri);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
    this.#revealedChanged.dispose();
    this.#results.clear();
    this.#revealed.clear();
  }

  #ask({ project, stack }: ShownStack, uri: Uri): Promise<EffectiveConfigResult | undefined> {
    const secrets = this.isRevealed(uri) ? "revealed" : "masked";
    return this.#commands.effectiveConfig({ uri: project, stack, format: "toml", secrets });
  }

  async #comparison({ project, stack, data }: EffectiveConfigResult, other: string): Promise<string> {
    // Both sides ask for the same comparison, so that both know which of the two is the second.
    const [one = stack, second = other] = [stack, other].sort();
    const difference = await this.#commands.diff({ uri: project, one, other: second });
    return comparisonText(data, difference?.data ?? { one, other: second, differences: [] });
  }

  #refresh(folders: ReadonlySet<string>): void {
    for (const { uri } of workspace.textDocuments) {
      const shown = shownIn(uri);
      if (shown !== undefined && folders.has(shown.project)) this.#changed.fire(uri);
    }
  }

  #tellRevealed(uri: Uri): void {
    this.#changed.fire(uri);
    this.#revealedChanged.fire(uri);
  }

  /** VS Code keeps a document for minutes after its tab is gone, and shows it again; its secrets are masked at once. */
  #hideClosed(): void {
    const shown = new Set(window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(({ input }) => urisIn(input))));
    for (const key of this.#revealed) if (!shown.has(key)) this.hide(Uri.parse(key));
  }
}

/** The documents on a tab: one, or the two of a comparison. */
function urisIn(input: unknown): string[] {
  if (typeof input !== "object" || input === null) return [];
  const { uri, original, modified }: { uri?: unknown; original?: unknown; modified?: unknown } = input;
  return [uri, original, modified].filter((part) => part !== undefined).map(String);
}
