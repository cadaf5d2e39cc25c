import { commands, l10n, type QuickPickItem, window } from "vscode";
import { shownIn } from "../effective/effectiveUri.ts";
import type { Parts } from "../parts.ts";
import { activeUri } from "../pickStack.ts";

interface CommandItem extends QuickPickItem {
  readonly command: string;
}

/** The commands that the status item offers. */
export async function showCommands({ documents }: Parts): Promise<void> {
  const active = activeUri();
  const isShown = active !== undefined && shownIn(active) !== undefined;
  const isRevealed = active !== undefined && documents.isRevealed(active);
  const items: CommandItem[] = [
    { label: `$(layers) ${l10n.t("Show Effective Config")}`, command: "strata.showEffectiveConfig" },
    { label: `$(diff) ${l10n.t("Compare Effective Configs")}`, command: "strata.compareEffectiveConfigs" },
    { label: `$(question) ${l10n.t("Explain Setting")}`, command: "strata.explainSetting" },
    ...(isShown && !isRevealed
      ? [{ label: `$(eye) ${l10n.t("Reveal Secrets")}`, command: "strata.revealSecrets" }]
      : []),
    ...(isShown && isRevealed
      ? [{ label: `$(eye-closed) ${l10n.t("Hide Secrets")}`, command: "strata.hideSecrets" }]
      : []),
    { label: `$(copy) ${l10n.t("Copy as TOML")}`, command: "strata.copyAsToml" },
    { label: `$(copy) ${l10n.t("Copy as .env")}`, command: "strata.copyAsEnv" },
    { label: `$(copy) ${l10n.t("Copy as JSON")}`, command: "strata.copyAsJson" },
    { label: `$(new-file) ${l10n.t("Create strata.toml")}`, command: "strata.createManifest" },
    { label: `$(key) ${l10n.t("Create Secrets File from Template")}`, command: "strata.createSecretsFile" },
    { label: `$(warning) ${l10n.t("Show Problems")}`, command: "workbench.actions.view.problems" },
    { label: `$(output) ${l10n.t("Show Output")}`, command: "strata.showOutput" },
    { label: `$(refresh) ${l10n.t("Restart")}`, command: "strata.restart" },
  ];
  const chosen = await window.showQuickPick(items, { title: l10n.t("Strata") });
  if (chosen !== undefined) await commands.executeCommand(chosen.command);
}
