import { Hover, type HoverProvider, l10n, MarkdownString, type Position, type TextDocument } from "vscode";
import type { ExplanationData } from "../../../../server/src/protocol/commands.ts";
import { markdownCode, markdownText } from "../markdownText.ts";
import { openPlaceCommand, placeLink, placeText } from "../openPlace.ts";
import type { ServerCommands } from "../serverCommands.ts";
import { shownValue } from "../shownValue.ts";
import type { EffectiveDocuments } from "./effectiveDocuments.ts";
import { settingLines } from "./settingLines.ts";

/** Tells of the setting on a line what it is and what each layer says, with links to the places. */
export class EffectiveHover implements HoverProvider {
  readonly #commands: ServerCommands;
  readonly #documents: EffectiveDocuments;

  constructor(commands: ServerCommands, documents: EffectiveDocuments) {
    this.#commands = commands;
    this.#documents = documents;
  }

  async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
    const result = this.#documents.resultOf(document.uri);
    const key = settingLines(document.getText()).get(position.line);
    if (result === undefined || key === undefined) return undefined;
    const { project, stack } = result;
    const secrets = this.#documents.isRevealed(document.uri) ? "revealed" : "masked";
    const explanation = await this.#commands.explain({ uri: project, key, stack, secrets });
    if (explanation === undefined) return undefined;
    return new Hover(markdownOf(project, explanation.data), document.lineAt(position.line).range);
  }
}

function markdownOf(project: string, { stacks, ...setting }: ExplanationData): MarkdownString {
  const { key, type, description, deprecated, secret } = setting;
  const kind = [type, secret ? l10n.t("secret") : undefined].filter((part) => part !== undefined).join(", ");
  const [group] = stacks;
  const rows = (group?.layers ?? []).map((layer, index) => {
    const wins = group?.result === "layer" && index === 0;
    return layerRow(project, layer, wins ? "wins" : "loses");
  });
  if (setting.default !== undefined) {
    rows.push(`- ${markdownCode(shownValue(setting.default))} ${markdownText(l10n.t("default"))}`);
  }
  const paragraphs = [
    `**${markdownCode(key)}**${kind === "" ? "" : ` — ${markdownText(kind)}`}`,
    ...(description === undefined ? [] : [markdownText(description)]),
    ...(deprecated === undefined ? [] : [markdownText(l10n.t("Deprecated: {0}", deprecated))]),
    rows.join("\n"),
  ];
  const markdown = new MarkdownString(paragraphs.join("\n\n"));
  // Whatever a schema or a file says is escaped, so no other command can come in.
  markdown.isTrusted = { enabledCommands: [openPlaceCommand] };
  return markdown;
}

type Layer = ExplanationData["stacks"][number]["layers"][number];

function layerRow(project: string, layer: Layer, role: "wins" | "loses"): string {
  const code = markdownCode(shownValue(layer.value));
  const quantity = layer.quantity === undefined ? "" : ` ${markdownText(`(${layer.quantity})`)}`;
  const link = `[${markdownText(placeText(layer))}](${placeLink(project, layer).toString()})`;
  if (role === "wins") return `- ${code}${quantity} ${link}`;
  return `- ~~${code}~~${quantity} ${link} ${markdownText(`(${l10n.t("overridden")})`)}`;
}
