import { Position, Range, Uri, ViewColumn, window } from "vscode";
import type { PlaceData } from "../../../server/src/protocol/commands.ts";
import { effectiveScheme } from "./effective/effectiveUri.ts";

export const openPlaceCommand = "strata.openPlace";

/** A link to a place in a file of a project. It is a command, as a link to the file would open it over the effective configuration. */
export function placeLink(project: string, { file, line, column }: PlaceData): Uri {
  const words = [project, { file, line, column }];
  return Uri.from({ scheme: "command", path: openPlaceCommand, query: JSON.stringify(words) });
}

export function fileUri(project: string, file: string): Uri {
  return Uri.joinPath(Uri.parse(project), ...file.split("/"));
}

export function placeText({ file, line }: PlaceData): string {
  return `${file}:${line}`;
}

/** Opens a file where a value was set. It does not take the place of the effective configuration that leads there. */
export async function openPlace(project: string, { file, line, column }: PlaceData): Promise<void> {
  const uri = fileUri(project, file);
  const position = new Position(line - 1, column - 1);
  await window.showTextDocument(uri, { selection: new Range(position, position), viewColumn: columnFor(uri) });
}

/** Where the file is on the screen already, or else where any file is. */
function columnFor(uri: Uri): ViewColumn {
  const files = window.visibleTextEditors.filter(({ document }) => document.uri.scheme !== effectiveScheme);
  const same = files.find(({ document }) => document.uri.toString() === uri.toString());
  if (same?.viewColumn !== undefined) return same.viewColumn;
  if (window.activeTextEditor?.document.uri.scheme !== effectiveScheme) return ViewColumn.Active;
  return files.find(({ viewColumn }) => viewColumn !== undefined)?.viewColumn ?? ViewColumn.Beside;
}
