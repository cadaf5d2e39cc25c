import { commands, type Disposable, window } from "vscode";
import type { EffectiveDocuments } from "./effectiveDocuments.ts";

const revealedKey = "strata.revealed";

/** Keeps the menus right: they offer to hide secrets where they are revealed, and to reveal them where they are not. */
export class RevealedContext implements Disposable {
  readonly #subscriptions: Disposable[];

  constructor(documents: EffectiveDocuments) {
    const update = (): void => {
      const uri = window.activeTextEditor?.document.uri;
      void commands.executeCommand("setContext", revealedKey, uri !== undefined && documents.isRevealed(uri));
    };
    this.#subscriptions = [window.onDidChangeActiveTextEditor(update), documents.onDidChangeRevealed(update)];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
