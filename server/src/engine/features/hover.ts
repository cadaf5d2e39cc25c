import type { Stack } from "../project/plan.ts";
import { manifestName, type Project } from "../project/project.ts";
import { keyText } from "../project/settingPath.ts";
import { knownNames } from "../schema/children.ts";
import type { AllowedValue } from "../schema/describe/allowedValues.ts";
import { Annotations, textOf } from "../schema/describe/annotations.ts";
import { describeSetting, type SettingDescription } from "../schema/describe/describeSetting.ts";
import type { SchemaNode } from "../schema/schemaNode.ts";
import type { Node, Path } from "../syntax/node.ts";
import type { Span } from "../text/span.ts";
import { code, type HoverBlock, type Piece, words } from "./hoverBlocks.ts";
import { effectiveFacts, quantityPieces, valueText } from "./hoverEffective.ts";
import { governing, nodeAtOffset, rootNodesOf } from "./nodeAtOffset.ts";
import { wholeSetting } from "./settingAt.ts";
import { shownValue } from "./shownValue.ts";

const MOST_ALLOWED = 20;
const MOST_EXAMPLES = 3;
/** Patterns can be long, and the title is one line. */
const LONGEST_TYPE = 160;

/** What is worth knowing of what stands under the cursor. */
export interface Hover {
  readonly span: Span;
  readonly blocks: readonly HoverBlock[];
}

/** Undefined where no setting stands, and where nothing is known of it. */
export function hoverAt(project: Project, fileName: string, offset: number): Hover | undefined {
  const found = nodeAtOffset(project, fileName, offset);
  if (found?.path === undefined) return undefined;
  const { reference } = found;
  const path = wholeSetting(reference?.path ?? found.path);
  const blocks = settingBlocks(project, fileName, path);
  const [title, ...rest] = blocks;
  const saysNothing = rest.length === 0 && title?.kind === "title" && title.type === undefined;
  return saysNothing ? undefined : { span: reference?.span ?? found.span, blocks };
}

/** What is to be said of a setting as it is seen from a file. */
export function settingBlocks(project: Project, fileName: string, path: Path): readonly HoverBlock[] {
  const rootNodes = rootNodesOf(project, fileName);
  const nodes = governing(rootNodes, path);
  const description = describeSetting(nodes);
  const title = titleBlock(path, description, nodes, governing(rootNodes, path.slice(0, -1)));
  const texts = [deprecationText(description), mainText(path, description)].filter((text) => text !== undefined);
  const facts = [
    ...schemaFacts(project, fileName, path, description),
    ...effectiveFacts(project, stacksSeenFrom(project, fileName), path, description.unit),
    ...sourceFacts(nodes),
  ];
  const list: HoverBlock[] = facts.length === 0 ? [] : [{ kind: "facts", facts }];
  return [title, ...texts.map((text): HoverBlock => ({ kind: "text", text })), ...list];
}

/** The stacks that a file is in; a template speaks of those of the file that it is copied to. */
export function stacksSeenFrom(project: Project, fileName: string): readonly Stack[] {
  if (fileName === manifestName) return [];
  const own = project.stacksOf(fileName);
  const template = project.plan.templates.find(({ file }) => file === fileName);
  return own.length > 0 || template === undefined ? own : project.stacksOf(template.of);
}

function titleBlock(
  path: Path,
  description: SettingDescription,
  nodes: readonly SchemaNode[],
  siblings: readonly SchemaNode[],
): HoverBlock {
  const name = path[path.length - 1];
  const isRequired = knownNames(siblings).some((known) => known.name === name && known.isRequired);
  const marks = [
    ...(isRequired && description.default === undefined ? ["required"] : []),
    ...(description.isSecret ? ["secret"] : []),
    ...(description.deprecation === undefined ? [] : ["deprecated"]),
  ];
  return { kind: "title", name: keyText(path), type: nodes.length === 0 ? undefined : typeText(description), marks };
}

/** The unit is left out where the description says it, as nobody wants to read it twice. */
function typeText({ type, unit, allowed, description = "" }: SettingDescription): string | undefined {
  if (type === "any value") return undefined;
  if (isDescribed(allowed)) return `one of ${allowed.length} values`;
  const told = type.length > LONGEST_TYPE ? `${type.slice(0, LONGEST_TYPE)}…` : type;
  const isTold =
    unit === undefined ||
    ` ${description.toLowerCase().replace(/[^\p{L}\p{N}%]+/gu, " ")} `.includes(` in ${unit.toLowerCase()} `);
  return isTold ? told : `${told}, in ${unit}`;
}

