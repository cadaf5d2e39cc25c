import type { Project } from "../../project/project.ts";
import { passwordOfUrl } from "../../project/secrets.ts";
import { defaultOf } from "../../schema/defaultOf.ts";
import { describeAllowed } from "../../schema/describe/allowedValues.ts";
import { Annotations } from "../../schema/describe/annotations.ts";
import { isSecret } from "../../schema/describe/secret.ts";
import { typesAmong } from "../../schema/describe/typeInWords.ts";
import { type JsonType, typeNamesOf } from "../../schema/jsonType.ts";
import type { SchemaNode } from "../../schema/schemaNode.ts";
import type { Language } from "../../syntax/language.ts";
import type { Node } from "../../syntax/node.ts";
import { envLine, envTextOf } from "../envValue.ts";
import { tomlValue } from "../tomlValue.ts";
import { choiceOf, placeholderOf } from "./snippet.ts";

const MOST_CHOICES = 30;

/** What to write behind a key that is put in: something of the right type that is easily replaced. */
export interface SuggestedText {
  readonly text: string;
  readonly snippet: string;
}

export function suggestedText(
  project: Project,
  nodes: readonly SchemaNode[],
  language: Language["name"],
): SuggestedText {
  const parts = nodes.flatMap((node) => node.valueParts);
  const types = nodes.length === 0 ? (["string"] as const) : typeNamesOf(typesAmong(nodes, parts));
  const choices = choicesOf(parts, types);
  const written = choices.flatMap((choice) => writtenValue(project, choice, language) ?? []);
  const [first] = written;
  if (first !== undefined && written.length > 1 && written.length <= MOST_CHOICES) {
    return { text: first, snippet: choiceOf(written) };
  }
  const value = valueFor(nodes, parts);
  const text = writtenValue(project, value ?? choices[0] ?? emptyValue(types, parts), language) ?? "";
  return { text, snippet: placeholderOf(text) };
}

/** A value as it is written in a file; undefined for one that cannot be. */
export function writtenValue(project: Project, node: Node, language: Language["name"]): string | undefined {
  if (language === "toml") return tomlValue(node);
  const { loader } = project.plan;
  const text = envTextOf(node, loader);
  return text === undefined ? undefined : envLine("A", text, loader)?.slice("A=".length);
}

/** The values that can be listed, the one first that would be taken anyway. */
export function choicesOf(parts: readonly SchemaNode[], types: readonly JsonType[]): readonly Node[] {
  const allowed = describeAllowed(parts).map(({ value }) => value);
  const isBoolean = allowed.length === 0 && types.length === 1 && types[0] === "boolean";
  const choices = isBoolean ? [booleanNode(true), booleanNode(false)] : allowed;
  const preferred = defaultOf(parts) ?? new Annotations(parts).items("examples")[0];
  const first = choices.find((choice) => preferred !== undefined && isSame(choice, preferred));
  return first === undefined ? choices : [first, ...choices.filter((choice) => choice !== first)];
}

/** The default or an example. A made-up secret would be mistaken for a real one; an address without a password is none. */
function valueFor(nodes: readonly SchemaNode[], parts: readonly SchemaNode[]): Node | undefined {
  const byDefault = defaultOf(nodes);
  const values = [...(byDefault === undefined ? [] : [byDefault]), ...new Annotations(parts).items("examples")];
  const areSecrets = isSecret(nodes);
  return values.find((value) => value.kind !== "null" && (!areSecrets || isOpenAddress(value)));
}

function isOpenAddress(value: Node): boolean {
  return value.kind === "string" && passwordOfUrl(value.value) === "without-password";
}

function isSame(one: Node, other: Node): boolean {
  return "value" in one && "value" in other && one.value === other.value;
}

function booleanNode(value: boolean): Node {
  return { kind: "boolean", value, start: 0, end: 0 };
}

/** The least value of a type; a number is as small as its limits allow. */
function emptyValue(types: readonly JsonType[], parts: readonly SchemaNode[]): Node {
  const place = { start: 0, end: 0 };
  const type = types.find((name) => name !== "null") ?? "string";
  switch (type) {
    case "boolean":
      return booleanNode(false);
    case "integer":
    case "number":
      return { kind: "integer", value: leastNumber(parts), ...place };
    case "array":
      return { kind: "array", items: [], ...place };
    case "object":
      return { kind: "table", entries: new Map(), ...place };
    default:
      return { kind: "string", value: "", ...place };
  }
}

/** The number nearest to 0 within the limits. */
function leastNumber(parts: readonly SchemaNode[]): number {
  const rules = parts.flatMap(({ keywords }) => keywords.number ?? []);
  const least = rules.flatMap(({ minimum, exclusiveMinimum }) => [
    ...(minimum === undefined ? [] : [Math.ceil(Number(minimum))]),
    ...(exclusiveMinimum === undefined ? [] : [Math.floor(Number(exclusiveMinimum)) + 1]),
  ]);
  const most = rules.flatMap(({ maximum, exclusiveMaximum }) => [
    ...(maximum === undefined ? [] : [Math.floor(Number(maximum))]),
    ...(exclusiveMaximum === undefined ? [] : [Math.ceil(Number(exclusiveMaximum)) - 1]),
  ]);
  const value = Math.max(Math.min(0, ...most), ...least);
  return Number.isSafeInteger(value) ? value : 0;
}
