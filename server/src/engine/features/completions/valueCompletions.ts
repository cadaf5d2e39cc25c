import { isPlaceholder } from "../../checks/placeholder.ts";
import { type Contribution, lookUp } from "../../project/lookup.ts";
import type { Project } from "../../project/project.ts";
import { nodeAt, type ProjectFile } from "../../project/projectFile.ts";
import { defaultOf } from "../../schema/defaultOf.ts";
import { describeAllowed } from "../../schema/describe/allowedValues.ts";
import { Annotations } from "../../schema/describe/annotations.ts";
import { typesAmong } from "../../schema/describe/typeInWords.ts";
import { typeNamesOf } from "../../schema/jsonType.ts";
import type { Node } from "../../syntax/node.ts";
import { stacksSeenFrom } from "../hover.ts";
import { placeOf, shownIn } from "../hoverEffective.ts";
import { governing, rootNodesOf } from "../nodeAtOffset.ts";
import { shownValue } from "../shownValue.ts";
import { companionsOf } from "./candidates.ts";
import { type Completion, sortText } from "./completionItem.ts";
import type { ValuePlace } from "./completionPlace.ts";
import { choicesOf, writtenValue } from "./suggestedValue.ts";

const MOST_STACKS = 20;
const LONGEST_TEXT = 500;

interface OfferedValue {
  readonly value: Node;
  readonly kind: "value" | "choice";
  readonly note?: string | undefined;
  readonly documentation?: string | undefined;
}

/** The values that may stand at the cursor: those that are allowed, the default, examples, and what other layers say. */
export function valueCompletions(project: Project, place: ValuePlace): readonly Completion[] {
  const offered = [...schemaValues(project, place), ...layerValues(project, place)];
  return itemsOf(project, place, offered);
}

/** Items for values, each text once and the first that has it. */
export function itemsOf(project: Project, place: ValuePlace, offered: readonly OfferedValue[]): readonly Completion[] {
  const items = new Map<string, Completion>();
  for (const { value, kind, note, documentation } of offered) {
    const plain = writtenValue(project, value, place.file.tree.language.name);
    if (plain === undefined || plain === "" || plain.length > LONGEST_TEXT) continue;
    const text = inQuotes(place, value, plain);
    if (items.has(text)) continue;
    items.set(text, {
      label: plain,
      kind,
      edit: { ...place.range, text: place.before + text },
      filterText: filterOf(place, value, text),
      sortText: sortText(1, items.size),
      ...(note === undefined ? {} : { note }),
      ...(documentation === undefined ? {} : { documentation }),
    });
  }
  return [...items.values()];
}

function schemaValues(project: Project, { file, path }: ValuePlace): OfferedValue[] {
  const nodes = governing(rootNodesOf(project, file.name), path);
  const parts = nodes.flatMap((node) => node.valueParts);
  if (parts.length === 0) return [];
  const described = describeAllowed(parts);
  const choices = choicesOf(parts, typeNamesOf(typesAmong(nodes, parts))).map((value): OfferedValue => {
    const found = described.find((allowed) => allowed.value === value);
    return { value, kind: "choice", documentation: found?.description };
  });
  const byDefault = defaultOf(nodes);
  const examples = new Annotations(parts).items("examples");
  const isShown = (value: Node): boolean => !shownValue(project, path, value, undefined).hasSecret;
  const others = [
    ...(byDefault === undefined ? [] : [{ value: byDefault, kind: "value" as const, note: "default" }]),
    ...examples.map((value) => ({ value, kind: "value" as const, note: "example" })),
  ];
  const marked = choices.map((choice) => (isSame(choice.value, byDefault) ? { ...choice, note: "default" } : choice));
  return [...marked, ...others.filter(({ value }) => isShown(value))];
}

function isSame(one: Node, other: Node | undefined): boolean {
  return other !== undefined && "value" in one && "value" in other && one.value === other.value;
}

/** What the other files of the configuration say, but for secrets. */
function layerValues(project: Project, { file, path }: ValuePlace): OfferedValue[] {
  const stacks = stacksSeenFrom(project, file.name);
  const offered: OfferedValue[] = [];
  for (const stack of stacks.slice(0, MOST_STACKS)) {
    const { winner, losers } = lookUp(project, stack, path);
    for (const from of [winner, ...losers]) {
      if (from === undefined || from.file === file.name || from.value.kind === "table") continue;
      const shown = shownIn(project, stack, path, from, from.read);
      if (shown === from.read) offered.push({ value: shown, kind: "value", note: noteOf(project, from) });
    }
  }
  return [...offered, ...templateValues(project, file, path)];
}

function noteOf(project: Project, from: Contribution): string {
  const place = placeOf(project, from);
  return place === undefined ? from.file : `${place.file}:${place.line}`;
}

function isToBeReplaced(value: Node): boolean {
  return value.kind === "string" && isPlaceholder(value.value);
}

function templateValues(project: Project, file: ProjectFile, path: ValuePlace["path"]): OfferedValue[] {
  return companionsOf(project, file, []).flatMap((template): OfferedValue[] => {
    const value = nodeAt(template.settings, path);
    const isPlain = value !== undefined && value.kind !== "table" && value.kind !== "unread" && !isToBeReplaced(value);
    const isShown = isPlain && !shownValue(project, path, value, template.name).hasSecret;
    return isShown ? [{ value, kind: "value", note: template.name }] : [];
  });
}

/** The kind of quotes that was typed stays, where the text allows it. */
function inQuotes({ quote, file }: ValuePlace, value: Node, plain: string): string {
  if (quote === "" || value.kind !== "string") return plain;
  const isSafe = !/["'`\\$\u0000-\u001f\u007f]/.test(value.value);
  if (!isSafe) return plain;
  return file.tree.language.name === "toml" && quote === "`" ? plain : `${quote}${value.value}${quote}`;
}

/** Editors compare this with what stands between the start of the edit and the cursor. */
function filterOf({ quote }: ValuePlace, value: Node, text: string): string {
  if (quote !== "") return text.startsWith(quote) ? text : `${quote}${text}`;
  return value.kind === "string" ? value.value : text;
}
