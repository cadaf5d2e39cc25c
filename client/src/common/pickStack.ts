import { l10n, type QuickPickItem, QuickPickItemKind, Uri, window } from "vscode";
import type { ProjectSummary, StackSummary } from "../../../server/src/protocol/commands.ts";
import { type ShownStack, shownIn } from "./effective/effectiveUri.ts";
import { type ProjectList, projectName, stacksWith } from "./projectList.ts";

/** The file or effective configuration that the user looks at. */
export function activeUri(): Uri | undefined {
  return window.activeTextEditor?.document.uri;
}

/** The project that the user works in; asks where none can be told. Undefined where there is none, or none was chosen. */
export async function pickProject(projects: ProjectList): Promise<ProjectSummary | undefined> {
  const active = activeUri();
  const shown = active === undefined ? undefined : shownIn(active);
  const around =
    active === undefined
      ? undefined
      : await projects.readAround(shown === undefined ? active : Uri.parse(shown.project));
  if (around !== undefined) return around;
  const all = await projects.all();
  if (all.length === 0) {
    void window.showInformationMessage(
      l10n.t("Strata found no configuration here: no config.toml, no secrets.toml and no .env file."),
    );
    return undefined;
  }
  if (all.length === 1) return all[0];
  const items = all.map((project) => ({ label: projectName(project), description: project.loader, project }));
  return (await window.showQuickPick(items, { title: l10n.t("Which project?") }))?.project;
}

/** Asks for a stack only if there is a choice; those of the active file come first. */
export async function pickStack(
  project: ProjectSummary,
  title: string,
  without?: string,
): Promise<ShownStack | undefined> {
  const stacks = project.stacks.filter(({ name }) => name !== without);
  const only = stacks[0];
  if (only === undefined) return undefined;
  if (stacks.length === 1) return { project: project.project, stack: only.name };
  const chosen = await window.showQuickPick(stackItems(project, stacks), { title, matchOnDescription: true });
  return chosen?.stack === undefined ? undefined : { project: project.project, stack: chosen.stack };
}

interface StackItem extends QuickPickItem {
  readonly stack?: string;
}

function stackItems(project: ProjectSummary, stacks: readonly StackSummary[]): StackItem[] {
  const active = activeUri();
  const own = active === undefined ? [] : ownStacks(project, stacks, active);
  const rest = stacks.filter((stack) => !own.includes(stack));
  if (own.length === 0 || rest.length === 0) return stacks.map(stackItem);
  const separator = (label: string): StackItem => ({ label, kind: QuickPickItemKind.Separator });
  return [
    separator(l10n.t("With this file")),
    ...own.map(stackItem),
    separator(l10n.t("Others")),
    ...rest.map(stackItem),
  ];
}

/** The stacks that a file speaks for: the fewer other files they have in common with all, the more it is theirs. */
function ownStacks(project: ProjectSummary, stacks: readonly StackSummary[], uri: Uri): StackSummary[] {
  const shown = shownIn(uri);
  const names = shown === undefined ? stacksWith(project, uri).map(({ name }) => name) : [shown.stack];
  return names.length === project.stacks.length ? [] : stacks.filter(({ name }) => names.includes(name));
}

function stackItem({ name, layers }: StackSummary): StackItem {
  const present = layers.filter(({ isPresent }) => isPresent).map(({ file }) => file);
  return { label: name, description: present.join(" < "), stack: name };
}
