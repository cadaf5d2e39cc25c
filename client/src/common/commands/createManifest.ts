import { l10n, Position, Uri, WorkspaceEdit, window, workspace } from "vscode";
import { exists } from "../exists.ts";
import type { Parts } from "../parts.ts";
import { pickProject } from "../pickStack.ts";
import { manifestText } from "./manifestText.ts";

/** Writes down in `strata.toml` what the names of the files say. A file that is there already is only opened. */
export async function createManifest({ projects }: Parts): Promise<void> {
  const project = await pickProject(projects);
  if (project === undefined) return;
  const uri = Uri.joinPath(Uri.parse(project.project), "strata.toml");
  if (!(await exists(uri))) await createFile(uri, manifestText(project));
  await window.showTextDocument(uri);
}

/** Creates a file in a way that can be undone, and saves it. */
async function createFile(uri: Uri, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true });
  edit.insert(uri, new Position(0, 0), text);
  if (await workspace.applyEdit(edit)) await (await workspace.openTextDocument(uri)).save();
  else void window.showErrorMessage(l10n.t("{0} could not be created.", workspace.asRelativePath(uri)));
}
