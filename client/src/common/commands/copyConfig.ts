import { env, l10n, window } from "vscode";
import type { EffectiveConfigParams } from "../../../../server/src/protocol/commands.ts";
import type { Parts } from "../parts.ts";
import { chosenConfig } from "./showEffectiveConfig.ts";

/** Copies an effective configuration. Secrets go along only where the user has revealed them before. */
export async function copyConfig(parts: Parts, format: NonNullable<EffectiveConfigParams["format"]>): Promise<void> {
  const chosen = await chosenConfig(parts);
  if (chosen === undefined) return;
  const { project, stack } = chosen.shown;
  const secrets = parts.documents.isRevealed(chosen.uri) ? "revealed" : "masked";
  const result = await parts.commands.effectiveConfig({ uri: project, stack, format, secrets });
  if (result === undefined) {
    void window.showWarningMessage(l10n.t("There is no such configuration any more."));
    return;
  }
  await env.clipboard.writeText(result.text);
  const message =
    secrets === "revealed"
      ? l10n.t("Copied {0}, with its secrets.", stack)
      : l10n.t("Copied {0}. Secrets are masked.", stack);
  window.setStatusBarMessage(message, 5_000);
}
