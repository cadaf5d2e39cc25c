import { l10n, languages, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from "vscode";
import type { ExplainResult, ExplanationData, PlaceData } from "../../../../server/src/protocol/commands.ts";
import { documentSelector } from "../documentSelector.ts";
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
  const asked = settingIn(given) ?? settingInConfig();
  const result = asked === undefined ? await explainedAtCursor(parts) : await explained(parts, asked);
  const told = result ?? (asked === undefined ? await explainedByName(parts) : undefined);
  if (told === undefined) {
    if (asked === undefined) return;
    void window.showInformationMessage(l10n.t("No file sets {0}, and no schema knows it.", asked.key));
    return;
  }
  const { project, data } = told;
  const options = { title: titleOf(data), placeHolder: placeholderOf(data), matchOnDescription: true };
  const chosen = await window.showQuickPick(rowsOf(data, await ownStacks(parts)), options);
  if (chosen?.place !== undefined) await openPlace(project, chosen.place);
}

function explained({ commands }: Parts, { project, key, stack }: AskedSetting): Promise<ExplainResult | undefined> {
  return commands.explain({ uri: project, key, ...(stack === undefined ? {} : { stack }) });
}

async function ownStacks({ projects }: Parts): Promise<ReadonlySet<string>> {
  const uri = activeUri();
  const project = uri === undefined ? undefined : await projects.readAround(uri);
  const own = uri === undefined || project === undefined ? [] : stacksWith(project, uri);
  return new Set(own.map(({ name }) => name));
}

function settingIn(given: unknown): AskedSetting | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const { project, key, stack }: { project?: unknown; key?: unknown; stack?: unknown } = given;
  if (typeof project !== "string" || typeof key !== "string") return undefined;
  return { project, key, ...(typeof stack === "string" ? { stack } : {}) };
}

/** The setting at the cursor of an effective configuration, whose lines only this side knows. */
function settingInConfig(): AskedSetting | undefined {
  const editor = window.activeTextEditor;
  const shown = editor === undefined ? undefined : shownIn(editor.document.uri);
  if (editor === undefined || shown === undefined) return undefined;
  const key = settingLines(editor.document.getText()).get(editor.selection.active.line);
  return key === undefined ? undefined : { project: shown.project, stack: shown.stack, key };
}

/** The server is asked at once, as it waits for its projects: a list of them would be empty while they are still being read. */
async function explainedAtCursor({ commands }: Parts): Promise<ExplainResult | undefined> {
  const editor = window.activeTextEditor;
  if (editor === undefined || languages.match(documentSelector(), editor.document) === 0) return undefined;
  const { line, character } = editor.selection.active;
  const position = { line: line + 1, column: character + 1 };
  return commands.explain({ uri: editor.document.uri.toString(), position });
}

async function explainedByName(parts: Parts): Promise<ExplainResult | undefined> {
  const project = await pickProject(parts.projects);
  if (project === undefined) return undefined;
  const result = await parts.commands.effectiveConfig({ uri: project.project });
  const items = (result?.data.values ?? []).map(({ key, value, section }) => ({
    label: key,
    description: shownValue(value),
    ...(section === undefined ? {} : { detail: section }),
  }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t("Explain which setting?"),
    matchOnDescription: true,
  });
  return chosen === undefined ? undefined : explained(parts, { project: project.project, key: chosen.label });
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
