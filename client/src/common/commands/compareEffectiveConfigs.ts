import { commands, l10n, type Uri, window } from "vscode";
import { effectiveUri, shownIn } from "../effective/effectiveUri.ts";
import type { Parts } from "../parts.ts";
import { activeUri, pickProject, pickStack } from "../pickStack.ts";

/** Shows two effective configurations side by side, in VS Code's own comparison. */
export async function compareEffectiveConfigs({ projects }: Parts): Promise<void> {
  const project = await pickProject(projects);
  if (project === undefined) return;
  if (project.stacks.length < 2) {
    void window.showInformationMessage(
      l10n.t("This project has one effective configuration, so there is nothing to compare."),
    );
    return;
  }
  const active = activeUri();
  const shown = active === undefined ? undefined : shownIn(active);
  const one = shown?.stack ?? (await pickStack(project, l10n.t("Compare which effective configuration?")))?.stack;
  if (one === undefined) return;
  const other = (await pickStack(project, l10n.t("Compare {0} with which one?", one), one))?.stack;
  if (other === undefined) return;
  await compareStacks(project.project, one, other);
}

export async function compareStacks(project: string, one: string, other: string): Promise<void> {
  const left: Uri = effectiveUri({ project, stack: one, comparedWith: other });
  const right: Uri = effectiveUri({ project, stack: other, comparedWith: one });
  await commands.executeCommand("vscode.diff", left, right, l10n.t("{0} ↔ {1} (effective)", one, other));
}
