import {
  type Disposable,
  languages,
  Range,
  type TextDocument,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  window,
  workspace,
} from "vscode";
import { documentSelector } from "./documentSelector.ts";
import { likelySecrets } from "./likelySecrets.ts";
import type { Parts } from "./parts.ts";
import { runLatest } from "./runLatest.ts";

const setting = "secrets.mask";

/** Hides the values of secrets in the editor, but for those on the line under the cursor, where the user asked for it. */
export class SecretMask implements Disposable {
  readonly #parts: Parts;
  readonly #subscriptions: Disposable[];
  readonly #known = new WeakMap<TextDocument, readonly Range[]>();
  #decoration: TextEditorDecorationType | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    const update = runLatest(() => this.#update());
    this.#subscriptions = [
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`strata.${setting}`)) this.#switch(update);
      }),
      parts.projects.onDidChange(update),
      window.onDidChangeVisibleTextEditors(() => {
        this.#show();
        update();
      }),
      window.onDidChangeActiveTextEditor(() => this.#show()),
      window.onDidChangeTextEditorSelection(() => this.#show()),
    ];
    this.#switch(update);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#decoration?.dispose();
  }

  #switch(update: () => void): void {
    const isOn = workspace.getConfiguration("strata").get<boolean>(setting, false);
    this.#decoration?.dispose();
    this.#decoration = isOn ? window.createTextEditorDecorationType(maskLook) : undefined;
    if (!isOn) return;
    this.#show();
    update();
  }

  /** Asks the server where the secrets are in what is on the screen. */
  async #update(): Promise<void> {
    if (this.#decoration === undefined) return;
    await Promise.all(configurationEditors().map(({ document }) => this.#ask(document)));
    this.#show();
  }

  async #ask(document: TextDocument): Promise<void> {
    const { version } = document;
    const result = await this.#parts.commands.secretRanges({ uri: document.uri.toString() });
    // Places in an older text mean nothing; the change has been told, so they will be asked for again.
    if (document.version !== version || result === undefined) return;
    const ranges = result.ranges.map(
      ({ start, end }) => new Range(start.line, start.character, end.line, end.character),
    );
    this.#known.set(document, ranges);
  }

  /** Until the server has answered, everything is hidden that may be a secret, so that none flashes up. */
  #show(): void {
    const decoration = this.#decoration;
    if (decoration === undefined) return;
    for (const editor of configurationEditors()) {
      const ranges = this.#known.get(editor.document) ?? likelySecrets(editor.document);
      editor.setDecorations(decoration, withoutLinesAtCursor(editor, ranges));
    }
  }
}

const maskLook = {
  // The text is taken out of the line altogether: a colour would still tell its length, and a selection would show it.
  textDecoration: "none; display: none",
  before: { contentText: "••••••••", color: new ThemeColor("descriptionForeground") },
} as const;

function configurationEditors(): TextEditor[] {
  const selector = documentSelector();
  return window.visibleTextEditors.filter(({ document }) => languages.match(selector, document) > 0);
}

/** Only the editor that has the cursor reveals anything. */
function withoutLinesAtCursor(editor: TextEditor, ranges: readonly Range[]): Range[] {
  if (editor !== window.activeTextEditor) return [...ranges];
  return ranges.filter((range) => {
    return !editor.selections.some(({ active }) => range.start.line <= active.line && active.line <= range.end.line);
  });
}
