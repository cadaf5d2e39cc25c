import { nearestName } from "./manifestNearest.ts";

/** A sentence about a name that is not there, and the name that was probably meant. */
export interface Suggestion {
  readonly message: string;
  readonly replacement?: string;
}

export function unknownSetting(name: string, known: readonly string[]): Suggestion {
  return suggest(`strata.toml has no setting ${quoted(name)} here.`, name, known);
}

export function notAmong(written: unknown, allowed: readonly string[]): Suggestion {
  const message = `Expected one of ${listed(allowed)}.`;
  return typeof written === "string" ? suggest(message, written, allowed) : { message };
}

export function wrongKind(expected: string): string {
  return expectations.get(expected) ?? "Expected another kind of value.";
}

export const manifestSentences = {
  empty: "Expected at least one entry, and no empty text.",
  noLayers: 'Expected `layers`, the files of the stack, lowest first: layers = ["config.toml", "secrets.toml?"].',
  schemaOutside: "A schema must lie in the folder of strata.toml. Expected a path in it, or strata:<name>.",
  schemaRemote: "Strata reads nothing from the network. Put the schema into this folder and name the file.",
  layerOutside: "A layer must lie in the folder of strata.toml.",
  layerUnreadable: "Strata reads TOML and .env files only.",
  layerTwice: (file: string) => `${quoted(file)} is in this stack already. Remove one of the two.`,
  tooManyLayers: (most: number) => `A stack has at most ${most} layers. The rest is left out.`,
  tooManyStacks: (most: number) => `A project has at most ${most} stacks. The rest is left out.`,
  twoPlaceholders: "The name of a stack has one placeholder at most.",
  unknownPlaceholder: (placeholder: string) =>
    `The name of the stack does not contain ${placeholder}. Expected the same placeholder in both, or none.`,
  unusedPlaceholder: (placeholder: string) =>
    `No layer of this stack contains ${placeholder}. Expected a layer such as "config.${placeholder}.toml".`,
  nothingMatches: (layer: string) =>
    `No file matches ${quoted(layer)} that has no stack of its own, so this makes no stack.`,
  sameName: (name: string) => `There is a stack ${quoted(name)} already. This one is left out.`,
  missingLayer: (file: string, files: readonly string[]): Suggestion => {
    const nearest = nearestName(file, files);
    if (nearest !== undefined) return { message: `There is no file ${quoted(file)}. Did you mean ${quoted(nearest)}?` };
    return { message: `There is no file ${quoted(file)}. Write "${file}?" if it may be absent.` };
  },
} as const;

const expectations: ReadonlyMap<string, string> = new Map([
  ["string", "Expected text in quotes."],
  ["boolean", "Expected true or false."],
  ["array", 'Expected a list, such as ["config.toml", "secrets.toml?"].'],
  ["object", "Expected a table."],
  ["record", "Expected a table."],
]);

function suggest(message: string, written: string, names: readonly string[]): Suggestion {
  const replacement = nearestName(written, names);
  return replacement === undefined
    ? { message }
    : { message: `${message} Did you mean ${quoted(replacement)}?`, replacement };
}

function listed(names: readonly string[]): string {
  const last = names[names.length - 1] ?? "";
  return names.length < 2 ? quoted(last) : `${names.slice(0, -1).map(quoted).join(", ")} or ${quoted(last)}`;
}

/** A name as it was written may be of any length. */
function quoted(name: string): string {
  return `"${name.length > 80 ? `${name.slice(0, 79)}…` : name}"`;
}
