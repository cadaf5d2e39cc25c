import { commands, extensions, type TextEditor, window } from "vscode";
import { fileUri } from "./editor.ts";
import { until } from "./until.ts";

/** Waits until the language server of the extension answers. */
export async function ready(): Promise<void> {
  const extension = extensions.getExtension("strata-config.strata-config");
  if (!extension) throw new Error("VS Code does not know the extension.");
  const { ready }: { ready: Promise<void> } = await extension.activate();
  await ready;
}

/** Shows the effective configuration of a stack, and waits for its text. */
export async function showEffective(folder: string, stack: string): Promise<TextEditor> {
  await commands.executeCommand("strata.showEffectiveConfig", { project: fileUri(folder).toString(), stack });
  const name = `/${stack} (effective).toml`;
  const editor = await until(`the effective configuration ${stack} is shown`, () =>
    window.visibleTextEditors.find(({ document }) => document.uri.scheme === "strata" && document.uri.path === name),
  );
  return window.showTextDocument(editor.document, editor.viewColumn);
}

/** Accepts the selected rows of the pickers that a command opens, until something is true. */
export async function acceptUntil<Found>(what: string, probe: () => Found | undefined | false): Promise<Found> {
  return until(what, async () => {
    await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return probe();
  });
}
