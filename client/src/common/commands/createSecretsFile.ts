import { l10n, Uri, window, workspace } from "vscode";
import type { ProjectSummary } from "../../../../server/src/protocol/commands.ts";
import { exists } from "../exists.ts";
import type { Parts } from "../parts.ts";
import { pickProject } from "../pickStack.ts";

interface Template {
  readonly file: string;
  readonly target: string;
  readonly isThere: boolean;
}

/** Copies a template such as `secrets.example.toml` to the file that it is made for. A file that is there is never replaced. */
export async function createSecretsFile({ projects }: Parts): Promise<void> {
  const project = await pickProject(projects);
  if (project === undefined) return;
  const folder = Uri.parse(project.project);
  const templates = await templatesOf(project);
  const wanted = templates.filter(({ isThere }) => !isThere);
  const template = wanted.length > 1 ? await pickTemplate(wanted) : wanted[0];
  if (template !== undefined) await copyTemplate(folder, template);
  else if (wanted.length === 0) await tellNothingToCreate(folder, templates[0]);
}

function templatesOf({ project, templates }: ProjectSummary): Promise<Template[]> {
  const folder = Uri.parse(project);
  return Promise.all(
    templates.map(async ({ file, of }) => ({ file, target: of, isThere: await exists(fileIn(folder, of)) })),
  );
}

/** A template may lie in a folder of the project. */
function fileIn(folder: Uri, file: string): Uri {
  return Uri.joinPath(folder, ...file.split("/"));
}

async function pickTemplate(templates: readonly Template[]): Promise<Template | undefined> {
  const items = templates.map((template) => ({
    label: template.target,
    description: l10n.t("from {0}", template.file),
    template,
  }));
  return (await window.showQuickPick(items, { title: l10n.t("Create which file?") }))?.template;
}

async function copyTemplate(folder: Uri, { file, target }: Template): Promise<void> {
  const uri = fileIn(folder, target);
  try {
    await workspace.fs.copy(fileIn(folder, file), uri, { overwrite: false });
  } catch {
    // Somebody else may have created it in the meantime; then it is only opened.
    if (!(await exists(uri))) {
      void window.showErrorMessage(l10n.t("{0} could not be created.", target));
      return;
    }
  }
  await window.showTextDocument(uri);
}

async function tellNothingToCreate(folder: Uri, template: Template | undefined): Promise<void> {
  if (template === undefined) {
    void window.showInformationMessage(
      l10n.t("There is no template here, such as secrets.example.toml or .env.example."),
    );
    return;
  }
  const open = l10n.t("Open {0}", template.target);
  const chosen = await window.showInformationMessage(l10n.t("{0} is there already.", template.target), open);
  if (chosen === open) await window.showTextDocument(fileIn(folder, template.target));
}
