import { l10n, window } from "vscode";
import { shownIn } from "../effective/effectiveUri.ts";
import type { Parts } from "../parts.ts";
import { activeUri } from "../pickStack.ts";
import { showEffectiveConfig } from "./showEffectiveConfig.ts";

/** Shows the secrets in the effective configuration that the user looks at, until it is closed. */
export async function revealSecrets(parts: Parts): Promise<void> {
  const active = activeUri();
  const shown = active === undefined ? undefined : shownIn(active);
  if (active !== undefined && shown !== undefined && shown.comparedWith === undefined) {
    parts.documents.reveal(active);
    return;
  }
  const show = l10n.t("Show Effective Config");
  const message = l10n.t("Secrets are revealed in an effective configuration. Show one first.");
  if ((await window.showInformationMessage(message, show)) === show) await showEffectiveConfig(parts, undefined);
}

export function hideSecrets({ documents }: Parts): void {
  const active = activeUri();
  if (active !== undefined) documents.hide(active);
}
