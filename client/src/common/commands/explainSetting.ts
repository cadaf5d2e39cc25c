import { l10n, type QuickPickItem, QuickPickItemKind, type TextEditor, ThemeIcon, Uri, window } from "vscode";
import type { ExplanationData, PlaceData } from "../../../../server/src/protocol/commands.ts";
import { placesOf } from "../effective/effectiveLinks.ts";
import { shownIn } from "../effective/effectiveUri.ts";
import { settingLines } from "../effective/settingLines.ts";
import { openPlace, placeText } from "../openPlace.ts";
import type { Parts } from "../parts.ts";
import { activeUri, pickProject } from "../pickStack.ts";
import { stacksWith } from "../projectList.ts";
import { shownValue } from "../shownValue.ts";

export interface AskedSetting {
  /** The folder of the project, as a URI. */
  readonly project: string;
  readonly key: string;
  /** Without one, all stacks are told. */
  readonly stack?: string;
}

/** Lists what every layer says about the setting at the cursor, or about one that is asked for. Each row leads to its place. */
export async function explainSetting(parts: Parts, given: unknown): Promise<void> {
  const setting = settingIn(given) ?? (await settingAtCursor(parts)) ?? (await askForSetting(parts));
  if (setting === undefined) return;
  const { project, key, stack } = setting;
  const result = await parts.commands.explain({ uri: project, key, ...(stack === undefined ? {} : { stack }) });
  if (result === undefined) {
    void window.showInformationMessage(l10n.t("No file sets {0}, and no schema knows it.", key));
    return;
  }
  const options = { title: titleOf(result.data), placeHolder: placeholderOf(result.data), matchOnDescription: true };
  const chosen = await window.showQuickPick(rowsOf(result.data, await ownStacks(parts)), options);
  if (chosen?.place !== undefined) await openPlace(project, chosen.place);
}

async function ownStacks({ projects }: Parts): Promise<ReadonlySet<string>> {
  const uri = activeUri();
  const project = uri === undefined ? undefined : await projects.around(uri);
  const own = uri === undefined || project === undefined ? [] : stacksWith(project, uri);
  return new Set(own.map(({ name }) => name));
}

function settingIn(given: unknown): AskedSetting | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const { project, key, stack }: { project?: unknown; key?: unknown; stack?: unknown } = given;
  if (typeof project !== "string" || typeof key !== "string") return undefined;
  return { project, key, ...(typeof stack === "string" ? { stack } : {}) };
}

async function settingAtCursor({ commands, projects }: Parts): Promise<AskedSetting | undefined> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  const shown = shownIn(document.uri);
  if (shown !== undefined) {
    const key = settingLines(document.getText()).get(selection.active.line);
    return key === undefined ? undefined : { project: shown.project, stack: shown.stack, key };
  }
  if ((await projects.around(document.uri)) === undefined) return undefined;
  const result = await commands.effectiveConfig({ uri: document.uri.toString() });
  if (result === undefined) return undefined;
  const places = result.data.values.flatMap((value) =>
    placesOf(value)
      .filter(({ file }) => isSameFile(result.project, file, document.uri))
      .map(({ line }) => ({ key: value.key, line: line - 1 })),
  );
  const key = keyAt(places, editor);
  return key === undefined ? undefined : { project: result.project, key };
}

function isSameFile(project: string, file: string, uri: Uri): boolean {
  return Uri.joinPath(Uri.parse(project), ...file.split("/")).toString() === uri.toString();
}

/** A value may go on over several lines, so on an indented or closing line the setting above counts. */
function keyAt(
  places: readonly { readonly key: string; readonly line: number }[],
  { document, selection }: TextEditor,
) {
  const { line } = selection.active;
  const exact = places.find((place) => place.line === line);
  const text = document.lineAt(line).text;
  if (exact !== undefined || !/^[ \t\]}"']/.test(text)) return exact?.key;
  const above = places.filter((place) => place.line < line).sort((one, other) => other.line - one.line);
  return above[0]?.key;
}

async function askForSetting({ commands, projects }: Parts): Promise<AskedSetting | undefined> {
  const project = await pickProject(projects);
  if (project === undefined) return undefined;
  const result = await commands.effectiveConfig({ uri: project.project });
  const items = (result?.data.values ?? []).map(({ key, value, section }) => ({
    label: key,
    description: shownValue(value),
    ...(section === undefined ? {} : { detail: section }),
  }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t("Explain which setting?"),
    matchOnDescription: true,
  });
  return chosen === undefined ? undefined : { project: project.project, key: chosen.label };
}

interface Row extends QuickPickItem {
  readonly place?: PlaceData;
}

function titleOf({ key, type, secret }: ExplanationData): string {
  const kind = [type ?? l10n.t("not in the schema"), ...(secret ? [l10n.t("secret")] : [])].join(", ");
  return `${key}: ${kind}`;
}

function placeholderOf({ description, deprecated }: ExplanationData): string {
  const hint = l10n.t("Choose a value to go to its line.");
  if (deprecated !== undefined) return l10n.t("Deprecated: {0}", deprecated);
  return description ?? hint;
}

/** The stacks of the active file come first, and the default that all share comes last. */
function rowsOf({ stacks, default: byDefault }: ExplanationData, own: ReadonlySet<string>): Row[] {
  const isOwn = (group: Group): boolean => group.names.some((name) => own.has(name));
  const groups = [...stacks.filter(isOwn), ...stacks.filter((group) => !isOwn(group))];
  const rows = groups.flatMap((group) => groupRows(group, byDefault));
  if (byDefault === undefined) return rows;
  const row: Row = { label: shownValue(byDefault), iconPath: new ThemeIcon("circle-outline") };
  return [...rows, { label: l10n.t("default"), kind: QuickPickItemKind.Separator }, row];
}

type Group = ExplanationData["stacks"][number];

function groupRows({ names, layers, result }: Group, byDefault: unknown): Row[] {
  const rows: Row[] = [{ label: names.join(", "), kind: QuickPickItemKind.Separator }];
  const check = new ThemeIcon("check");
  if (result === "not-set") rows.push({ label: l10n.t("not set"), iconPath: new ThemeIcon("circle-slash") });
  if (result === "default") {
    rows.push({ label: shownValue(byDefault), description: l10n.t("the default wins"), iconPath: check });
  }
  for (const [index, layer] of layers.entries()) {
    const wins = result === "layer" && index === 0;
    const value = shownValue(layer.value);
    rows.push({
      label: layer.quantity === undefined ? value : `${value} (${layer.quantity})`,
      description: `${placeText(layer)}: ${wins ? l10n.t("wins") : l10n.t("overridden")}`,
      iconPath: wins ? check : new ThemeIcon("dash"),
      place: layer,
    });
  }
  return rows;
}
