import {
  commands,
  DiagnosticSeverity,
  type Disposable,
  l10n,
  languages,
  MarkdownString,
  StatusBarAlignment,
  type StatusBarItem,
  Uri,
  window,
} from "vscode";
import type { ProjectSummary } from "../../../server/src/protocol/commands.ts";
import { shownIn } from "./effective/effectiveUri.ts";
import { markdownText } from "./markdownText.ts";
import type { Parts } from "./parts.ts";
import { projectName, stacksWith } from "./projectList.ts";
import { runLatest } from "./runLatest.ts";
import { isAtOrIn, sameUri } from "./uris.ts";

/** Menus offer our commands where this is set: in files of a project, and in effective configurations. */
const inProjectKey = "strata.inProject";

/** Names in the status bar which project and stacks the active file belongs to, and how many problems the project has. */
export class StatusItem implements Disposable {
  readonly #projects: Parts["projects"];
  readonly #item: StatusBarItem;
  readonly #subscriptions: Disposable[];

  constructor({ projects }: Parts) {
    this.#projects = projects;
    this.#item = window.createStatusBarItem("strata.status", StatusBarAlignment.Right, 101);
    this.#item.name = l10n.t("Strata: Configuration");
    this.#item.command = "strata.showCommands";
    const update = runLatest(() => this.#update());
    this.#subscriptions = [
      window.onDidChangeActiveTextEditor(update),
      projects.onDidChange(update),
      languages.onDidChangeDiagnostics(update),
    ];
    update();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }

  async #update(): Promise<void> {
    const uri = window.activeTextEditor?.document.uri;
    const shown = uri === undefined ? undefined : shownIn(uri);
    const folder = shown === undefined ? uri : Uri.parse(shown.project);
    const project = folder === undefined ? undefined : await this.#projects.around(folder);
    const stacks =
      shown === undefined ? project && uri && stacksWith(project, uri).map(({ name }) => name) : [shown.stack];
    const isOurs = project !== undefined && (shown !== undefined || isConfiguration(project, uri));
    void commands.executeCommand("setContext", inProjectKey, isOurs);
    if (project === undefined || !isOurs) {
      this.#item.hide();
      return;
    }
    this.#show(project, stacks ?? []);
  }

  #show(project: ProjectSummary, stacks: readonly string[]): void {
    const count = problemCount(project);
    const all = project.stacks.map(({ name }) => name);
    const told = stacks.length === 0 || stacks.length === all.length ? all : stacks;
    const few = told.length > 2 ? l10n.t("{0} stacks", told.length) : told.join(", ");
    this.#item.text = `$(layers) ${[projectName(project), few].filter(Boolean).join(": ")}${count === 0 ? "" : ` $(warning) ${count}`}`;
    this.#item.tooltip = tooltip(project, stacks, count);
    const label = l10n.t("Strata: {0}, {1}, {2}", projectName(project), few, problemsText(count));
    this.#item.accessibilityInformation = { label, role: "button" };
    this.#item.show();
  }
}

/** Templates and `strata.toml` are in no stack and are configuration all the same. */
function isConfiguration(project: ProjectSummary, uri: Uri | undefined): boolean {
  if (uri === undefined) return false;
  if (stacksWith(project, uri).length > 0 || project.templates.some((template) => sameUri(template.uri, uri)))
    return true;
  return sameUri(Uri.joinPath(Uri.parse(project.project), "strata.toml").toString(), uri);
}

function problemCount({ project }: ProjectSummary): number {
  const problems = languages.getDiagnostics().flatMap(([uri, diagnostics]) => {
    return isAtOrIn(project, uri) ? diagnostics.filter(({ source }) => source === "strata") : [];
  });
  return problems.filter(({ severity }) => severity <= DiagnosticSeverity.Warning).length;
}

function problemsText(count: number): string {
  if (count === 0) return l10n.t("no problems");
  return count === 1 ? l10n.t("1 problem") : l10n.t("{0} problems", count);
}

function tooltip(project: ProjectSummary, stacks: readonly string[], count: number): MarkdownString {
  const markdown = new MarkdownString();
  const row = (name: string, value: string): void => {
    markdown.appendMarkdown(`**${markdownText(name)}** ${markdownText(value)}  \n`);
  };
  const all = project.stacks.map(({ name }) => name).join(", ");
  row(l10n.t("Project"), projectName(project));
  row(l10n.t("Stacks"), all === "" ? l10n.t("none") : all);
  if (stacks.length > 0 && stacks.length < project.stacks.length) row(l10n.t("With this file"), stacks.join(", "));
  row(l10n.t("Schema"), project.schema ?? l10n.t("none"));
  row(l10n.t("Loader"), project.loader);
  row(l10n.t("Problems"), problemsText(count));
  return markdown;
}
