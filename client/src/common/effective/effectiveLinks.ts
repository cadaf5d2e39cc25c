import {
  type DefinitionProvider,
  DocumentLink,
  type DocumentLinkProvider,
  Location,
  l10n,
  Position as PlacePosition,
  type Position,
  Range,
  type TextDocument,
} from "vscode";
import type { EffectiveValueData, PlaceData } from "../../../../server/src/protocol/commands.ts";
import { fileUri, placeLink, placeText } from "../openPlace.ts";
import type { EffectiveDocuments } from "./effectiveDocuments.ts";
import { settingLines } from "./settingLines.ts";

/** Makes every place that an effective configuration names a link, and lets a setting lead to where it was set. */
export class EffectiveLinks implements DocumentLinkProvider, DefinitionProvider {
  readonly #documents: EffectiveDocuments;

  constructor(documents: EffectiveDocuments) {
    this.#documents = documents;
  }

  provideDocumentLinks(document: TextDocument): DocumentLink[] {
    const result = this.#documents.resultOf(document.uri);
    if (result === undefined) return [];
    const places = new Map(result.data.values.map((value) => [value.key, placesOf(value)]));
    return [...settingLines(document.getText())].flatMap(([line, key]) => {
      return linksIn(document.lineAt(line).text, line, places.get(key) ?? [], result.project);
    });
  }

  provideDefinition(document: TextDocument, position: Position): Location[] {
    const result = this.#documents.resultOf(document.uri);
    const key = settingLines(document.getText()).get(position.line);
    const value = result?.data.values.find((candidate) => candidate.key === key);
    if (result === undefined || value === undefined) return [];
    return placesOf(value).map((place) => {
      return new Location(fileUri(result.project, place.file), new PlacePosition(place.line - 1, place.column - 1));
    });
  }
}

/** The place that wins first. */
export function placesOf({ origin, overrides }: EffectiveValueData): PlaceData[] {
  return [...(origin === "default" ? [] : [origin]), ...overrides];
}

/** The places stand in the comment behind the value, in their order; a value may look like one, so the last come first. */
function linksIn(text: string, line: number, places: readonly PlaceData[], project: string): DocumentLink[] {
  const links: DocumentLink[] = [];
  let end = text.length;
  for (const place of [...places].reverse()) {
    const written = placeText(place);
    const start = end < written.length ? -1 : text.lastIndexOf(written, end - written.length);
    if (start < 0) continue;
    const link = new DocumentLink(new Range(line, start, line, start + written.length), placeLink(project, place));
    link.tooltip = l10n.t("Open {0}", written);
    links.unshift(link);
    end = start;
  }
  return links;
}
