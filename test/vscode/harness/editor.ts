import { commands, Position, Range, Selection, type TextEditor, Uri, window, workspace } from "vscode";
import { until } from "./until.ts";

/** Opens a file, named by its path from the folder that holds the workspace folders. */
export async function openFile(path: string): Promise<TextEditor> {
  const document = await workspace.openTextDocument(fileUri(path));
  return window.showTextDocument(document);
}

/** The workspace folders lie side by side. */
export function fileUri(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("VS Code has no workspace folder open.");
  return Uri.joinPath(folder.uri, "..", path);
}

/** Puts a text in the place of all that an editor holds, without saving it. */
export function write(editor: TextEditor, text: string): Promise<void> {
  return put(editor, text, ({ document }) => {
    return new Range(new Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  });
}

/** Replaces the first occurrence of a text, without saving it. */
export function replace(editor: TextEditor, text: string, by: string): Promise<void> {
  return put(editor, by, () => {
    const start = positionOf(editor, text);
    return new Range(start, start.translate(0, text.length));
  });
}

/** An editor refuses an edit while it takes over a change from disk. */
async function put(editor: TextEditor, text: string, place: (editor: TextEditor) => Range): Promise<void> {
  await until(`the editor of ${editor.document.fileName} takes a text`, () =>
    editor.edit((edit) => edit.replace(place(editor), text)),
  );
}

/** Where a text first occurs in an editor, or first behind another one. */
export function positionOf(editor: TextEditor, text: string, behind = ""): Position {
  const all = editor.document.getText();
  const offset = all.indexOf(text, all.indexOf(behind));
  if (offset < 0) throw new Error(`There is no "${text}" in ${editor.document.fileName}.`);
  return editor.document.positionAt(offset);
}

/** Puts the cursor in front of a text. */
export function placeCursor(editor: TextEditor, text: string): void {
  const position = positionOf(editor, text);
  editor.selection = new Selection(position, position);
}

/** Writes a file behind the back of VS Code's editors, as another program does. */
export async function writeOutside(path: string, text: string): Promise<void> {
  await workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
}

/** The text of a file on disk; undefined where there is none. */
export async function readOutside(path: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(fileUri(path)));
  } catch {
    return undefined;
  }
}

export async function deleteOutside(path: string): Promise<void> {
  await workspace.fs.delete(fileUri(path));
}

/** Closes every editor and throws away what was not saved. */
export async function closeEditors(): Promise<void> {
  await until("every unsaved change is thrown away", async () => {
    const dirty = workspace.textDocuments.find((document) => document.isDirty && !document.isClosed);
    if (!dirty) return true;
    await window.showTextDocument(dirty);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    return false;
  });
  await commands.executeCommand("workbench.action.closeAllEditors");
}
