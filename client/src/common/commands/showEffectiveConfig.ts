import { l10n, Uri, ViewColumn, window, workspace } from "vscode";
import { effectiveScheme, effectiveUri, type ShownStack, shownIn } from "../effective/effectiveUri.ts";
import type { Parts } from "../parts.ts";
import { activeUri, pickProject, pickStack } from "../pickStack.ts";
import { sameUri } from "../uris.ts";

/**
 * Shows what the application gets from one stack, beside the editor. A code lens says which; from the palette the user is
 * asked, if there is a choice.
 */
export async function showEffectiveConfig({ projects }: Parts, given: unknown): Promise<void> {
  const stack = stackIn(given) ?? (await askForStack({ projects }, projectIn(given)));
  if (stack === undefined) return;
  const document = await workspace.openTextDocument(effectiveUri(stack));
  await window.showTextDocument(document, { viewColumn: columnForConfig(), preserveFocus: true, preview: false });
}

async function askForStack({ projects }: Pick<Parts, "projects">, folder?: string): Promise<ShownStack | undefined> {
  const named = (await projects.all()).find(
    ({ project }) => folder !== undefined && sameUri(project, Uri.parse(folder)),
  );
  const project = named ?? (await pickProject(projects));
  return project === undefined ? undefined : pickStack(project, l10n.t("Which effective configuration?"));
}

/** Menus hand over the file that they were opened on, so only what a code lens says counts. */
function stackIn(given: unknown): ShownStack | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const { project, stack }: { project?: unknown; stack?: unknown } = given;
  return typeof project === "string" && typeof stack === "string" ? { project, stack } : undefined;
}

/** The lens of a file that many stacks read names the project alone. */
function projectIn(given: unknown): string | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const { project }: { project?: unknown } = given;
  return typeof project === "string" ? project : undefined;
}

/** Effective configurations share a column, so that looking at a second one does not open a third. */
function columnForConfig(): ViewColumn {
  const active = activeUri();
  if (active !== undefined && shownIn(active) !== undefined) return ViewColumn.Active;
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.scheme === effectiveScheme);
  return shown?.viewColumn ?? ViewColumn.Beside;
}

/** The effective configuration that the user looks at, or else one that the user is asked for. */
export async function chosenConfig(
  parts: Parts,
): Promise<{ readonly shown: ShownStack; readonly uri: Uri } | undefined> {
  const active = activeUri();
  const shown = active === undefined ? undefined : shownIn(active);
  if (active !== undefined && shown !== undefined) return { shown, uri: active };
  const asked = await askForStack(parts);
  return asked === undefined ? undefined : { shown: asked, uri: effectiveUri(asked) };
}
