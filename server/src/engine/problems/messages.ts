/**
 * The sentences of the checks: what is wrong, what was expected, what to do. None repeats a value, which may be a secret;
 * names of settings and files are given in.
 */
export const messages = {
  unknownKey: (key: string, nearest: string | undefined) =>
    `${key} is not a known setting.${nearest === undefined ? "" : ` Did you mean ${nearest}?`}`,
  wrongCase: (key: string, known: string) =>
    `${key} is not a known setting: the loader tells upper from lower case. Write ${known}.`,
  jsonExpected: (kind: "list" | "table") =>
    `The loader reads a ${kind} from .env only as JSON, such as ${kind === "list" ? '["a", "b"]' : '{"name": "value"}'}.`,
  misplacedKey: (key: string, layer: string) => `${key} belongs in ${layer}. Move it there.`,
  foreignKey: (key: string, part: string) =>
    `${key} belongs in the ${part} part, and nothing reads it here. Move it there.`,
  misplacedSecret: (key: string, home: string) =>
    `${key} is a secret, and this file is committed. Move it to ${home}, which is not.`,
  secretInTemplate: (key: string) =>
    `${key} looks like a real secret, and a template is committed. Write a placeholder such as CHANGE_ME.`,
  placeholder: (key: string) => `${key} is still a placeholder. Put the real value in.`,
  secretsNotIgnored: (file: string) => `${file} holds secrets, and git does not ignore it. Add it to .gitignore.`,
  overridden: (key: string, winners: readonly string[]) =>
    `No stack uses this value of ${key}: ${joined(winners)} ${winners.length === 1 ? "overrides" : "override"} it. Remove it here or there.`,
  redundant: (key: string, below: string) => `${below} gives ${key} the same value. Remove it here: nothing changes.`,
  deprecated: (key: string, advice: string | undefined, replacement: string | undefined) =>
    `${key} is deprecated. ${advice ?? (replacement === undefined ? "Remove it." : `Use ${replacement} instead.`)}`,
  belongsIn: (home: string) => ` Add it to ${home}.`,
  isEmptyHere: " Here it is empty.",
  homeIsAbsent: (home: string, template: string | undefined) =>
    ` It belongs in ${home}, which is not there${template === undefined ? "" : `: create it from ${template}`}.`,
  inStacks: (stacks: readonly string[]) => ` in the ${stacks.length === 1 ? "stack" : "stacks"} ${joined(stacks)}`,
  templateLacks: (key: string, of: string) =>
    `${of} needs ${key}, and its template does not mention it. Add it, if only behind a #.`,
  schemaNotFound: (reference: string) => `The schema ${reference} cannot be found. Nothing is checked by it.`,
  isSetHere: (key: string) => `${key} is set here.`,
  asksForIt: (path: string) => `${path} asks for it here.`,
};

/** What a loader makes of a broken line in `.env`. */
export const faultConsequences = {
  fileRefused: "The loader refuses the whole file.",
  settingDropped: "The loader leaves the setting out.",
  quoteKept: "To the loader the quote is a part of the value.",
  restIgnored: "The loader passes over the rest of the line.",
};

const mostNames = 4;

/** "a", "a and b", "a, b and 3 more". */
export function joined(names: readonly string[]): string {
  const shown =
    names.length > mostNames ? [...names.slice(0, mostNames - 1), `${names.length - mostNames + 1} more`] : names;
  const last = shown[shown.length - 1] ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}