function isDescribed(allowed: readonly AllowedValue[]): boolean {
  return allowed.length > 1 && allowed.some(({ description }) => description !== undefined);
}

/** Tools make a title of every name, which says nothing that the name does not. */
function mainText(path: Path, { title, description }: SettingDescription): string | undefined {
  if (description !== undefined || title === undefined) return description;
  const isName = plain(title) === plain(String(path[path.length - 1] ?? ""));
  return isName ? undefined : title;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]/g, "");
}

function deprecationText({ deprecation }: SettingDescription): string | undefined {
  if (deprecation === undefined) return undefined;
  const { message, replacement } = deprecation;
  const instead = replacement === undefined ? undefined : `Use \`${replacement}\` instead.`;
  const told = [message, instead].filter((text) => text !== undefined);
  return told.length === 0 ? undefined : `Deprecated: ${told.join(" ")}`;
}

function schemaFacts(project: Project, fileName: string, path: Path, description: SettingDescription): Piece[][] {
  const { allowed, layer } = description;
  const facts: Piece[][] = [];
  if (isDescribed(allowed)) facts.push(...allowed.slice(0, MOST_ALLOWED).map(allowedFact));
  if (isDescribed(allowed) && allowed.length > MOST_ALLOWED) {
    facts.push([words(`and ${allowed.length - MOST_ALLOWED} more values`)]);
  }
  const byDefault = defaultFact(project, path, description);
  const examples = description.allowed.length > 0 ? [] : exampleValues(project, path, description);
  if (byDefault !== undefined) facts.push(byDefault);
  if (examples.length > 0) facts.push(exampleFact(examples));
  if (layer !== undefined && layer !== fileName) facts.push([words("Belongs in "), code(layer)]);
  return facts;
}

function allowedFact({ value, description, isDeprecated }: AllowedValue): Piece[] {
  const told = [isDeprecated ? "deprecated" : undefined, description].filter((text) => text !== undefined);
  return [code(valueText(value, "toml")), ...(told.length === 0 ? [] : [words(` — ${told.join(": ")}`)])];
}

function defaultFact(project: Project, path: Path, description: SettingDescription): Piece[] | undefined {
  const { default: value, unit } = description;
  if (value === undefined || shownValue(project, path, value, undefined).hasSecret) return undefined;
  return [words("Default: "), code(valueText(value, "toml")), ...quantityPieces(value, unit)];
}

function exampleValues(project: Project, path: Path, { examples }: SettingDescription): readonly Node[] {
  return examples.filter((value) => !shownValue(project, path, value, undefined).hasSecret).slice(0, MOST_EXAMPLES);
}

function exampleFact(examples: readonly Node[]): Piece[] {
  const pieces = examples.flatMap((value, index) => [
    ...(index === 0 ? [] : [words(", ")]),
    code(valueText(value, "toml")),
  ]);
  return [words(examples.length === 1 ? "Example: " : "Examples: "), ...pieces];
}

/** Where the setting is documented: an address, a document, or a document and a heading in it. */
function sourceFacts(nodes: readonly SchemaNode[]): Piece[][] {
  const own = new Annotations(nodes.flatMap((node) => node.valueParts)).get("x-strata");
  const source = own?.kind === "table" ? own.entries.get("source")?.value : undefined;
  if (source?.kind !== "table") {
    const text = textOf(source);
    return text === undefined ? [] : [[words("Documented in "), documentPiece(text)]];
  }
  const document = textOf(source.entries.get("document")?.value);
  const heading = textOf(source.entries.get("heading")?.value);
  if (document === undefined) return [];
  const under = heading === undefined ? [] : [words(`, ${heading}`)];
  return [[words("Documented in "), documentPiece(document), ...under]];
}

function documentPiece(text: string): Piece {
  const isAddress = /^https?:\/\/[A-Za-z0-9._~:/?#@!$&'*+,;=%-]+$/.test(text);
  return isAddress ? { kind: "address", text } : words(text);
}
